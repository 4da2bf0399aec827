package io.ratebook.finding;

import java.util.ArrayList;
import java.util.List;

/** The line of a text file that a finding is about, with the one before it and a mark below the word. */
public final class Excerpt {
    private static final int LONGEST = 160;

    private Excerpt() {}

    /**
     * Ready to be printed; empty where the file has no such line.
     *
     * @param lines of the whole file
     * @param line one-based
     * @param column one-based; zero where none is known
     */
    public static List<String> of(List<String> lines, int line, int column) {
        if (line < 1 || line > lines.size()) {
            return List.of();
        }
        int width = String.valueOf(line).length();
        List<String> shown = new ArrayList<>();
        if (line > 1 && !lines.get(line - 2).isBlank()) {
            shown.add(numbered(" ", line - 1, width, lines.get(line - 2)));
        }
        String text = plain(lines.get(line - 1));
        shown.add(numbered(">", line, width, text));
        if (column > 0 && column <= Math.min(text.length(), LONGEST)) {
            shown.add("  " + " ".repeat(width) + " | " + " ".repeat(column - 1) + "^".repeat(wordAt(text, column - 1)));
        }
        return shown;
    }

    private static String numbered(String mark, int line, int width, String text) {
        String number = String.valueOf(line);
        String shown = plain(text);
        return (mark + " " + " ".repeat(width - number.length()) + number + " | "
                        + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown))
                .stripTrailing();
    }

    /** A tab, and whatever a terminal would obey or hide, takes one column, as in the numbers of columns. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.replace('\t', ' '));
        for (int i = 0; i < plain.length(); i++) {
            char each = plain.charAt(i);
            if (!Character.isSurrogate(each) && Printable.isUnseen(each)) {
                plain.setCharAt(i, '\ufffd');
            }
        }
        return plain.toString();
    }

    private static int wordAt(String text, int from) {
        int to = from;
        while (to < Math.min(text.length(), LONGEST) && Character.isJavaIdentifierPart(text.charAt(to))) {
            to++;
        }
        return Math.max(1, to - from);
    }
}
