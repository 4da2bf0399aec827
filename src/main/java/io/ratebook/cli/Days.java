package io.ratebook.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Days on the command line. */
record Days(CommandSpec spec) {
    private static final int LENGTH = "2026-11-22".length();

    /** @throws ParameterException where the text is no date of a year of four digits */
    LocalDate of(String option, String text) {
        try {
            if (text.length() == LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new ParameterException(
                spec.commandLine(), option + ": \"" + text + "\" is no date; write it as 2026-11-22");
    }

    LocalDate orToday(@Nullable String asOf) {
        return asOf == null ? LocalDate.now(ZoneId.systemDefault()) : of("--as-of", asOf);
    }
}
