package io.ratebook.workbook.read.hostile;

import static io.ratebook.workbook.read.hostile.BadInput.asControl;
import static io.ratebook.workbook.read.hostile.BadInput.refused;

import io.ratebook.workbook.read.RawWorkbook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parts as XML: what attacks a parser, what breaks off, and what leads out of the file. */
final class Parts {
    private static final String[][] DOCTYPES = {
        {
            "billion-laughs",
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
        },
        {"quadratic", "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>"},
        {"file", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"},
        {"parameter", "<!DOCTYPE x [<!ENTITY % a SYSTEM \"http://127.0.0.1:9/a.dtd\"> %a;]>"},
        {"harmless", "<!DOCTYPE worksheet>"}
    };

    private Parts() {}

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        documentTypes(all);
        markup(all);
        encodings(all);
        structure(all);
        outside(all);
        return all;
    }

    private static void documentTypes(List<BadInput> all) {
        for (String[] each : DOCTYPES) {
            all.add(refused(
                    "2-01-doctype-" + each[0],
                    new Plan().part(Plan.SHEET, xml -> xml.replace("<worksheet", each[1] + "<worksheet"))));
        }
        for (String[] each : new String[][] {
            {"workbook", "xl/workbook.xml"},
            {"strings", "xl/sharedStrings.xml"},
            {"styles", "xl/styles.xml"},
            {"types", "[Content_Types].xml"},
            {"relations", "_rels/.rels"}
        }) {
            all.add(refused(
                    "2-01-doctype-in-" + each[0],
                    new Plan().part(each[1], xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x []>"))));
        }
        all.add(refused(
                "2-01-doctype-in-types-in-small-letters",
                typesNamed("[content_types].xml")
                        .part("[content_types].xml", xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x []>"))));
        all.add(refused(
                "2-01-doctype-in-unused", new Plan().file(each -> each.part("docProps/app.xml", "<!DOCTYPE x><x/>"))));
    }

    private static void markup(List<BadInput> all) {
        all.add(refused("2-02-depth-in-sheet", new Plan().around("<x>".repeat(64) + "</x>".repeat(64), "")));
        all.add(
                refused(
                        "2-02-depth-in-drawing",
                        new Plan()
                                .file(
                                        each -> each.part(
                                                        "xl/drawings/drawing1.xml",
                                                        "<x>".repeat(30_000) + "</x>".repeat(30_000))
                                                .type(
                                                        "xl/drawings/drawing1.xml",
                                                        "application/vnd.openxmlformats-officedocument.drawing+xml")
                                                .relation(
                                                        Plan.SHEET,
                                                        "rId9",
                                                        "drawing",
                                                        "Target=\"../drawings/drawing1.xml\"")
                                                .changed(
                                                        Plan.SHEET,
                                                        xml -> xml.replace(
                                                                "</worksheet>",
                                                                "<drawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId9\"/></worksheet>")))));
        all.add(asControl("2-02-depth-of-60", new Plan().around("<x>".repeat(59) + "</x>".repeat(59), "")));
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 257; i++) {
            attributes.append(" a").append(i).append("=\"1\"");
        }
        all.add(refused("2-02-257-attributes", new Plan().around("<sheetPr" + attributes + "/>", "")));
        all.add(refused("2-02-long-attribute", new Plan().around("<sheetPr a=\"" + noise(1_100_000) + "\"/>", "")));
        all.add(refused("2-02-long-comment", new Plan().around("<!--" + noise(9_000_000) + "-->", "")));
        all.add(refused("2-02-long-name", new Plan().around("<" + "a".repeat(100_000) + "/>", "")));
        all.add(refused("2-02-long-text", new Plan().with("Note", Plan.text(noise(1_100_000)))));
        all.add(refused("2-02-control-character", new Plan().with("Note", Plan.text("a\u0001b"))));
        all.add(refused("2-02-control-reference", new Plan().with("Note", Plan.text("a&#1;b"))));
        all.add(refused(
                "2-02-xml-1.1",
                new Plan()
                        .with("Note", Plan.text("a&#27;[31mb"))
                        .part(Plan.SHEET, xml -> xml.replace("version=\"1.0\"", "version=\"1.1\""))));
        all.add(refused("2-02-lone-surrogate-reference", new Plan().with("Note", Plan.text("a&#xD800;b"))));
        all.add(refused("2-02-undeclared-entity", new Plan().with("Note", Plan.text("a&nbsp;b"))));
        all.add(refused("2-02-undeclared-prefix", new Plan().with("Note", Plan.text("<x:a/>"))));
        all.add(refused("2-02-no-xml", new Plan().file(each -> each.part(Plan.SHEET, "no XML at all"))));
        all.add(refused("2-02-empty-part", new Plan().file(each -> each.part(Plan.SHEET, ""))));
        all.add(refused(
                "2-02-broken-drawing",
                new Plan()
                        .file(each -> each.part("xl/drawings/drawing1.xml", "<x><y></x>")
                                .type(
                                        "xl/drawings/drawing1.xml",
                                        "application/vnd.openxmlformats-officedocument.drawing+xml")
                                .relation(Plan.SHEET, "rId9", "drawing", "Target=\"../drawings/drawing1.xml\""))));
        StringBuilder rows = new StringBuilder();
        for (int row = 4; row < 1004; row++) {
            rows.append("<row r=\"").append(row).append("\"/>\n");
        }
        all.add(refused(
                "2-03-breaks-after-1000-rows",
                new Plan().part(Plan.SHEET, xml -> xml.replace("</sheetData>", rows + "<row><c></row></sheetData>"))));
        all.add(refused(
                "2-03-ends-within-a-row", new Plan().part(Plan.SHEET, xml -> xml.substring(0, xml.indexOf("second")))));
    }

    /** Text that doesn't pack well. */
    static String noise(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(Integer.toString(i * 7919, 36));
        }
        return text.toString();
    }

    private static void encodings(List<BadInput> all) {
        all.add(refused("2-02-utf-7", new Plan().part(Plan.SHEET, xml -> xml.replace("UTF-8", "UTF-7"))));
        all.add(refused(
                "2-02-unknown-encoding", new Plan().part(Plan.SHEET, xml -> xml.replace("UTF-8", "x-nowhere"))));
        all.add(refused("2-02-ebcdic", new Plan().part(Plan.SHEET, xml -> xml.replace("UTF-8", "Cp037"))));
        all.add(refused(
                "2-02-utf-16-only-declared", new Plan().part(Plan.SHEET, xml -> xml.replace("UTF-8", "UTF-16"))));
        all.add(refused("2-02-utf-16-declared-utf-8", encoded(StandardCharsets.UTF_16, "UTF-8")));
        all.add(refused("2-02-utf-32", encoded(java.nio.charset.Charset.forName("UTF-32"), "UTF-32")));
        all.add(refused("2-02-invalid-utf-8", invalid(Plan.SHEET, (byte) 0xC3, (byte) 0x28)));
        all.add(refused("2-02-overlong-utf-8", invalid(Plan.SHEET, (byte) 0xC0, (byte) 0xAF)));
        all.add(refused("2-02-latin-1-declared-utf-8", invalid(Plan.SHEET, (byte) 0xE9, (byte) 'l')));
        all.add(asControl("2-02-utf-16", encoded(StandardCharsets.UTF_16, "UTF-16")));
        all.add(asControl(
                "2-02-utf-16-little-endian",
                new Plan()
                        .file(each -> each.part(
                                Plan.SHEET,
                                ("\ufeff"
                                                + new String(each.bytes(Plan.SHEET), StandardCharsets.UTF_8)
                                                        .replace("UTF-8", "UTF-16"))
                                        .getBytes(StandardCharsets.UTF_16LE)))));
        all.add(asControl("2-02-utf-16-throughout", new Plan().file(each -> {
                    for (String part :
                            List.of("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", Plan.SHEET)) {
                        each.part(
                                part,
                                new String(each.bytes(part), StandardCharsets.UTF_8)
                                        .replace("UTF-8", "UTF-16")
                                        .getBytes(StandardCharsets.UTF_16));
                    }
                    return each;
                })));
        all.add(asControl(
                "2-02-utf-8-mark",
                new Plan()
                        .file(each -> each.part(
                                Plan.SHEET,
                                ("\ufeff" + new String(each.bytes(Plan.SHEET), StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)))));
        all.add(asControl(
                "2-02-no-declaration", new Plan().part(Plan.SHEET, xml -> xml.substring(xml.indexOf("<worksheet")))));
        all.add(asControl("2-02-latin-1", encoded(StandardCharsets.ISO_8859_1, "ISO-8859-1")));
    }

    private static Plan encoded(java.nio.charset.Charset charset, String declared) {
        return new Plan()
                .file(each -> each.part(
                        Plan.SHEET,
                        new String(each.bytes(Plan.SHEET), StandardCharsets.UTF_8)
                                .replace("UTF-8", declared)
                                .getBytes(charset)));
    }

    private static Plan invalid(String part, byte first, byte second) {
        return new Plan().with("Note", Plan.text("a##b")).file(each -> {
            byte[] bytes = each.bytes(part);
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("##");
            bytes[at] = first;
            bytes[at + 1] = second;
            return each;
        });
    }

    private static void structure(List<BadInput> all) {
        all.add(refused(
                "2-04-sheet-of-another-namespace",
                new Plan().part(Plan.SHEET, xml -> xml.replace(Plan.MAIN, "urn:x"))));
        all.add(refused(
                "2-04-workbook-of-another-namespace",
                new Plan().part("xl/workbook.xml", xml -> xml.replace(Plan.MAIN, "urn:x"))));
        all.add(refused("2-04-missing-sheet-part", new Plan().file(each -> each.without(Plan.SHEET))));
        all.add(refused("2-04-missing-workbook", new Plan().file(each -> each.without("xl/workbook.xml"))));
        all.add(refused("2-04-missing-relations", new Plan().file(each -> each.without("xl/_rels/workbook.xml.rels"))));
        all.add(refused("2-04-missing-root-relations", new Plan().file(each -> each.without("_rels/.rels"))));
        all.add(asControl(
                "2-04-properties-that-are-gone",
                new Plan()
                        .part(
                                "_rels/.rels",
                                xml -> xml.replace(
                                        "</Relationships>",
                                        "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\""
                                                + " Target=\"/xl/docProps/core.xml\"/><Relationship Id=\"rId3\""
                                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\""
                                                + " Target=\"/xl/docProps/app.xml\"/></Relationships>"))
                        .file(each -> each.part("docProps/core.xml", "<x/>"))));
        all.add(refused("2-04-missing-types", new Plan().file(each -> each.without("[Content_Types].xml"))));
        all.add(asControl("2-04-types-in-small-letters", typesNamed("[content_types].xml")));
        all.add(asControl("2-04-types-in-capitals", typesNamed("[CONTENT_TYPES].XML")));
        all.add(refused("2-04-part-without-type", new Plan().file(each -> each.part("xl/media/picture.xyz", "x"))));
        all.add(refused("2-04-part-of-a-finder", new Plan().file(each -> each.part("xl/.DS_Store", "x"))));
        all.add(refused(
                "2-04-part-without-type-of-a-hostile-name",
                new Plan().file(each -> each.part("xl/a\u202eb.xyz", "x"))));
        all.add(refused(
                "2-04-no-sheet", new Plan().part("xl/workbook.xml", xml -> xml.replaceAll("<sheet .*?/>", ""))));
        all.add(refused(
                "2-04-no-sheet-data",
                new Plan().file(each -> each.part(Plan.SHEET, "<worksheet xmlns=\"" + Plan.MAIN + "\"/>"))));
        for (String[] each : new String[][] {
            {"climbing", "Target=\"../../../../etc/passwd\""},
            {"absolute", "Target=\"/etc/passwd\""},
            {"file", "Target=\"file:///etc/passwd\""},
            {"external", "Target=\"http://127.0.0.1:9/sheet1.xml\" TargetMode=\"External\""},
            {"unc", "Target=\"\\\\127.0.0.1\\share\\sheet1.xml\" TargetMode=\"External\""},
            {"empty", "Target=\"\""},
            {"colons", "Target=\"::::\""},
            {"styles", "Target=\"styles.xml\""}
        }) {
            all.add(refused(
                    "2-04-target-" + each[0],
                    new Plan()
                            .part(
                                    "xl/_rels/workbook.xml.rels",
                                    xml -> xml.replace("Target=\"worksheets/sheet1.xml\"", each[1]))));
        }
        all.add(refused(
                "2-04-two-sheets-of-one-part",
                new Plan()
                        .part(
                                "xl/workbook.xml",
                                xml -> xml.replace(
                                        "</sheets>", "<sheet name=\"Twin\" sheetId=\"2\" r:id=\"rId1\"/></sheets>"))));
        all.add(asControl(
                "2-04-target-from-the-root",
                new Plan()
                        .part("xl/_rels/workbook.xml.rels", xml -> xml.replace("\"worksheets/", "\"/xl/worksheets/"))));
        all.add(asControl(
                "2-04-sheet-part-of-another-name",
                new Plan()
                        .file(each -> each.part("data/usage.xml", each.bytes(Plan.SHEET))
                                .without(Plan.SHEET)
                                .type(
                                        "data/usage.xml",
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
                                .changed(
                                        "[Content_Types].xml",
                                        xml -> xml.replaceFirst(
                                                "<Override PartName=\"/xl/worksheets/sheet1.xml\"[^>]*>", ""))
                                .changed(
                                        "xl/_rels/workbook.xml.rels",
                                        xml -> xml.replace("worksheets/sheet1.xml", "../data/usage.xml")))));
    }

    private static Plan typesNamed(String name) {
        return new Plan()
                .file(each -> each.part(name, each.bytes("[Content_Types].xml")).without("[Content_Types].xml"));
    }

    private static void outside(List<BadInput> all) {
        all.add(asControl("2-05-external-workbook", new Plan().file(Parts::externalLink)));
        all.add(asControl(
                "2-05-external-formula",
                new Plan()
                        .with("Input tokens", Plan.formula("[1]Sheet1!$A$1", "500"))
                        .file(Parts::externalLink)));
        for (String[] each : new String[][] {
            {"webservice", "VALUE(_xlfn.WEBSERVICE(\"http://127.0.0.1:9/a\"))"},
            {"image", "N(_xlfn.IMAGE(\"http://127.0.0.1:9/a.png\"))+500"},
            {"rtd", "RTD(\"prog.id\",\"127.0.0.1\",\"a\")"},
            {"dde", "cmd|'/c calc'!A0"},
            {"unc-link", "LEN(HYPERLINK(\"\\\\127.0.0.1\\share\\a.xlsx\",\"a\"))+499"},
            {"unc-reference", "'\\\\127.0.0.1\\share\\[a.xlsx]Sheet1'!A1"}
        }) {
            all.add(asControl(
                    "2-05-formula-" + each[0],
                    new Plan().with("Input tokens", Plan.formula(each[1].replace("&", "&amp;"), "500"))));
        }
        all.add(asControl("2-05-web-link-is-fine", link("http://example.org/a")));
        all.add(asControl("2-05-mail-link-is-fine", link("mailto:someone@example.org")));
        all.add(asControl("2-05-unc-link", link("file://127.0.0.1/share/a.xlsx")));
        all.add(asControl("2-05-backslash-link", link("file:///\\\\127.0.0.1\\share\\a.xlsx")));
        all.add(asControl(
                "2-05-picture-from-the-web",
                new Plan()
                        .file(each -> each.part(
                                        "xl/drawings/drawing1.xml",
                                        "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"/>")
                                .type(
                                        "xl/drawings/drawing1.xml",
                                        "application/vnd.openxmlformats-officedocument.drawing+xml")
                                .relation(Plan.SHEET, "rId9", "drawing", "Target=\"../drawings/drawing1.xml\"")
                                .relation(
                                        "xl/drawings/drawing1.xml",
                                        "rId1",
                                        "image",
                                        "Target=\"http://127.0.0.1:9/a.png\" TargetMode=\"External\""))));
        all.add(asControl(
                "2-05-connections",
                new Plan()
                        .file(each -> each.part("xl/connections.xml", "<connections xmlns=\"" + Plan.MAIN + "\"/>")
                                .type(
                                        "xl/connections.xml",
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml")
                                .relation("xl/workbook.xml", "rId9", "connections", "Target=\"connections.xml\""))));
        all.add(asControl(
                "2-05-query-table",
                new Plan()
                        .file(each -> each.part(
                                        "xl/queryTables/queryTable1.xml",
                                        "<queryTable xmlns=\"" + Plan.MAIN + "\" name=\"q\" connectionId=\"1\"/>")
                                .type(
                                        "xl/queryTables/queryTable1.xml",
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml")
                                .relation(
                                        Plan.SHEET,
                                        "rId9",
                                        "queryTable",
                                        "Target=\"../queryTables/queryTable1.xml\""))));
        all.add(asControl(
                "2-05-xml-maps",
                new Plan()
                        .file(each -> each.part(
                                        "xl/xmlMaps.xml",
                                        "<MapInfo xmlns=\"" + Plan.MAIN + "\" SelectionNamespaces=\"\"/>")
                                .relation("xl/workbook.xml", "rId9", "xmlMaps", "Target=\"xmlMaps.xml\""))));
    }

    private static Plan link(String target) {
        return new Plan()
                .around(
                        "",
                        "<hyperlinks xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                + "<hyperlink ref=\"G2\" r:id=\"rId9\"/></hyperlinks>")
                .file(each -> each.relation(
                        Plan.SHEET, "rId9", "hyperlink", "Target=\"" + target + "\" TargetMode=\"External\""));
    }

    private static RawWorkbook externalLink(RawWorkbook workbook) {
        return workbook.part(
                        "xl/externalLinks/externalLink1.xml",
                        "<externalLink xmlns=\"" + Plan.MAIN
                                + "\"><externalBook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"><sheetNames><sheetName val=\"Sheet1\"/></sheetNames></externalBook></externalLink>")
                .relation(
                        "xl/externalLinks/externalLink1.xml",
                        "rId1",
                        "externalLinkPath",
                        "Target=\"file:///C:/prices.xlsx\" TargetMode=\"External\"")
                .relation("xl/workbook.xml", "rId9", "externalLink", "Target=\"externalLinks/externalLink1.xml\"")
                .changed(
                        "xl/workbook.xml",
                        xml -> xml.replace(
                                "</sheets>",
                                "</sheets><externalReferences><externalReference r:id=\"rId9\"/></externalReferences>"));
    }
}
