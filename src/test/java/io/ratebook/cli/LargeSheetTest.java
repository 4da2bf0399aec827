package io.ratebook.cli;

import static io.ratebook.cli.UsageFixture.HEADERS;
import static io.ratebook.cli.UsageFixture.changed;
import static io.ratebook.cli.UsageFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Workbooks whose sheet Usage is too large to hold are rated as a file of usage is, and their cells come into the result as they are. */
class LargeSheetTest {
    private static final int MANY = 5_400;

    @TempDir
    Path folder = Path.of("");

    private static void asItIs(XSSFWorkbook workbook) {
        assertThat(workbook.getSheet("Usage")).isNotNull();
    }

    private Path book(String name, List<List<String>> rows, Consumer<XSSFWorkbook> more) throws IOException {
        return LargeSheet.written(folder.resolve(name), HEADERS, rows, more);
    }

    private static CommandLineRun ran(Path input, String... more) {
        List<String> all = new ArrayList<>(List.of("run", input.toString(), "--as-of", "2026-11-23"));
        all.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(all.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return run;
    }

    private JsonNode json(Path input, String... more) {
        Path json = folder.resolve("result.json");
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--json", json.toString()));
        ran(input, all.toArray(new String[0]));
        return CommandLineRun.json(json);
    }

    private static BigDecimal total(JsonNode result) {
        return new BigDecimal(result.at("/scenarios/0/total/base").asText());
    }

    private Path result(Path input) {
        String name = input.getFileName().toString();
        return folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".rated.xlsx");
    }

    private static void assertVerified(Path result, String... more) {
        List<String> all = new ArrayList<>(List.of("verify", result.toString()));
        all.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(all.toArray(new String[0]));
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    }

    /** Rated as many, its cells carried, its seal sound; the result itself gives the same again. */
    private BigDecimal assertCarried(Path input) throws IOException {
        BigDecimal total = total(json(input));
        Path result = result(input);
        assertThat(sheets(result)).contains("Usage lines");
        assertThat(LargeSheet.cells(result, "Usage")).isEqualTo(LargeSheet.cells(input, "Usage"));
        assertThat(LargeSheet.around(result, "Usage")).isEqualTo(LargeSheet.around(input, "Usage"));
        assertVerified(result);
        return total;
    }

