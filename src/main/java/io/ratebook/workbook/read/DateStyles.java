package io.ratebook.workbook.read;

import io.ratebook.grid.Digits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** Which cell styles of a workbook show a number as a date; of styles nothing else matters to a reader. */
final class DateStyles {
    static final DateStyles NONE = new DateStyles(new BitSet());

    private final BitSet dates;

    private DateStyles(BitSet dates) {
        this.dates = dates;
    }

    static DateStyles read(XmlPart xml) throws Refused {
        Map<Integer, String> formats = new HashMap<>();
        List<Integer> styles = new ArrayList<>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "numFmts" -> formats(xml, formats);
                case "cellXfs" -> styles(xml, styles);
                default -> xml.skip();
            }
        }
        Map<Integer, Boolean> known = new HashMap<>();
        BitSet dates = new BitSet();
        for (int style = 0; style < styles.size(); style++) {
            dates.set(style, known.computeIfAbsent(styles.get(style), format -> isDate(format, formats.get(format))));
        }
        return new DateStyles(dates);
    }

    boolean isDate(int style) {
        return style >= 0 && dates.get(style);
    }

    private static boolean isDate(int format, @Nullable String written) {
        String code = written == null ? BuiltinFormats.getBuiltinFormat(format) : written;
        return DateUtil.isADateFormat(format, code);
    }

    private static void formats(XmlPart xml, Map<Integer, String> formats) throws Refused {
        while (xml.nextChild()) {
            String code = xml.attribute("formatCode");
            if (code != null) {
                formats.put(Digits.parse(xml.attribute("numFmtId")), code);
            }
            xml.skip();
        }
    }

    private static void styles(XmlPart xml, List<Integer> styles) throws Refused {
        while (xml.nextChild()) {
            styles.add(Math.max(0, Digits.parse(xml.attribute("numFmtId"))));
            xml.skip();
        }
    }
}
