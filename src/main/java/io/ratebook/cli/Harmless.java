package io.ratebook.cli;

import io.ratebook.finding.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * What stands between every command and the terminal: a character that would steer it, hide or turn round what it shows is spelt
 * out as {@code \}{@code uXXXX}, whosever text it is. Tabs and ends of lines pass.
 */
final class Harmless extends Writer {
    private static final boolean RETURNS = System.lineSeparator().startsWith("\r");

    private final Writer out;

    /** The first half of a pair, or a return that may begin an end of line; zero where there is none. */
    private char held;

    private Harmless(Writer out) {
        this.out = out;
    }

    /** @param out is flushed with every line */
    static PrintWriter of(PrintWriter out) {
        return new PrintWriter(new Harmless(out), true);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        StringBuilder safe = new StringBuilder(length);
        for (int i = from; i < from + length; i++) {
            add(text[i], safe);
        }
        out.write(safe.toString());
    }

    private void add(char each, StringBuilder safe) {
        if (held != 0 && Character.isSurrogatePair(held, each)) {
            pair(each, safe);
        } else if (held == '\r' && each == '\n') {
            safe.append("\r\n");
            held = 0;
        } else {
            release(safe);
            if (Character.isHighSurrogate(each) || RETURNS && each == '\r') {
                held = each;
            } else if (each == '\n' || each == '\t' || !Printable.isUnseen(each)) {
                safe.append(each);
            } else {
                spell(each, safe);
            }
        }
    }

    private void pair(char second, StringBuilder safe) {
        if (Printable.isUnseen(Character.toCodePoint(held, second))) {
            release(safe);
            spell(second, safe);
        } else {
            safe.append(held).append(second);
            held = 0;
        }
    }

    /** What was held stands alone. */
    private void release(StringBuilder safe) {
        if (held != 0) {
            spell(held, safe);
            held = 0;
        }
    }

    private static void spell(char each, StringBuilder safe) {
        safe.append(String.format("\\u%04X", (int) each));
    }

    @Override
    public void flush() throws IOException {
        StringBuilder safe = new StringBuilder();
        release(safe);
        out.write(safe.toString());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
