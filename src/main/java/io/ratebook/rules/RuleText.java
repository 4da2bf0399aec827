package io.ratebook.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of rules beside its code alone: comments and the insides of strings blanked out, every other character in its place. */
final class RuleText {
    private static final Pattern PASSED_OVER =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"?|//[^\\n]*|/\\*.*?(?:\\*/|\\z)", Pattern.DOTALL);

    private final String text;
    private final String code;

    private RuleText(String text, String code) {
        this.text = text;
        this.code = code;
    }

    static RuleText of(String text) {
        return new RuleText(text, PASSED_OVER.matcher(text).replaceAll(match -> blank(match.group())));
    }

    String text() {
        return text;
    }

    /** The text without what comments and strings say; as long as the text. */
    String code() {
        return code;
    }

    /** The one-based line of an offset. */
    int lineAt(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** The line where this piece of code begins; spaces and line ends don't count. */
    Optional<Integer> lineOf(String fragment) {
        String wanted = squeezed(fragment);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        int[] offsets = new int[text.length()];
        StringBuilder dense = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                offsets[dense.length()] = i;
                dense.append(text.charAt(i));
            }
        }
        int found = dense.indexOf(wanted);
        return found < 0 ? Optional.empty() : Optional.of(lineAt(offsets[found]));
    }

    /** The first line whose code has this word. */
    Optional<Integer> lineOfWord(String word) {
        Matcher found = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(code);
        return found.find() ? Optional.of(lineAt(found.start())) : Optional.empty();
    }

    private static String squeezed(String fragment) {
        return fragment.replaceAll("\\s+", "");
    }

    private static String blank(String passedOver) {
        String inside = passedOver.replaceAll("[^\\n]", " ");
        boolean string = passedOver.length() > 1 && passedOver.startsWith("\"") && passedOver.endsWith("\"");
        String shown = string ? '"' + inside.substring(2) + '"' : inside;
        return Matcher.quoteReplacement(shown);
    }
}
