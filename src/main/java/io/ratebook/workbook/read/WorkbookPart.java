package io.ratebook.workbook.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workbook says of itself.
 *
 * @param sheets in their order
 * @param date1904 true where days are counted from 1904
 * @param names the defined names that mean one cell, by name; the sheet is unquoted: {@code Assumptions!$E$4}
 */
record WorkbookPart(List<Entry> sheets, boolean date1904, Map<String, String> names) {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final Pattern ONE_CELL = Pattern.compile(
            "(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[^'!\\[\\]:]+))!(?<cell>\\$[A-Za-z]{1,3}\\$[0-9]{1,7})");

    /** A sheet and the relation that leads to its part. */
    record Entry(String name, String relation, boolean hidden) {}

    static WorkbookPart read(XmlPart xml) throws Refused {
        List<Entry> sheets = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        boolean date1904 = false;
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "workbookPr" -> {
                    date1904 = xml.is("date1904");
                    xml.skip();
                }
                case "sheets" -> sheets(xml, sheets);
                case "definedNames" -> names(xml, names);
                default -> xml.skip();
            }
        }
        return new WorkbookPart(sheets, date1904, names);
    }

    private static void sheets(XmlPart xml, List<Entry> sheets) throws Refused {
        while (xml.nextChild()) {
            String name = xml.attribute("name");
            String relation = xml.attribute(RELATIONS, "id");
            String state = xml.attribute("state");
            sheets.add(new Entry(
                    name == null ? "" : name,
                    relation == null ? "" : relation,
                    state != null && !state.equals("visible")));
            xml.skip();
        }
    }

    /** A name of the whole workbook wins over the same name of one sheet. */
    private static void names(XmlPart xml, Map<String, String> names) throws Refused {
        while (xml.nextChild()) {
            String name = xml.attribute("name");
            boolean local = xml.attribute("localSheetId") != null;
            Matcher cell = ONE_CELL.matcher(xml.text().strip());
            if (name != null && cell.matches()) {
                String quoted = cell.group("quoted");
                String sheet = quoted == null ? cell.group("plain") : quoted.replace("''", "'");
                String target = sheet + "!" + cell.group("cell");
                if (local) {
                    names.putIfAbsent(name, target);
                } else {
                    names.put(name, target);
                }
            }
        }
    }
}
