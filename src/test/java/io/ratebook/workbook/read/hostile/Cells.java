package io.ratebook.workbook.read.hostile;

import static io.ratebook.workbook.read.hostile.BadInput.asControl;
import static io.ratebook.workbook.read.hostile.BadInput.asControlOnce;
import static io.ratebook.workbook.read.hostile.BadInput.rated;
import static io.ratebook.workbook.read.hostile.BadInput.refused;
import static io.ratebook.workbook.read.hostile.Plan.formula;
import static io.ratebook.workbook.read.hostile.Plan.number;
import static io.ratebook.workbook.read.hostile.Plan.rowOf;
import static io.ratebook.workbook.read.hostile.Plan.text;

import java.util.ArrayList;
import java.util.List;

/** Sheets and cells: addresses, numbers, texts, headers. */
final class Cells {
    private static final String INPUT = "Input tokens";

    private Cells() {}

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        addresses(all);
        shapes(all);
        sizes(all);
        formulas(all);
        textNumbers(all);
        numbers(all);
        dates(all);
        layout(all);
        headers(all);
        names(all);
        lookAlikes(all);
        texts(all);
        sheets(all);
        return all;
    }

    private static void addresses(List<BadInput> all) {
        all.add(asControl("3-01-dimension-of-everything", new Plan()));
        all.add(asControl(
                "3-01-count-of-strings",
                new Plan()
                        .part(
                                "xl/sharedStrings.xml",
                                each -> each.replace(
                                        "<sst ", "<sst count=\"2000000000\" uniqueCount=\"2000000000\" "))));
        all.add(asControl(
                "3-01-spans", new Plan().part(Plan.SHEET, each -> each.replace("<row ", "<row spans=\"1:16384\" "))));
        for (String[] each : new String[][] {
            {"row-too-large", "<row r=\"1048577\"><c><v>1</v></c></row>"},
            {"row-zero", "<row r=\"0\"><c><v>1</v></c></row>"},
            {"row-negative", "<row r=\"-3\"><c><v>1</v></c></row>"},
            {"row-of-words", "<row r=\"first\"><c><v>1</v></c></row>"},
            {"row-endless", "<row r=\"99999999999999999999\"><c><v>1</v></c></row>"},
            {"column-too-large", "<row r=\"9\"><c r=\"XFE9\"><v>1</v></c></row>"},
            {"column-negative", "<row r=\"9\"><c r=\"E-2\"><v>1</v></c></row>"},
            {"other-row", "<row r=\"9\"><c r=\"A8\"><v>1</v></c></row>"},
            {"no-letters", "<row r=\"9\"><c r=\"9\"><v>1</v></c></row>"},
            {"beyond-last-column", "<row r=\"9\"><c r=\"XFD9\"><v>1</v></c><c><v>1</v></c></row>"}
        }) {
            all.add(refused("3-02-" + each[0], more(new Plan(), each[1])));
        }
        all.add(refused(
                "3-03-cell-twice",
                more(new Plan(), "<row r=\"9\"><c r=\"A9\"><v>1</v></c><c r=\"A9\"><v>2</v></c></row>")));
        all.add(refused("3-03-row-twice", more(new Plan(), "<row r=\"2\"><c r=\"D2\"><v>1</v></c></row>")));
        all.add(asControl(
                "3-03-rows-in-another-order", more(new Plan(), "<row r=\"9\"><c r=\"G9\"/></row><row r=\"8\"/>")));
    }

    /** Rows after the others. */
    private static Plan more(Plan plan, String rows) {
        return plan.part(Plan.SHEET, each -> each.replace("</sheetData>", rows + "</sheetData>"));
    }

    private static void shapes(List<BadInput> all) {
        all.add(asControl(
                "3-04-no-addresses", new Plan().part(Plan.SHEET, each -> each.replaceAll(" r=\"[A-Z]*\\d+\"", ""))));
        all.add(asControl(
                "3-04-rows-without-addresses",
                new Plan().part(Plan.SHEET, each -> each.replaceAll("<row r=\"\\d+\"", "<row"))));
        all.add(asControl(
                "3-04-cells-without-addresses",
                new Plan().part(Plan.SHEET, each -> each.replaceAll("<c r=\"[A-Z]+\\d+\"", "<c"))));
        all.add(asControl(
                "3-04-prefixed-namespaces",
                new Plan()
                        .part(
                                Plan.SHEET,
                                each -> each.replaceAll("<(/?)([a-zA-Z])", "<$1x:$2")
                                        .replace("xmlns=", "xmlns:x="))));
        all.add(asControl(
                "3-04-prefixed-workbook",
                new Plan()
                        .part(
                                "xl/workbook.xml",
                                each -> each.replaceAll("<(/?)([a-zA-Z])", "<$1x:$2")
                                        .replace("xmlns=", "xmlns:x="))));
        all.add(asControl(
                "3-04-no-strings",
                new Plan()
                        .file(each -> each.without("xl/sharedStrings.xml")
                                .changed(
                                        "xl/_rels/workbook.xml.rels",
                                        xml -> xml.replaceAll("<Relationship Id=\"rId2\"[^>]*>", ""))
                                .changed(
                                        "[Content_Types].xml",
                                        xml -> xml.replaceAll("<Override PartName=\"/xl/sharedStrings[^>]*>", "")))));
        all.add(asControl(
                "3-04-no-styles",
                new Plan()
                        .file(each -> each.without("xl/styles.xml")
                                .changed(
                                        "xl/_rels/workbook.xml.rels",
                                        xml -> xml.replaceAll("<Relationship Id=\"rId3\"[^>]*>", ""))
                                .changed(
                                        "[Content_Types].xml",
                                        xml -> xml.replaceAll("<Override PartName=\"/xl/styles[^>]*>", "")))));
        all.add(asControl(
                "3-04-bare-styles", new Plan().part("xl/styles.xml", each -> each.replace(Plan.FORMATS, ""))));
        all.add(asControl(
                "3-04-empty-styles",
                new Plan().file(each -> each.part("xl/styles.xml", "<styleSheet xmlns=\"" + Plan.MAIN + "\"/>"))));
        all.add(
                asControl(
                        "3-04-styles-of-fonts-that-are-gone",
                        new Plan()
                                .part(
                                        "xl/styles.xml",
                                        each -> each.replace(
                                                "<cellXfs>",
                                                "<cellXfs><xf numFmtId=\"0\" fontId=\"9\" fillId=\"9\" borderId=\"9\" xfId=\"9\"/>"))));
        all.add(asControl(
                "3-04-shared-strings",
                new Plan()
                        .head("Model", " t=\"s\"><v>0</v>")
                        .with("Note", " t=\"s\"><v>1</v>")
                        .part(
                                "xl/sharedStrings.xml",
                                each -> each.replace(
                                        "</sst>",
                                        "<si><r><t>as </t></r><r><t>planned</t></r><rPh><t>x</t></rPh></si></sst>"))));
        all.add(asControl(
                "3-04-formula-of-text", new Plan().with("Note", " t=\"str\"><f>\"as planned\"</f><v>as planned</v>")));
        all.add(asControl("3-04-numbers-with-spaces", new Plan().with(INPUT, number(" 500 "))));
        all.add(asControl("3-04-number-in-scientific-form", new Plan().with(INPUT, number("5E2"))));
        all.add(asControl("3-04-number-as-doubles-are", new Plan().with(3, INPUT, number("1234.5000000000002"))));
    }

    private static void sizes(List<BadInput> all) {
        all.add(asControl(
                "3-05-style-out-of-range",
                new Plan().part(Plan.SHEET, each -> each.replace("<c r=\"D2\"", "<c r=\"D2\" s=\"999999\""))));
        all.add(asControl(
                "3-05-style-of-words",
                new Plan().part(Plan.SHEET, each -> each.replace("<c r=\"D2\"", "<c r=\"D2\" s=\"bold\""))));
        all.add(asControl(
                "3-05-70000-styles",
                new Plan().part("xl/styles.xml", each -> each.replace("</cellXfs>", manyStyles() + "</cellXfs>"))));
        StringBuilder merges = new StringBuilder("<mergeCells>");
        for (int i = 0; i < 200_000; i++) {
            merges.append("<mergeCell ref=\"AA")
                    .append(2 * i + 10)
                    .append(":AA")
                    .append(2 * i + 11)
                    .append("\"/>");
        }
        all.add(asControl("3-05-200000-merges", new Plan().around("", merges + "</mergeCells>")));
        all.add(asControl("3-05-300000-blank-rows", blankRows(300_000)));
        all.add(rated(
                "3-05-rows-after-blank-rows",
                more(
                        blankRows(300_000),
                        "<row r=\"300010\"><c r=\"A300010\"" + text("last") + "</c><c r=\"B300010\"" + text("openai")
                                + "</c><c r=\"C300010\"" + text("gpt-5.1") + "</c><c r=\"D300010\"" + number("1000")
                                + "</c><c r=\"E300010\"" + number("500") + "</c></row>")));
        all.add(asControl(
                "3-05-cell-in-the-last-row",
                more(new Plan(), "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>")));
        StringBuilder wide = new StringBuilder();
        for (int column = 8; column <= 16384; column++) {
            wide.append("<c r=\"")
                    .append(io.ratebook.finding.Location.columnLetters(column))
                    .append("1\"")
                    .append(text("Own " + column))
                    .append("</c>");
        }
        all.add(asControl(
                "3-05-16384-columns",
                new Plan().part(Plan.SHEET, each -> each.replaceFirst("</row>", wide + "</row>"))));
        for (String index : List.of("7", "-1", "one", "99999999999")) {
            all.add(refused("3-06-string-index-" + index, new Plan().with("Note", " t=\"s\"><v>" + index + "</v>")));
        }
        all.add(refused("3-06-unknown-type", new Plan().with(INPUT, " t=\"money\"><v>500</v>")));
    }

    /** Each a little different, so that the part doesn't pack like a bomb. */
    private static String manyStyles() {
        StringBuilder styles = new StringBuilder();
        for (int i = 0; i < 70_000; i++) {
            styles.append("<xf numFmtId=\"0\" applyFont=\"")
                    .append(i % 2)
                    .append("\" applyProtection=\"")
                    .append(i / 2 % 2)
                    .append("\"><alignment indent=\"")
                    .append(i * 7919 % 65_521)
                    .append("\"/></xf>");
        }
        return styles.toString();
    }

    private static Plan blankRows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int row = 4; row < 4 + count; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\" s=\"1\" customFormat=\"1\"><c r=\"A")
                    .append(row)
                    .append("\" s=\"1\"/><c r=\"B")
                    .append(row)
                    .append("\" s=\"2\"/></row>");
        }
        return more(new Plan(), rows.toString());
    }

    private static void formulas(List<BadInput> all) {
        for (String error :
                List.of("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!")) {
            all.add(refused(
                    "3-07-" + error.replaceAll("[^A-Z0-9]", "").toLowerCase(java.util.Locale.ROOT),
                    new Plan()
                            .with(INPUT, " t=\"e\"><f>A9/B9</f><v>" + error + "</v>")
                            .with(3, "Calls", number("-1"))));
        }
        all.add(refused("3-07-error-typed", new Plan().with(INPUT, " t=\"e\"><v>#N/A</v>")));
        all.add(refused("3-08-no-value", new Plan().with(INPUT, "><f>A9+1</f>")));
        all.add(refused("3-08-empty-value", new Plan().with(INPUT, "><f>A9+1</f><v></v>")));
        all.add(refused("3-08-no-value-in-a-name", new Plan().with("Model", "><f>\"gpt\"&amp;\"-5.1\"</f>")));
        all.add(asControl("3-09-formula", new Plan().with(INPUT, formula("250*2", "500"))));
        all.add(asControlOnce("3-09-stale-formula-unchecked", new Plan().with(INPUT, formula("250*3", "500"))));
        all.add(refused(
                        "3-09-stale-formula",
                        new Plan().with(INPUT, formula("250*3", "500")).with(3, INPUT, formula("617.25*2", "1234.5")))
                .with("--recheck"));
        all.add(refused(
                        "3-09-stale-text",
                        new Plan().with("Note", " t=\"str\"><f>\"as \"&amp;\"it was\"</f><v>as planned</v>"))
                .with("--recheck"));
        all.add(asControl("3-09-fresh-formula", new Plan().with(INPUT, formula("250*2", "500")))
                .with("--recheck"));
        all.add(rated(
                "3-09-shared-formula",
                new Plan()
                        .with(INPUT, "><f t=\"shared\" ref=\"E2:E3\" si=\"0\">D2/2</f><v>500</v>")
                        .with(3, INPUT, "><f t=\"shared\" si=\"0\"/><v>5</v>")));
    }

    private static void textNumbers(List<BadInput> all) {
        String[][] spellings = {
            {"thousands", "1,000"},
            {"point-of-three", "1.234"},
            {"german", "1.000,5"},
            {"english", "1,000.5"},
            {"percent", "12%"},
            {"dollars", "$0.25"},
            {"no-break-space", "1\u00a0000"},
            {"thin-space", "1\u2009000"},
            {"narrow-space", "1\u202f000"},
            {"full-width", "\uff11\uff12"},
            {"arabic", "\u0661\u0662\u0663"},
            {"brackets", "(5)"},
            {"minus-after", "5-"},
            {"minus-sign", "\u22125"},
            {"apostrophe", "'5"},
            {"exponent", "1e3"},
            {"decimal-comma", "0,25"},
            {"fraction", "1/2"},
            {"plain", "500"},
            {"plus", "+500"},
            {"kilo", "12,5k"},
            {"millions", "1.2M"},
            {"swiss", "1'000"},
            {"indian", "1,00,000"},
            {"two-points", "1.2.3"},
            {"unit", "500 tokens"},
            {"words", "five hundred"},
            {"hex", "0x1F"},
            {"infinity", "\u221e"},
            {"nan", "NaN"},
            {"dash", "-"},
            {"question", "?"},
            {"to-be-done", "TBD"},
            {"two-numbers", "100; 200"},
            {"half", "\u00bd"},
            {"superscript", "10\u00b2"}
        };
        for (String[] each : spellings) {
            all.add(refused("3-10-" + each[0], new Plan().with(INPUT, text(each[1]))));
        }
        all.add(refused(
                "3-10-of-text-cells-stored-as-formula",
                new Plan().with(INPUT, " t=\"str\"><f>TEXT(500,\"0\")</f><v>500</v>")));
        all.add(asControl("3-10-en", new Plan().with("Calls", text("1,000")).with(3, INPUT, text("1,234.5")))
                .with("--text-numbers=en"));
        all.add(asControl("3-10-de", new Plan().with("Calls", text("1.000")).with(3, INPUT, text("1.234,5")))
                .with("--text-numbers=de"));
        all.add(asControl(
                        "3-10-en-plain", new Plan().with("Calls", text("1000")).with(3, INPUT, text("1234.5")))
                .with("--text-numbers=en"));
        all.add(refused("3-10-de-in-en", new Plan().with(INPUT, text("1.000,5")).with("Calls", text("0,25")))
                .with("--text-numbers=en"));
        all.add(refused("3-10-en-in-de", new Plan().with(INPUT, text("1,000.5")).with("Calls", text("1,000")))
                .with("--text-numbers=de"));
        all.add(refused(
                        "3-10-others-in-en",
                        new Plan()
                                .with(INPUT, text("1\u00a0000"))
                                .with("Calls", text("(5)"))
                                .with("Output tokens", text("1e3")))
                .with("--text-numbers=en"));
        all.add(refused("3-10-negative-in-en", new Plan().with(INPUT, text("-1,000")))
                .with("--text-numbers=en"));
        all.add(rated("3-10-percent-in-en", new Plan().with("Retry share", text("5%")))
                .with("--text-numbers=en"));
        all.add(rated("3-10-percent-in-de", new Plan().with("Retry share", text("2,5 %")))
                .with("--text-numbers=de"));
        all.add(refused("3-10-other-locale", new Plan()).with("--text-numbers=fr"));
    }

    private static void numbers(List<BadInput> all) {
        for (String[] each : new String[][] {
            {"nan", "NaN"},
            {"inf", "INF"},
            {"infinity", "-Infinity"},
            {"hex", "0x1F"},
            {"hex-float", "0x1p3"},
            {"java-float", "5f"},
            {"1e308", "1e308"},
            {"1e309", "1e309"},
            {"1e999999999", "1E999999999"},
            {"1e-999", "1e-999"},
            {"denormal", "4.9E-324"},
            {"400000-digits", "1".repeat(400_000)},
            {"two", "1 2"},
            {"comma", "1,5"},
            {"thai", "\u0e51"},
            {"1e15-and-one", "1e16"}
        }) {
            all.add(refused("3-11-" + each[0], new Plan().with(INPUT, number(each[1]))));
        }
        all.add(refused("3-11-multiplier-of-1001", new Plan().with("Buffer", number("1001"))));
        all.add(refused(
                "3-11-growth-of-1001",
                new Plan()
                        .with("Growth a month", number("1001"))
                        .with("Period", text("monthly"))
                        .with("Months", number("3"))));
        all.add(rated("3-11-negative-zero", new Plan().with(INPUT, number("-0"))));
        all.add(rated("3-11-1e15", new Plan().with(INPUT, number("1e15"))));
        all.add(refused("3-12-negative", new Plan().with(INPUT, number("-500"))));
        all.add(refused("3-12-fraction-of-a-call", new Plan().with("Calls", number("1.5"))));
        all.add(rated("3-12-average-of-tokens", new Plan().with(INPUT, number("15.5"))));
        all.add(refused("3-12-boolean", new Plan().with(INPUT, " t=\"b\"><v>1</v>")));
        all.add(refused("3-12-date-for-a-number", new Plan().with(INPUT, " s=\"1\"><v>45000</v>")));
        all.add(refused("3-13-2-to-the-53-and-one", new Plan().with(INPUT, number("9007199254740993"))));
        all.add(refused("3-13-16-digits", new Plan().with("Calls", number("1234567890123456"))));
        all.add(refused("3-13-16-digits-in-an-id", new Plan().with("Id", number("1234567890123456"))));
        all.add(refused("3-13-20-digits", new Plan().with(INPUT, number("12345678901234567890"))));
        all.add(rated("3-13-15-digits", new Plan().with("Calls", number("123456789012345"))));
    }

    private static void dates(List<BadInput> all) {
        String february = " s=\"1\"><v>46054</v>";
        all.add(asControl("3-14-date", new Plan().with("From", february)));
        all.add(asControl(
                "3-14-date-of-1904",
                new Plan()
                        .with("From", " s=\"1\"><v>44592</v>")
                        .part(
                                "xl/workbook.xml",
                                each -> each.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"))));
        all.add(asControl("3-14-iso-date", new Plan().with("From", " s=\"1\" t=\"d\"><v>2026-02-01</v>")));
        all.add(asControl(
                "3-14-iso-date-with-time", new Plan().with("From", " s=\"1\" t=\"d\"><v>2026-02-01T00:00:00Z</v>")));
        all.add(asControl(
                "3-14-iso-date-of-1904",
                new Plan()
                        .with("From", " s=\"1\" t=\"d\"><v>2026-02-01</v>")
                        .part(
                                "xl/workbook.xml",
                                each -> each.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"))));
        for (String[] each : new String[][] {
            {"serial-60", " s=\"1\"><v>60</v>"},
            {"serial-0", " s=\"1\"><v>0</v>"},
            {"serial-negative", " s=\"1\"><v>-5</v>"},
            {"serial-beyond-9999", " s=\"1\"><v>2958466</v>"},
            {"time-alone", " s=\"1\"><v>0.5</v>"},
            {"number-without-format", "><v>46054</v>"},
            {"text", text("2026-02-01")},
            {"text-american", text("02/01/2026")},
            {"text-german", text("1.2.2026")},
            {"iso-nonsense", " t=\"d\"><v>tomorrow</v>"},
            {"iso-february-30", " t=\"d\"><v>2026-02-30</v>"},
            {"boolean", " t=\"b\"><v>1</v>"}
        }) {
            all.add(refused("3-14-" + each[0], new Plan().with("From", each[1])));
        }
        all.add(refused(
                "3-14-1904-decides-the-day",
                new Plan()
                        .with("From", " s=\"1\"><v>45000</v>")
                        .with("Input tokens", " s=\"1\"><v>45000</v>")
                        .part(
                                "xl/workbook.xml",
                                each -> each.replace("<sheets>", "<workbookPr date1904=\"true\"/><sheets>"))));
    }

    private static void layout(List<BadInput> all) {
        all.add(refused(
                "3-15-merged-over-data", new Plan().around("", "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>")));
        all.add(refused(
                "3-15-merged-across", new Plan().around("", "<mergeCells><mergeCell ref=\"D2:E2\"/></mergeCells>")));
        StringBuilder merges = new StringBuilder("<mergeCells>");
        for (int column = 8; column < 4008; column++) {
            String letters = io.ratebook.finding.Location.columnLetters(column);
            merges.append("<mergeCell ref=\"")
                    .append(letters)
                    .append("2:")
                    .append(letters)
                    .append("3\"/>");
        }
        all.add(refused("3-15-4000-merges-over-data", new Plan().around("", merges + "</mergeCells>")));
        all.add(asControl(
                "3-15-merged-title",
                new Plan().below("Our plan").around("", "<mergeCells><mergeCell ref=\"A1:G1\"/></mergeCells>")));
        all.add(asControl(
                "3-15-merge-of-nonsense",
                new Plan().around("", "<mergeCells><mergeCell ref=\"hello\"/><mergeCell/></mergeCells>")));
        all.add(asControl(
                "3-16-hidden-row",
                new Plan().part(Plan.SHEET, each -> each.replace("<row r=\"3\"", "<row r=\"3\" hidden=\"1\""))));
        all.add(asControl(
                "3-16-hidden-column", new Plan().around("<cols><col min=\"5\" max=\"6\" hidden=\"1\"/></cols>", "")));
        all.add(asControl(
                "3-16-hidden-columns-to-the-end",
                new Plan().around("<cols><col min=\"7\" max=\"999999999\" hidden=\"true\"/></cols>", "")));
        all.add(
                asControl(
                        "3-16-filtered",
                        new Plan()
                                .part(Plan.SHEET, each -> each.replace("<row r=\"2\"", "<row r=\"2\" hidden=\"1\""))
                                .around(
                                        "",
                                        "<autoFilter ref=\"A1:G3\"><filterColumn colId=\"0\"><filters><filter val=\"second\"/></filters></filterColumn></autoFilter>")));
        all.add(asControl(
                "3-16-hidden-sheet",
                new Plan()
                        .part(
                                "xl/workbook.xml",
                                each -> each.replace(
                                                "<sheets>",
                                                "<sheets><sheet name=\"Cover\" sheetId=\"8\" r:id=\"cover\"/>")
                                        .replace("name=\"Usage\"", "name=\"Usage\" state=\"hidden\""))
                        .file(each -> each.part(
                                        "xl/worksheets/cover.xml", io.ratebook.workbook.read.RawWorkbook.sheetXml(""))
                                .type(
                                        "xl/worksheets/cover.xml",
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
                                .relation(
                                        "xl/workbook.xml", "cover", "worksheet", "Target=\"worksheets/cover.xml\""))));
        all.add(asControl(
                "3-16-very-hidden-sheet",
                new Plan()
                        .sheet("Contract", rowOf("Kind", "Amount"))
                        .part(
                                "xl/workbook.xml",
                                each -> each.replace("name=\"Contract\"", "name=\"Contract\" state=\"veryHidden\""))));
        all.add(asControl(
                "3-16-rows-of-no-height",
                new Plan()
                        .part(
                                Plan.SHEET,
                                each -> each.replace("<row r=\"3\"", "<row r=\"3\" ht=\"0\" customHeight=\"1\""))));
    }

    private static void headers(List<BadInput> all) {
        all.add(refused("3-17-duplicate", new Plan().head("Note", text("Calls"))));
        all.add(refused("3-17-duplicate-but-for-case", new Plan().head("Note", text(" CALLS  "))));
        all.add(refused(
                "3-17-duplicate-of-ones-own",
                new Plan().with("Team", text("a")).with("Desk", text("b")).head("Desk", text("Team"))));
        all.add(refused("3-17-missing", new Plan().without("Provider").without("Model")));
        all.add(refused(
                "3-17-missing-required",
                new Plan().sheet("Contract", rowOf("Kinds", "Amount") + rowOf("credit", ">" + "<v>5</v>"))));
        all.add(refused(
                "3-17-no-header",
                more(new Plan().part(Plan.SHEET, each -> each.replaceFirst("<row r=\"1\">.*?</row>", "")), "")));
        all.add(rated("3-17-misspelt", new Plan().head("Output tokens", text("Ouput tokens"))));
        all.add(asControl(
                "3-17-reordered",
                new Plan().without("Id").with("Id", text("first")).with(3, "Id", text("second"))));
        all.add(asControl(
                "3-17-spaced-and-in-capitals",
                new Plan().head("Input tokens", text("  INPUT   tokens ")).head("Calls", text("calls\n"))));
        all.add(asControl("3-17-no-break-space", new Plan().head("Input tokens", text("Input\u00a0tokens"))));
        all.add(asControl("3-17-in-row-3", new Plan().below("Our plan", "for next year")));
        all.add(refused(
                "3-17-merged",
                new Plan()
                        .head("Calls", "/")
                        .around("", "<mergeCells><mergeCell ref=\"C1:D1\"/></mergeCells>")
                        .with(2, "Model", text("gpt-5.1"))));
        all.add(asControl(
                "3-17-unknown-columns",
                new Plan().with("Team", text("research")).with("Cost centre", number("4711"))));
        all.add(asControl("3-17-numbers-as-headers", new Plan().with("2026", text("a"))));
    }

    private static void names(List<BadInput> all) {
        for (String model : List.of(
                "gpt-5.l", "gpt5.1", "GPT-5.1", "gpt-51", "claude-sonnet-4", "claude-sonet-4", "no such model", "o")) {
            all.add(refused(
                    "3-18-model-" + model.replaceAll("[^A-Za-z0-9]", "-"), new Plan().with("Model", text(model))));
        }
        all.add(refused("3-18-no-model", new Plan().with("Model", "/")));
        all.add(refused("3-18-provider", new Plan().with("Provider", text("opnai"))));
        all.add(asControl("3-18-provider-in-capitals", new Plan().with("Provider", text("OpenAI "))));
        all.add(refused("3-20-id-twice", new Plan().with(3, "Id", text("first"))));
        all.add(refused("3-20-id-twice-but-for-spaces", new Plan().with(3, "Id", text(" first\u00a0"))));
        all.add(refused("3-20-id-twice-but-for-case", new Plan().with(3, "Id", text("FIRST"))));
        all.add(refused(
                "3-20-id-twice-but-for-composition",
                new Plan().with("Id", text("caf\u00e9")).with(3, "Id", text("cafe\u0301"))));
        all.add(refused(
                "3-20-id-of-a-number-twice", new Plan().with("Id", number("7")).with(3, "Id", text("7"))));
        all.add(refused(
                "3-20-scenario-twice",
                new Plan().sheet("Scenarios", rowOf("Scenario") + rowOf("Base") + rowOf("base "))));
        all.add(asControl("3-20-compatible-but-not-equal", new Plan().with(3, "Id", text("\ufb01rst"))));
    }

    private static void lookAlikes(List<BadInput> all) {
        for (String header : List.of("Model", "Provider", "Id")) {
            String sound = header.equals("Model") ? "gpt-5.1" : header.equals("Provider") ? "openai" : "office";
            String[][] forms = {
                {"cyrillic", sound.replace('p', '\u0440').replace("o", "\u043e")},
                {"greek", sound.replace("o", "\u03bf").replace("g", "g\u03bf")},
                {"zero-width", sound.charAt(0) + "\u200b" + sound.substring(1)},
                {"joiner", sound.charAt(0) + "\u200d" + sound.substring(1)},
                {"soft-hyphen", sound.charAt(0) + "\u00ad" + sound.substring(1)},
                {"bidi", "\u202e" + sound},
                {"full-width", sound.replace(sound.charAt(0), (char) (sound.charAt(0) + 0xFEE0))},
                {"hyphen", sound.replace('-', '\u2011') + (sound.contains("-") ? "" : "\u2011")},
                {"mathematical", "\ud835\udc1a" + sound.substring(1)}
            };
            for (String[] each : forms) {
                all.add(refused(
                        "3-19-" + header.toLowerCase(java.util.Locale.ROOT) + "-" + each[0],
                        new Plan().with(header, text(each[1]))));
            }
        }
        all.add(refused("3-19-header-cyrillic", new Plan().head("Output tokens", text("\u041eutput tokens"))));
        all.add(refused("3-19-header-zero-width", new Plan().head("Output tokens", text("Output\u200b tokens"))));
        all.add(refused("3-19-header-full-width", new Plan().head("Calls", text("\uff23alls"))));
        all.add(refused(
                "3-19-sheet-cyrillic",
                new Plan().part("xl/workbook.xml", each -> each.replace("Usage", "Us\u0430ge"))));
        all.add(refused(
                "3-19-other-sheet-cyrillic",
                new Plan().sheet("C\u043entract", rowOf("Kind", "Amount") + rowOf("credit", ">" + "<v>5</v>"))));
        all.add(refused(
                "3-19-other-sheet-zero-width",
                new Plan().sheet("Contract\u200b", rowOf("Kind", "Amount") + rowOf("credit", ">" + "<v>5</v>"))));
        all.add(refused(
                "3-19-ids-that-look-alike",
                new Plan().with("Id", text("acc")).with(3, "Id", text("\u0430\u0441\u0441"))));
        all.add(asControl(
                "3-19-honest-cyrillic",
                new Plan()
                        .with("Id", text("\u043f\u0435\u0440\u0432\u044b\u0439"))
                        .with("Note", text("\u043a\u0430\u043a \u0437\u0430\u0434\u0443\u043c\u0430\u043d\u043e"))));
        all.add(asControl(
                "3-19-honest-japanese", new Plan().with("Id", text("AI\u306e\u8a08\u753b\u30c6\u30b9\u30c8"))));
        all.add(asControl(
                "3-19-honest-emoji", new Plan().with("Note", text("\ud83d\udc69\u200d\ud83d\udcbb plans this"))));
        all.add(asControl(
                "3-19-honest-persian",
                new Plan().with("Note", text("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"))));
    }

    private static void texts(List<BadInput> all) {
        all.add(refused("3-21-id-of-256-characters", new Plan().with("Id", text("a".repeat(256)))));
        all.add(asControl("3-21-id-of-255-characters", new Plan().with("Id", text("a".repeat(255)))));
        all.add(refused("3-21-model-of-32767-characters", new Plan().with("Model", text("a".repeat(32_767)))));
        all.add(refused("3-21-choice-of-32767-characters", new Plan().with("Service tier", text("a".repeat(32_767)))));
        all.add(refused("3-21-number-of-32767-characters", new Plan().with(INPUT, text("a".repeat(32_767)))));
        all.add(asControl("3-21-header-of-32767-characters", new Plan().with("a".repeat(32_767), text("x"))));
        all.add(asControl(
                "3-21-note-of-32767-characters",
                new Plan().with("Note", text(Parts.noise(32_767).substring(0, 32_767)))));
        all.add(refused(
                "3-21-note-of-32768-characters",
                new Plan().with("Note", text(Parts.noise(32_768).substring(0, 32_768)))));
        all.add(refused("3-21-note-of-5000000-characters", new Plan().with("Note", text(Parts.noise(5_000_000)))));
        for (String[] each : new String[][] {
            {"nul", "a_x0000_b"},
            {"escape", "a_x001B_[31mb"},
            {"lone-surrogate", "a_xD800_b"},
            {"low-surrogate", "a_xDC00_b"},
            {"vertical-tab", "a_x000B_b"},
            {"next-line", "a\u0085b"},
            {"byte-order-mark", "\ufeffab"},
            {"non-character", "a_xFFFE_b"},
            {"line-separator", "a\u2028b"},
            {"bell", "a_x0007_b"}
        }) {
            all.add(refused("3-21-id-" + each[0], new Plan().with("Id", text(each[1]))));
            all.add(make(
                    each[0].equals("line-separator"), "3-21-note-" + each[0], new Plan().with("Note", text(each[1]))));
        }
        all.add(refused("3-21-id-line-break", new Plan().with("Id", text("a\nb"))));
        all.add(refused("3-21-model-tab", new Plan().with("Model", text("gpt\t5"))));
        all.add(asControl("3-21-note-line-breaks", new Plan().with("Note", text("one\ntwo_x000D_\nthree\tfour"))));
        all.add(asControl("3-21-escaped-escape", new Plan().with("Note", text("_x005F_x0000_"))));
        for (String[] each : new String[][] {
            {"equals", "=1+1"},
            {"plus", "+1+1"},
            {"minus", "-1+1"},
            {"at", "@SUM(A1)"},
            {"tab", "\t=1+1"},
            {"return", "_x000D_=1+1"},
            {"full-width-equals", "\uff1d1+1"},
            {"dde", "=cmd|'/c calc'!A0"},
            {"link", "=HYPERLINK(\"http://127.0.0.1:9\",\"x\")"},
            {"markup", "&lt;script&gt;alert(1)&lt;/script&gt;"}
        }) {
            all.add(asControl(
                    "3-22-text-" + each[0],
                    new Plan()
                            .with("Note", text(each[1]))
                            .with("Activity", text(each[1]))
                            .with("Owner", text(each[1]))
                            .with("Team", text(each[1]))));
        }
    }

    private static BadInput make(boolean sound, String name, Plan plan) {
        return sound ? asControl(name, plan) : refused(name, plan);
    }

    private static void sheets(List<BadInput> all) {
        all.add(asControl("3-23-script-in-a-sheet-name", new Plan().sheet("&lt;script&gt;", rowOf("x"))));
        all.add(refused(
                "3-23-finding-on-a-script-sheet", new Plan().sheet("&lt;script&gt;", "<row><c><v>NaN</v></c></row>")));
        all.add(refused("3-23-bidi-in-a-sheet-name", new Plan().sheet("a\u202eb", "<row><c><v>NaN</v></c></row>")));
        all.add(refused(
                "3-23-escape-in-a-sheet-name",
                new Plan()
                        .sheet("a&#27;[31mb", "<row><c><v>NaN</v></c></row>")
                        .part("xl/workbook.xml", each -> each.replace("version=\"1.0\"", "version=\"1.1\""))));
        all.add(refused(
                "3-23-line-break-in-a-sheet-name", new Plan().sheet("a&#10;ERROR b", "<row><c><v>NaN</v></c></row>")));
        all.add(refused(
                "3-23-sheet-name-of-100000-characters",
                new Plan().sheet("a".repeat(100_000), "<row><c><v>NaN</v></c></row>")));
        all.add(refused("3-23-two-sheets-of-one-name", new Plan().sheet("usage", rowOf("Id"))));
        all.add(refused("3-24-no-usage", new Plan().part("xl/workbook.xml", each -> each.replace("Usage", "Plan"))));
        all.add(refused(
                "3-24-misspelt-usage", new Plan().part("xl/workbook.xml", each -> each.replace("Usage", "Usgae"))));
        all.add(refused(
                "3-24-script-for-usage",
                new Plan().part("xl/workbook.xml", each -> each.replace("Usage", "&lt;b&gt;\u202e"))));
        all.add(asControl(
                "3-24-usage-in-lower-case",
                new Plan().part("xl/workbook.xml", each -> each.replace("Usage", " usage "))));
        StringBuilder rows = new StringBuilder();
        for (int row = 4; row < 1004; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"A")
                    .append(row)
                    .append("\"")
                    .append(text("row" + row))
                    .append("</c><c r=\"B")
                    .append(row)
                    .append("\"")
                    .append(text("openai"))
                    .append("</c><c r=\"C")
                    .append(row)
                    .append("\"")
                    .append(text("gpt-5.1"))
                    .append("</c><c r=\"D")
                    .append(row)
                    .append("\"><v>-1</v></c><c r=\"E")
                    .append(row)
                    .append("\"")
                    .append(text("1,000"))
                    .append("</c></row>");
        }
        all.add(refused("3-25-2000-mistakes", more(new Plan(), rows.toString())));
        all.add(refused(
                "3-25-1000-unknown-models",
                more(
                        new Plan(),
                        rows.toString()
                                .replace("<v>-1</v>", "<v>1</v>")
                                .replace(text("1,000"), number("5"))
                                .replace("gpt-5.1", "gpt-9"))));
        all.add(refused("3-25-1000-bad-cells", more(new Plan(), rows.toString().replace("<v>-1</v>", "<v>x</v>"))));
    }
}
