package io.ratebook.finding;

/** Texts of others on a terminal: what would steer it, hide or turn round what is shown is spelt out as {@code \}{@code uXXXX}. */
public final class Printable {
    private Printable() {}

    /** The text itself where all of it can be shown. */
    public static String of(String text) {
        return isPlain(text) ? text : spelt(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each < ' ' || each > '~' && each != '\u203a' && each != '\u2026') {
                return false;
            }
        }
        return true;
    }

    private static String spelt(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isUnseen(point)) {
                safe.append(String.format("\\u%04X", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** Controls, marks of direction and other formats, halves of pairs, ends of lines, and what no text may hold. */
    public static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isNoCharacter(point);
        };
    }

    /** The 66 code points that Unicode keeps free for good. */
    public static boolean isNoCharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || point >= 0xFDD0 && point <= 0xFDEF;
    }
}
