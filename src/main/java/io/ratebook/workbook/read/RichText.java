package io.ratebook.workbook.read;

import io.ratebook.grid.CellValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of strings and of inline strings: runs joined, phonetic hints passed over, escaped characters restored. */
public final class RichText {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** The strings that the workbook's cells share, by index. */
    public static List<CellValue.Text> shared(XmlPart xml) throws Refused {
        return texts(xml);
    }

    static SharedTexts texts(XmlPart xml) throws Refused {
        return texts(xml, RichText::unescaped);
    }

    /** The same, with what each is to be. */
    static SharedTexts texts(XmlPart xml, UnaryOperator<String> read) throws Refused {
        SharedTexts strings = new SharedTexts();
        XmlScanner scanner = xml.scanner();
        while (true) {
            if (xml.plainItem()) {
                PlainCell item = scanner.plain();
                byte[] bytes = scanner.plainBytes();
                if (isEscaped(bytes, item.inlineFrom, item.inlineTo)) {
                    append(strings, text(bytes, item.inlineFrom, item.inlineTo), read);
                } else {
                    strings.append(bytes, item.inlineFrom, item.inlineTo);
                }
            } else if (!xml.nextChild()) {
                return strings;
            } else if (xml.name().equals("si")) {
                append(strings, read(xml), read);
            } else {
                xml.skip();
            }
        }
    }

    private static void append(SharedTexts strings, String written, UnaryOperator<String> read) {
        String meant = read.apply(written);
        if (meant.equals(written)) {
            strings.append(written);
        } else {
            strings.appendMeant(meant);
        }
    }

    /** ASCII as a text. */
    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isEscaped(byte[] bytes, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (bytes[i] == '_' && bytes[i + 1] == 'x') {
                return true;
            }
        }
        return false;
    }

    /** The text of the current element: an {@code si} or an {@code is}. */
    public static String read(XmlPart xml) throws Refused {
        StringBuilder text = new StringBuilder();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "t" -> text.append(xml.text());
                case "r" -> text.append(read(xml));
                default -> xml.skip();
            }
        }
        return text.toString();
    }

    /** {@code _x000D_} stands for the character of that number. */
    public static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(
                each -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(each.group(1), 16))));
    }
}