    private static List<String> sheets(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            return StreamSupport.stream(workbook.spliterator(), false)
                    .map(each -> each.getSheetName())
                    .toList();
        }
    }

    @Test
    void rowsOfASheetCostWhatTheyCostAsAFile() throws IOException {
        List<List<String>> all = rows(6_000, 0, 20_261_123);
        Path csv = Files.writeString(folder.resolve("file.csv"), UsageFixture.csv(HEADERS, all));
        Path request = UsageFixture.request(folder.resolve("request.xlsx"));
        JsonNode file = json(
                csv,
                "--request",
                request.toString(),
                "--csv",
                folder.resolve("of-file").toString());
        Path input = book("sheet.xlsx", all, LargeSheetTest::asItIs);
        JsonNode sheet = json(input, "--csv", folder.resolve("of-sheet").toString());
        assertThat(total(sheet)).isEqualByComparingTo(total(file)).isPositive();
        assertThat(sheet.at("/lines").size()).isEqualTo(file.at("/lines").size());
        assertThat(lines(folder.resolve("of-sheet/usage-lines.csv")))
                .isEqualTo(lines(folder.resolve("of-file/usage-lines.csv")))
                .hasSizeGreaterThan(12_000);
        assertThat(codes(sheet)).isEqualTo(codes(file));
        byte[] before = Files.readAllBytes(result(input));
        ran(input);
        assertThat(Files.readAllBytes(result(input))).isEqualTo(before);
        assertVerified(result(input), "--rerate");
        assertVerified(result(input), "--rerate", "--input", input.toString());
        assertVerified(result(input), "--input", input.toString());
        Path again = folder.resolve("again.xlsx");
        assertThat(total(json(result(input), "-o", again.toString()))).isEqualByComparingTo(total(file));
        assertThat(LargeSheet.cells(again, "Usage")).isEqualTo(LargeSheet.cells(input, "Usage"));
    }

    private static List<String> lines(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .map(each -> each.replaceFirst("^(\\d+),\\d+,", "$1,"))
                .toList();
    }

    private static List<String> codes(JsonNode result) {
        return StreamSupport.stream(result.at("/findings").spliterator(), false)
                .map(each -> each.at("/code").asText() + each.at("/message").asText())
                .toList();
    }

    @Test
    void everyKindOfCellIsCarried() throws IOException {
        Path input = book("kinds.xlsx", rows(MANY, 0, 1), LargeSheetTest::dress);
        Path plain = book("plain.xlsx", rows(MANY, 0, 1), LargeSheetTest::asItIs);
        assertThat(assertCarried(input)).isEqualByComparingTo(total(json(plain)));
    }

    /** Nothing that changes what it costs. */
    private static void dress(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet("Usage");
        List<String> texts = List.of(
                " spaces  within ",
                "\"quoted\" 'too'",
                "_x000D_ as it is",
                "a & b < c > d",
                "Übergröße",
                "😀 emoji",
                "two\nlines",
                "tab\tbed");
        var dated = workbook.createCellStyle();
        dated.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        var bold = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setBold(true);
        bold.setFont(font);
        bold.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        bold.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
        sheet.getRow(0).createCell(10).setCellValue("Own");
        sheet.getRow(0).createCell(11).setCellValue("Own too");
        for (int i = 1; i <= 60; i++) {
            var cell = sheet.getRow(i).createCell(10);
            switch (i % 5) {
                case 0 -> cell.setCellValue(texts.get(i / 5 % texts.size()));
                case 1 -> cell.setCellValue(0.1 + i);
                case 2 -> cell.setCellValue(i % 2 == 0);
                case 3 -> cell.setCellValue(-1E-7 * i);
                default -> {
                    cell.setCellValue(46_000 + i);
                    cell.setCellStyle(dated);
                }
            }
            sheet.getRow(i).createCell(11).setCellFormula("E" + (i + 1) + "*2&\"<&\"");
            sheet.getRow(i).getCell(11).setCellValue("kept");
        }
        for (int i = 0; i < texts.size(); i++) {
            sheet.getRow(100 + i).createCell(10).setCellValue(texts.get(i));
            sheet.getRow(100 + i).getCell(0).setCellStyle(bold);
        }
        // beyond the columns with headers nothing is read
        sheet.getRow(4).createCell(20).setCellErrorValue((byte) 7);
        sheet.getRow(7).setHeightInPoints(44);
        sheet.getRow(9).setZeroHeight(true);
        sheet.getRow(11).setRowStyle(bold);
        sheet.groupRow(20, 25);
        sheet.createRow(MANY + 40).createCell(3).setCellStyle(bold);
        sheet.setColumnWidth(0, 9_000);
        sheet.setAutoFilter(new CellRangeAddress(0, MANY, 0, 9));
        sheet.createFreezePane(1, 1);
        var helper = sheet.getDataValidationHelper();
        var validation = helper.createValidation(
                helper.createExplicitListConstraint(new String[] {"batch", "standard"}),
                new CellRangeAddressList(1, MANY, 3, 3));
        validation.createPromptBox("Tier", "one of\nthese");
        sheet.addValidationData(validation);
        var formats = sheet.getSheetConditionalFormatting();
        var rule = formats.createConditionalFormattingRule("$E2>8000");
        rule.createPatternFormatting().setFillBackgroundColor(IndexedColors.RED.getIndex());
        formats.addConditionalFormatting(new CellRangeAddress[] {new CellRangeAddress(1, MANY, 4, 4)}, rule);
        var comment = sheet.createDrawingPatriarch()
                .createCellComment(workbook.getCreationHelper().createClientAnchor());
        comment.setString(new XSSFRichTextString("look & see"));
        sheet.getRow(3).getCell(0).setCellComment(comment);
        var link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
        link.setAddress("https://example.com/a?b=c&d=e");
        sheet.getRow(4).getCell(0).setHyperlink(link);
        var name = workbook.createName();
        name.setNameName("all_calls");
        name.setRefersToFormula("Usage!$E$2:$E$" + (MANY + 1));
    }

    @Test
    void tablesAreCarried() throws IOException {
        Path input = book("table.xlsx", rows(MANY, 0, 2), workbook -> {
            XSSFSheet sheet = workbook.getSheet("Usage");
            var table = sheet.createTable(
                    new AreaReference("A1:J" + (MANY + 1), org.apache.poi.ss.SpreadsheetVersion.EXCEL2007));
            table.setName("Log");
            table.setDisplayName("Log");
            table.getCTTable().addNewAutoFilter().setRef("A1:J" + (MANY + 1));
        });
        assertCarried(input);
    }

    @Test
    void titlesAboveTheHeaderAndGapsAreCarried() throws IOException {
        Path input = book("title.xlsx", rows(MANY, 0, 3), workbook -> {
            XSSFSheet sheet = workbook.getSheet("Usage");
            workbook.removeSheetAt(workbook.getSheetIndex(sheet));
            List<List<String>> all = new ArrayList<>(List.of(List.of("What the gateway logged"), List.of(), HEADERS));
            all.addAll(rows(3_000, 0, 3));
            all.addAll(List.of(List.of(), List.of()));
            all.addAll(rows(MANY, 0, 3).subList(3_000, MANY));
            UsageFixture.sheet(workbook, "Usage", 3, all);
        });
        assertThat(assertCarried(input))
                .isEqualByComparingTo(total(json(book("b.xlsx", rows(MANY, 0, 3), LargeSheetTest::asItIs))));
    }

    @Test
    void daysSince1904AreCarried() throws IOException {
        Path input = book("mac.xlsx", rows(MANY, 0, 3), workbook -> {
            workbook.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            dress(workbook);
        });
        assertCarried(input);
    }

    @Test
    void veryManyStylesAreThinned() throws IOException {
        Path input = book("styles.xlsx", rows(MANY, 0, 3), workbook -> {
            XSSFSheet sheet = workbook.getSheet("Usage");
            for (int i = 0; i < 4_500; i++) {
                var style = workbook.createCellStyle();
                style.setIndention((short) (i % 15));
                style.setRotation((short) (i % 90));
                style.setDataFormat((short) (i % 4));
                if (i % 3 == 0) {
                    sheet.getRow(1 + i).getCell(0).setCellStyle(style);
                }
            }
            sheet.getRow(9).setRowStyle(workbook.getCellStyleAt(4_400));
        });
        assertCarried(input);
    }

    /** So many texts that those of the other sheets are told apart. */
    private static void talk(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet("Usage");
        sheet.getRow(0).createCell(12).setCellValue("Remark");
        sheet.getRow(0).createCell(13).setCellValue("Tag");
        var tag = new XSSFRichTextString("again and again");
        var heavy = workbook.createFont();
        heavy.setBold(true);
        tag.applyFont(6, 9, heavy);
        for (int i = 1; i <= MANY; i++) {
            sheet.getRow(i).createCell(13).setCellValue(tag);
            sheet.getRow(i).createCell(12).setCellValue(" " + i + " <said> & \"done\" ".repeat(20));
        }
        XSSFSheet notes = workbook.createSheet("Notes");
        for (int i = 0; i < 50; i++) {
            notes.createRow(i).createCell(0).setCellValue(" note  " + i + " & <so> on\nand on ");
            notes.getRow(i).createCell(1).setCellValue(" 1 <said> & \"done\" ".repeat(20));
            var rich = new XSSFRichTextString("plain, bold, plain " + i);
            var font = workbook.createFont();
            font.setBold(true);
            rich.applyFont(7, 11, font);
            notes.getRow(i).createCell(2).setCellValue(rich);
            notes.getRow(i).createCell(3).setCellFormula("A" + (i + 1) + "&\"<\"");
            notes.getRow(i).getCell(3).setCellValue("x");
        }
        var helper = notes.getDataValidationHelper();
        var validation = helper.createValidation(
                helper.createExplicitListConstraint(new String[] {"a", "b"}), new CellRangeAddressList(1, 9, 3, 3));
        validation.createPromptBox("Tier", "one of\nthese");
        notes.addValidationData(validation);
    }

    private void assertTalked(Path input) throws IOException {
        assertCarried(input);
        for (String sheet : List.of("Notes", "Request")) {
            assertThat(LargeSheet.cells(result(input), sheet)).isEqualTo(LargeSheet.cells(input, sheet));
            assertThat(LargeSheet.around(result(input), sheet)).isEqualTo(LargeSheet.around(input, sheet));
        }
        try (InputStream in = Files.newInputStream(result(input));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            var rich = workbook.getSheet("Notes").getRow(8).getCell(2).getRichStringCellValue();
            assertThat(rich.numFormattingRuns()).isEqualTo(3);
            assertThat(rich.getFontAtIndex(8).getBold()).isTrue();
            assertThat(rich.getFontAtIndex(14).getBold()).isFalse();
            // each cell has the same shared text with its formats
            for (int row : new int[] {1, 2, MANY}) {
                XSSFCell tag = workbook.getSheet("Usage").getRow(row).getCell(13);
                assertThat(tag.getCTCell().getT()).isEqualTo(STCellType.S);
                assertThat(tag.getRichStringCellValue().getFontAtIndex(7).getBold())
                        .isTrue();
            }
            XSSFCell remark = workbook.getSheet("Usage").getRow(5).getCell(12);
            assertThat(remark.getCTCell().getT()).isEqualTo(STCellType.S);
        }
    }

    @Test
    void textsOfTheOtherSheetsStayRightAmongVeryMany() throws IOException {
        assertTalked(book("talk.xlsx", rows(MANY, 0, 4), LargeSheetTest::talk));
    }

    @Test
    void otherEncodingsPrefixesAndCommentsAreCarried() throws IOException {
        Path plain = book("plain.xlsx", rows(MANY, 0, 4), LargeSheetTest::talk);
        String declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>";
        Path wide = LargeSheet.changed(plain, folder.resolve("wide.xlsx"), (part, xml) -> {
            String body = xml.replaceFirst("^<\\?xml[^>]*\\?>", "");
            return part.contains("xl/worksheets/") || part.contains("sharedStrings")
                    ? (declared + body).getBytes(StandardCharsets.UTF_16)
                    : xml.getBytes(StandardCharsets.UTF_8);
        });
        assertTalked(wide);
        Path prefixed = LargeSheet.changed(plain, folder.resolve("prefixed.xlsx"), (part, xml) -> {
            String body = part.contains("xl/worksheets/")
                    ? xml.replaceAll("<(/?)([a-z])", "<$1x:$2")
                            .replace("xmlns=", "xmlns:x=")
                            .replace("x:?xml", "?xml")
                            .replace("<x:sheetData>", "<!-- <x:sheetData> > ' --><?pi <x:sheetData>?><x:sheetData>")
                            .replaceAll(
                                    "<x:row r=\"(\\d+)\"",
                                    "<!--</x:sheetData>--><x:row r=\"$1\" xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\" x14ac:dyDescent='0.25'")
                            .replaceAll("<x:v>([a-z0-9]+)</x:v>", "<x:v><![CDATA[$1]]></x:v>")
                            .replaceAll("(?<!--)</x:sheetData>", "</x:sheetData ><!-- <sheetData/> -->")
                    : xml;
            return body.getBytes(StandardCharsets.UTF_8);
        });
        assertTalked(prefixed);
    }

    @Test
    void textsInTheCellsThemselvesAreCarried() throws IOException {
        Path plain = book("plain.xlsx", rows(MANY, 0, 5), LargeSheetTest::asItIs);
        Path inline = LargeSheet.changed(
                plain,
                folder.resolve("inline.xlsx"),
                (part, xml) -> (part.endsWith("sheet2.xml")
                                ? xml.replaceAll(
                                        "<c r=\"J(\\d+)\" t=\"s\"><v>\\d+</v></c>",
                                        "<c r=\"J$1\" t=\"inlineStr\"><is><r><rPr><b/></rPr><t xml:space=\"preserve\"> te</t></r><r><t>am &amp; $1</t></r></is></c><c r=\"K$1\" t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v></c>")
                                : xml)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(assertCarried(inline)).isEqualByComparingTo(total(json(plain)));
    }

    @Test
    void cellsWithoutAddressesAndDaysInWordsAreCarried() throws IOException {
        List<List<String>> full = new ArrayList<>();
        rows(MANY, 0, 5)
                .forEach(each -> full.add(changed(each, 3, tier -> tier.isEmpty() ? "standard" : tier).stream()
                        .map(cell -> cell.isEmpty() ? "1" : cell)
                        .toList()));
        Path plain = book("plain.xlsx", full, LargeSheetTest::asItIs);
        Path bare = LargeSheet.changed(
                plain,
                folder.resolve("bare.xlsx"),
                (part, xml) -> (part.endsWith("sheet2.xml")
                                ? xml.replaceAll("<c r=\"[A-I]\\d+\"", "<c")
                                        .replaceAll("<row r=\"\\d+\"", "<row")
                                        .replaceAll(
                                                "<c r=\"J(\\d+)\" t=\"s\"><v>\\d+</v></c>",
                                                "<c r=\"J$1\" t=\"d\"><v>2026-11-23</v></c>")
                                : xml)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(total(json(bare))).isEqualByComparingTo(total(json(plain)));
        assertVerified(result(bare));
        assertThat(LargeSheet.cells(result(bare), "Usage")).hasSameSizeAs(LargeSheet.cells(plain, "Usage"));
    }

    @Test
    void formulasElsewhereThatLookAtTheRowsKeepTheirValues() throws IOException {
        Consumer<XSSFWorkbook> looking = workbook -> {
            XSSFSheet request = workbook.getSheet("Request");
            request.createRow(3).createCell(0).setCellValue("Case in use");
            request.getRow(3).createCell(1).setCellValue(2);
            UsageFixture.sheet(
                    workbook,
                    "Assumptions",
                    0,
                    List.of(
                            List.of("Name", "Low", "Base", "High", "In use"),
                            List.of("rows", "10", "20", "30", "=CHOOSE(Request!$B$4,B2,C2,D2)")));
            XSSFSheet counts = UsageFixture.sheet(
                    workbook, "Counts", 0, List.of(List.of("=COUNTA(Usage!A2:A9999)", "=A1+Assumptions!E2")));
            counts.getRow(0).getCell(0).setCellValue(MANY);
            counts.getRow(0).getCell(1).setCellValue(MANY + 20);
            workbook.getSheet("Assumptions").getRow(1).getCell(4).setCellValue(20);
            XSSFSheet scenarios = UsageFixture.sheet(
                    workbook,
                    "Scenarios",
                    0,
                    List.of(List.of("Scenario", "Calls"), List.of("As used", ""), List.of("Other", "=Counts!A1+1")));
            scenarios.getRow(2).getCell(1).setCellValue(MANY + 1);
        };
        Path input = book("looking.xlsx", rows(MANY, 0, 6), looking);
        Path fixed = book("fixed.xlsx", rows(MANY, 0, 6), workbook -> {
            looking.accept(workbook);
            workbook.getSheet("Scenarios").getRow(2).getCell(1).removeFormula();
            workbook.getSheet("Scenarios").getRow(2).getCell(1).setCellValue(MANY + 1);
        });
        for (String[] more : new String[][] {{}, {"--recheck"}, {"--set", "rows=40"}}) {
            JsonNode one = json(input, more);
            JsonNode other = json(fixed, more);
            assertThat(one.at("/scenarios/1/total")).isEqualTo(other.at("/scenarios/1/total"));
        }
        try (InputStream in = Files.newInputStream(result(input));
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook.getSheet("Counts").getRow(0).getCell(0).getNumericCellValue())
                    .isEqualTo(MANY);
            assertThat(workbook.getSheet("Counts").getRow(0).getCell(1).getNumericCellValue())
                    .isEqualTo(MANY + 40.0);
        }
    }

    @Test
    void changedCellIsFound() throws IOException {
        Path input = book("kinds.xlsx", rows(MANY, 0, 1), LargeSheetTest::dress);
        ran(input);
        Path edited = folder.resolve("edited.xlsx");
        try (InputStream in = Files.newInputStream(result(input));
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(edited)) {
            workbook.getSheet("Usage").getRow(4_321).getCell(5).setCellValue(1);
            workbook.write(out);
        }
        CommandLineRun run = CommandLineRun.of("verify", edited.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).containsPattern("Inputs +changed").contains("Usage!F4322");
    }

    @Test
    void errorsHaveTheAddressesThatTheyHaveInASmallSheet() throws IOException {
        for (boolean large : new boolean[] {false, true}) {
            int count = large ? MANY : 30;
            List<List<String>> all = rows(count, 0, 4);
            int last = count - 10;
            all.set(last, changed(all.get(last), 5, each -> "-5"));
            all.set(last + 1, changed(all.get(last + 1), 5, each -> "1,5"));
            all.set(last + 2, changed(all.get(last + 2), 2, each -> "gpt-nothing"));
            all.set(last + 3, changed(all.get(last + 3), 0, each -> "job-7"));
            all.set(last + 4, changed(all.get(last + 4), 4, each -> "2.5"));
            all.set(last + 5, HEADERS);
            Path input = book("wrong.xlsx", all, workbook -> {
                workbook.getSheet("Usage").getRow(last + 7).getCell(7).setCellErrorValue((byte) 7);
                workbook.getSheet("Usage").addMergedRegion(new CellRangeAddress(last + 8, last + 9, 9, 9));
            });
            CommandLineRun run = CommandLineRun.of("run", input.toString());
            assertThat(run.exitCode()).isEqualTo(1);
            Map<String, String> rowsOf = Map.of(
                    "RB-VAL-NEGATIVE", "F" + (last + 2),
                    "RB-VAL-TEXTNUM", "F" + (last + 3),
                    "RB-VAL-MODEL", "C" + (last + 4),
                    "RB-VAL-FRACTION", "E" + (last + 6),
                    "RB-VAL-MERGED", "J" + (last + 9));
            String told = run.err().replaceAll("\\s*\n\\s*(?!ERROR|WARNING|INFO)", " ");
            rowsOf.forEach((code, where) -> assertThat(told).containsPattern("Usage!" + where + "[ :(][^\n]*" + code));
            assertThat(result(input)).doesNotExist();
        }
    }

    @Test
    void formulasThatFollowTheCaseAreHeldWhole() throws IOException {
        List<List<String>> all = rows(MANY, 0, 7);
        Path input = book("cases.xlsx", all, workbook -> {
            XSSFSheet request = workbook.getSheet("Request");
            request.createRow(3).createCell(0).setCellValue("Case in use");
            request.getRow(3).createCell(1).setCellValue(2);
            UsageFixture.sheet(
                    workbook,
                    "Assumptions",
                    0,
                    List.of(
                            List.of("Name", "Low", "Base", "High", "In use"),
                            List.of("share", "1", "2", "4", "=CHOOSE(Request!$B$4,B2,C2,D2)")));
            workbook.getSheet("Assumptions").getRow(1).getCell(4).setCellValue(2);
            UsageFixture.sheet(workbook, "Fixed", 0, List.of(List.of("3")));
            for (int i = 1; i <= MANY; i++) {
                var cell = workbook.getSheet("Usage").getRow(i).createCell(8);
                cell.setCellFormula("Assumptions!$E$2");
                cell.setCellValue(2);
            }
        });
        JsonNode held = json(input);
        BigDecimal base = total(held);
        assertThat(new BigDecimal(held.at("/scenarios/0/total/high").asText())).isEqualByComparingTo(base.add(base));
        assertThat(sheets(result(input))).doesNotContain("Usage lines");
    }

    @Test
    void formulasThatFollowTheCaseAreToldWhereRowsAreTooManyToHold() throws IOException {
        Path few = book("few.xlsx", rows(1, 0, 7), workbook -> {
            UsageFixture.sheet(workbook, "Assumptions", 0, List.of(List.of("Name", "In use"), List.of("share", "2")));
            var cell = workbook.getSheet("Usage").getRow(1).createCell(8);
            cell.setCellFormula("Assumptions!$B$2");
            cell.setCellValue(2);
        });
        Path many = LargeSheet.changed(few, folder.resolve("many.xlsx"), (part, xml) -> {
            int from = xml.indexOf("<row r=\"2\"");
            if (!part.endsWith("sheet2.xml") || from < 0) {
                return xml.getBytes(StandardCharsets.UTF_8);
            }
            int to = xml.indexOf("</sheetData>");
            String row = xml.substring(from, to).replaceFirst("<c r=\"A2\"[^>]*><v>0*[0-9]+</v></c>", "");
            StringBuilder all = new StringBuilder(xml.substring(0, from));
            for (int i = 2; i <= 50_002; i++) {
                all.append(row.replace("r=\"2\"", "r=\"" + i + '"').replaceAll("r=\"([A-Z])2\"", "r=\"$1" + i + '"'));
            }
            return all.append(xml.substring(to)).toString().getBytes(StandardCharsets.UTF_8);
        });
        CommandLineRun run = CommandLineRun.of("run", many.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Usage!I2: the formula looks at numbers").contains("RB-USAGE-MOVED");
    }

    @Test
    void formulasThatNoCaseMovesAreReadOnce() throws IOException {
        List<List<String>> all = rows(MANY, 0, 7);
        Path input = book("cases.xlsx", all, workbook -> {
            UsageFixture.sheet(workbook, "Fixed", 0, List.of(List.of("3")));
            for (int i = 1; i <= MANY; i++) {
                var cell = workbook.getSheet("Usage").getRow(i).createCell(8);
                cell.setCellFormula(i % 2 == 0 ? "Fixed!$A$1" : "1+ROW(A" + i + ")*0+2");
                cell.setCellValue(3);
            }
        });
        Path fixed = book(
                "fixed.xlsx",
                all.stream().map(each -> changed(each, 8, old -> "3")).toList(),
                LargeSheetTest::asItIs);
        assertThat(assertCarried(input)).isEqualByComparingTo(total(json(fixed)));
    }

    @Test
    void nothingStaysInTheTemporaryFolderWhereTheResultCannotBeWritten() throws IOException {
        Path input = book("sheet.xlsx", rows(MANY, 0, 1), LargeSheetTest::asItIs);
        Set<String> before = laidAside();
        CommandLineRun run = CommandLineRun.of(
                "run",
                input.toString(),
                "-o",
                folder.resolve("none/such/result.xlsx").toString());
        assertThat(run.exitCode()).isNotZero();
        assertThat(laidAside()).isEqualTo(before);
    }

    private static Set<String> laidAside() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.startsWith("ratebook-sheet-"))
                    .collect(Collectors.toSet());
        }
    }
}
