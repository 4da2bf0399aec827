package io.ratebook.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** HTML that is well-formed XML too. Every text and every value of an attribute is escaped; what no document may hold becomes U+FFFD. */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "rect", "col");
    private static final Set<String> INLINE = Set.of(
            "span", "strong", "small", "code", "title", "desc", "text", "th", "td", "caption", "h1", "h2", "h3", "p",
            "li", "dt", "dd");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    Markup() {
        out.append("<!DOCTYPE html>\n");
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one with an empty value is left out
     */
    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        if (VOID.contains(element)) {
            out.append("/>\n");
        } else {
            out.append('>').append(INLINE.contains(element) ? "" : "\n");
            open.push(element);
        }
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        String element = open.pop();
        boolean within = !open.isEmpty() && INLINE.contains(open.peek());
        out.append("</").append(element).append('>').append(within ? "" : "\n");
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** An element that holds nothing but text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Our own style sheet, as it is. */
    Markup style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /** The whole document. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("left open: " + open);
        }
        return out.toString();
    }

    private void escape(String text) {
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isCharacter(each) ? each : 0xFFFD);
            }
        });
    }

    /** What XML 1.0 lets a document hold, without the controls of Unicode's second block. */
    private static boolean isCharacter(int each) {
        return each == '\t'
                || each == '\n'
                || each >= 0x20 && each < 0x7F
                || each >= 0xA0 && each <= 0xD7FF
                || each >= 0xE000 && each <= 0xFFFD
                || each >= 0x10000;
    }
}
