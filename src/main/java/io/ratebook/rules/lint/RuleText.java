package io.ratebook.rules.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of rules beside its code alone: comments and the insides of strings blanked out, every other character in its place. */
public final class RuleText {
    private static final Pattern PASSED_OVER =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"?|//[^\\n]*|/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);

    private final String text;
    private final String code;

    private RuleText(String text, String code) {
        this.text = text;
        this.code = code;
    }

    public static RuleText of(String text) {
        return new RuleText(text, PASSED_OVER.matcher(text).replaceAll(match -> blank(match.group())));
    }

    public String text() {
        return text;
    }

    /** The text without what comments and strings say; as long as the text. */
    public String code() {
        return code;
    }

    /** The text with its comments blanked out, every other character in its place. */
    public String uncommented() {
        return PASSED_OVER
                .matcher(text)
                .replaceAll(match ->
                        match.group().startsWith("/") ? blank(match.group()) : Matcher.quoteReplacement(match.group()));
    }

    /** The one-based line of an offset. */
    public int lineAt(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** The one-based column of an offset in its line. */
    public int columnAt(int offset) {
        return offset - text.lastIndexOf('\n', offset - 1);
    }

    /** The offset of a one-based line and column; the text's end where it has no such place. */
    public int offsetOf(int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', at);
            if (next < 0) {
                return text.length();
            }
            at = next + 1;
        }
        return Math.min(text.length(), at + column - 1);
    }

    /**
     * Where a word stands in a piece of code, or the piece begins where the word isn't in it; the word's own first place where the
     * piece is not found.
     *
     * @param fragment the piece as written; spaces and line ends don't count; may be empty
     * @param word may be empty
     * @param from the offset from which to look
     * @param to the offset before which it begins
     */
    public Optional<Integer> find(String fragment, String word, int from, int to) {
        int[] piece = piece(fragment, from, to);
        if (piece.length == 0) {
            return word(word, from, to);
        }
        return Optional.of(word(word, piece[0], piece[1]).orElse(piece[0]));
    }

    private int[] piece(String fragment, int from, int to) {
        String wanted = fragment.replaceAll("\\s+", "");
        if (wanted.isEmpty()) {
            return new int[] {};
        }
        int[] offsets = new int[text.length()];
        StringBuilder dense = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                offsets[dense.length()] = i;
                dense.append(text.charAt(i));
            }
        }
        int found = dense.indexOf(wanted);
        return found < 0 ? new int[] {} : new int[] {offsets[found], offsets[found + wanted.length() - 1] + 1};
    }

    private Optional<Integer> word(String word, int from, int to) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Matcher found = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(code)
                .region(from, to)
                .useTransparentBounds(true);
        return found.find() ? Optional.of(found.start()) : Optional.empty();
    }

    /** True where the code has this word. */
    public boolean hasWord(String word) {
        return word(word, 0, text.length()).isPresent();
    }

    /** The same text with a part of it blanked out; every character after it keeps its line and column. */
    public RuleText without(int from, int to) {
        String blanks = text.substring(from, to).replaceAll("[^\\n]", " ");
        return of(text.substring(0, from) + blanks + text.substring(to));
    }

    private static String blank(String passedOver) {
        String inside = passedOver.replaceAll("[^\\n]", " ");
        boolean string = passedOver.length() > 1 && passedOver.startsWith("\"") && passedOver.endsWith("\"");
        String shown = string ? '"' + inside.substring(2) + '"' : inside;
        return Matcher.quoteReplacement(shown);
    }
}
