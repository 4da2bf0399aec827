package io.ratebook.workbook.seal;

import io.ratebook.grid.Digits;
import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.XmlPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/** The number formats of a workbook's styles: of styles nothing else decides what a number says. */
final class CellFormats {
    static final String GENERAL = "General";
    static final CellFormats NONE = new CellFormats(List.of(), List.of());

    private final List<String> byStyle;
    private final List<String> byCondition;

    private CellFormats(List<String> byStyle, List<String> byCondition) {
        this.byStyle = List.copyOf(byStyle);
        this.byCondition = List.copyOf(byCondition);
    }

    static CellFormats read(XmlPart xml) throws Refused {
        Map<String, String> codes = new HashMap<>();
        List<String> ids = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "numFmts" -> codes(xml, codes);
                case "cellXfs" -> ids(xml, ids);
                case "dxfs" -> conditions(xml, conditions);
                default -> xml.skip();
            }
        }
        return new CellFormats(ids.stream().map(each -> code(each, codes)).toList(), conditions);
    }

    /** The format of a cell's style; General where it has none. */
    String of(@Nullable String style) {
        return at(byStyle, style, GENERAL);
    }

    /** The format that a conditional format puts on a cell; empty where it leaves it as it is. */
    String ofCondition(@Nullable String index) {
        return at(byCondition, index, "");
    }

    private static String at(List<String> formats, @Nullable String index, String otherwise) {
        int i = Digits.parse(index);
        return i >= 0 && i < formats.size() ? formats.get(i) : otherwise;
    }

    private static void codes(XmlPart xml, Map<String, String> codes) throws Refused {
        while (xml.nextChild()) {
            String id = xml.attribute("numFmtId");
            String code = xml.attribute("formatCode");
            if (id != null && code != null) {
                codes.put(id, code);
            }
            xml.skip();
        }
    }

    private static void ids(XmlPart xml, List<String> ids) throws Refused {
        while (xml.nextChild()) {
            String id = xml.attribute("numFmtId");
            ids.add(id == null ? "0" : id);
            xml.skip();
        }
    }

    private static void conditions(XmlPart xml, List<String> conditions) throws Refused {
        while (xml.nextChild()) {
            String code = "";
            while (xml.nextChild()) {
                String own = xml.name().equals("numFmt") ? xml.attribute("formatCode") : null;
                code = own == null ? code : own;
                xml.skip();
            }
            conditions.add(code);
        }
    }

    private static String code(String id, Map<String, String> codes) {
        String own = codes.get(id);
        if (own != null) {
            return own;
        }
        String builtIn = id.matches("[0-9]{1,3}") ? BuiltinFormats.getBuiltinFormat(Integer.parseInt(id)) : null;
        return builtIn == null ? GENERAL : builtIn;
    }
}
