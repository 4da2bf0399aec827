package io.ratebook.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Whether somebody looks on. */
final class Terminal {
    private Terminal() {}

    /** Writes to a terminal as it is, so that a line can be written over; empty where input or output is none. */
    @SuppressWarnings("SystemConsoleNull") // where it isn't null any more, it is asked
    static Optional<PrintWriter> writer() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"))
                ? Optional.of(console.writer())
                : Optional.empty();
    }

    /** Since Java 22 there is a console without a terminal too. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
