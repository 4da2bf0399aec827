package io.ratebook.workbook.read;

import io.ratebook.grid.CellValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of strings and of inline strings: runs joined, phonetic hints passed over, escaped characters restored. */
public final class RichText {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** The strings that the workbook's cells share, by index. */
    public static List<CellValue.Text> shared(XmlPart xml) throws Refused {
        SharedTexts strings = new SharedTexts();
        while (xml.nextChild()) {
            if (xml.name().equals("si")) {
                strings.append(unescaped(read(xml)));
            } else {
                xml.skip();
            }
        }
        return strings;
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
