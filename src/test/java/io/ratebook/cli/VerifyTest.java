package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody could do to a result, and what verification says of it. */
class VerifyTest {
    private static final String WORKBOOK = "workbooks/batch-and-caching.xlsx";
    private static final String SEAL = "customXml/item1.xml";

    @TempDir
    static Path shared = Path.of("");

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void rate() {
        CommandLineRun run = CommandLineRun.of("run", WORKBOOK, "-o", result().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void whatWasJustWrittenIsTheSame() {
        CommandLineRun run = CommandLineRun.of("verify", result().toString(), "--input", WORKBOOK);
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("made it from batch-and-caching.xlsx, prices of ")
                .contains("Everything that was checked is the same.")
                .containsPattern("Input file +same +the same file: [0-9a-f]{12}…")
                .containsPattern("Signature +not checked +there is none");
    }

    @Test
    void theFingerprintStandsOnAbout() throws IOException {
        EditedFile file = new EditedFile(result());
        String fingerprint = file.text(SEAL).replaceAll("(?s).* fingerprint=\"([0-9a-f]{64})\".*", "$1");
        EditedFile.of(result(), folder.resolve("copy.xlsx"), workbook -> {
            XSSFSheet about = workbook.getSheet("About");
            assertThat(about.getRow(8).getCell(0).getStringCellValue()).isEqualTo("Seal (SHA-256)");
            assertThat(about.getRow(8).getCell(1).getStringCellValue()).isEqualTo(fingerprint);
        });
    }

    @Test
    void aTypedInputIsNamedWithWhatItHeld() {
        CommandLineRun run =
                verified(edited(workbook -> cell(workbook, "Usage", 4, "Calls").setCellValue(12345)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .containsPattern("Inputs +changed")
                .containsPattern("Usage![A-Z]+5 \\(cell\\) held [0-9.]+, now 12345\\R")
                .containsPattern("Formulas +same")
                .contains("Not as it was: Inputs changed.");
    }

    @Test
    void anotherCaseInUseIsToldInWords() {
        CommandLineRun run = verified(edited(workbook -> workbook.getSheet("Request")
                .getRow(caseRow(workbook.getSheet("Request")))
                .getCell(1)
                .setCellValue(3)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("the case in use is 3 (high), it was 2 (base)");
    }

    @Test
    void aCachedValueIsFoundWithoutItsFormula() {
        CommandLineRun run = verified(edited(workbook -> total(workbook).setCellValue(1)));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .containsPattern("Values of formulas +changed\\R +Summary!B[0-9]+ \\(value\\) held [0-9.]+, now 1\\R")
                .containsPattern("Formulas +same");
    }

    @Test
    void aFormulaIsFoundWhereItsValueStays() {
        CommandLineRun run = verified(edited(workbook -> {
            XSSFCell total = total(workbook);
            double value = total.getNumericCellValue();
            total.setCellFormula("SUM(Lines!R2:R3)");
            total.setCellValue(value);
        }));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .containsPattern(
                        "Formulas +changed\\R +Summary!B[0-9]+ \\(formula\\) held =.*, now =SUM\\(Lines!R2:R3\\)")
                .containsPattern("Values of formulas +same");
    }

    @Test
    void aFormulaWrittenInAnotherWayIsTheSame() {
        CommandLineRun run = verified(new EditedFile(result())
                .edit(
                        sheet("Lines"),
                        xml -> xml.replace("Rates!$", " 'Rates'!$").replace("CHOOSE(", "choose( "))
                .save(folder.resolve("edited.xlsx")));
        assertThat(run.exitCode()).as(run.out()).isZero();
    }

    @Test
    void aSealThatWasTakenOutIsAbsent() {
        EditedFile file = new EditedFile(result());
        file.parts().keySet().removeIf(each -> each.startsWith("customXml/"));
        file.edit("[Content_Types].xml", xml -> xml.replaceAll("<Override PartName=\"/customXml[^>]*/>", ""));
        file.edit("xl/_rels/workbook.xml.rels", xml -> xml.replaceAll("<Relationship Id=\"rIdSeal\"[^>]*/>", ""));
        CommandLineRun run = verified(file.save(folder.resolve("edited.xlsx")));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).containsPattern("Seal +absent").containsPattern("Inputs +not checked");
    }

    @Test
    void aSealThatWasEditedIsChanged() {
        CommandLineRun run = verified(new EditedFile(result())
                .edit(
                        SEAL,
                        xml -> xml.replaceFirst(
                                "name=\"as of\" value=\"[0-9-]+\"", "name=\"as of\" value=\"2020-01-01\""))
                .save(folder.resolve("edited.xlsx")));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).containsPattern("Seal +changed +what it holds isn't what its fingerprint says");
    }

    @Test
    void aSealWithAnotherFingerprintIsChanged() {
        CommandLineRun run = verified(new EditedFile(result())
                .edit(SEAL, xml -> xml.replaceFirst("fingerprint=\"[0-9a-f]", "fingerprint=\"x"))
                .save(folder.resolve("edited.xlsx")));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).containsPattern("Seal +changed");
    }

    @Test
    void aSealOfRubbishIsChangedAndNoDefect() {
        CommandLineRun run = verified(new EditedFile(result())
                .edit(SEAL, xml -> xml.replaceFirst("<content>.{40}", "<content>"))
                .save(folder.resolve("edited.xlsx")));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).containsPattern("Seal +changed +its content can't be read");
    }

    @Test
    void hiddenThingsAreFound() {
        CommandLineRun run = verified(edited(workbook -> {
            workbook.setSheetHidden(workbook.getSheetIndex("Findings"), true);
            workbook.getSheet("Lines").getRow(2).setZeroHeight(true);
            workbook.getSheet("Usage").setColumnHidden(3, true);
        }));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .contains("Findings (sheet) held visible, now hidden")
                .containsPattern(
                        "What is shown +changed\\R +Usage!D \\(hidden column\\) held nothing, now there; 1 other");
    }

    @Test
    void aNumberFormatThatShowsAnotherNumberIsFound() {
        CommandLineRun run = verified(edited(workbook -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(total(workbook).getCellStyle());
            style.setDataFormat(workbook.createDataFormat().getFormat("\"0.01\""));
            total(workbook).setCellStyle(style);
        }));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).containsPattern("Summary!B[0-9]+ \\(number format\\) held .*, now \"0.01\"");
    }

    @Test
    void sheetsAreToldApart() {
        CommandLineRun run = verified(edited(workbook -> {
            workbook.setSheetName(workbook.getSheetIndex("Lines"), "Old lines");
            workbook.createSheet("More").createRow(0).createCell(0).setCellValue("new");
            workbook.removeSheetAt(workbook.getSheetIndex("Findings"));
        }));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        JsonNode sheets = json(folder.resolve("edited.xlsx")).get("items").get(2);
        assertThat(sheets.get("differences").findValuesAsText("holds"))
                .contains("renamed \"Old lines\"", "added", "gone");
        assertThat(run.out()).containsPattern("Formulas +same").containsPattern("Values of formulas +same");
    }

    @Test
    void insertedRowsAreToldAsSuch() {
        CommandLineRun run = verified(edited(workbook -> {
            XSSFSheet usage = workbook.getSheet("Usage");
            usage.shiftRows(5, usage.getLastRowNum(), 2);
        }));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("2 rows were inserted above row 6");
    }

    @Test
    void commentsNamesAndChartsAreFound() {
        EditedFile file = new EditedFile(result());
        file.edit(
                "xl/workbook.xml",
                xml -> xml.replaceFirst("(<definedName name=\"in_case\">[^$]+\\$[A-Z]+\\$)([0-9]+)", "$1" + "1$2"));
        file.edit("xl/charts/chart1.xml", xml -> xml.replaceFirst("<c:f>(Summary!\\$B\\$[0-9]+)", "<c:f>$1" + "0"));
        file.edit("xl/comments1.xml", xml -> xml.replaceFirst("<t>", "<t>not "));
        Path edited = file.save(folder.resolve("edited.xlsx"));
        CommandLineRun run = verified(edited);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("in_case (name) held ");
        assertThat(json(edited).findValuesAsText("what")).contains("comment", "chart", "name");
    }

    @Test
    void everyDifferenceIsInTheJson() {
        Path edited = edited(workbook -> {
            for (int row = 4; row < 8; row++) {
                cell(workbook, "Usage", row, "Calls").setCellValue(70 + row);
            }
        });
        assertThat(verified(edited).out()).contains("; 3 others");
        JsonNode json = json(edited);
        assertThat(json.get("same").asBoolean()).isFalse();
        assertThat(json.get("items").get(3).get("differences")).hasSize(4);
        assertThat(json.get("provenance").get("files").get(0).get("name").asText())
                .isEqualTo("batch-and-caching.xlsx");
    }

    @Test
    void anotherInputIsToldCellByCell() throws IOException {
        Path input = EditedFile.of(
                Path.of(WORKBOOK),
                folder.resolve("batch-and-caching.xlsx"),
                workbook -> cell(workbook, "Usage", 4, "Calls").setCellValue(777));
        CommandLineRun run = CommandLineRun.of("verify", result().toString(), "--input", input.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .containsPattern("Input file +changed\\R +Usage![A-Z]+5 \\(cell\\) held [0-9]+, now 777\\R");

        Path saved = EditedFile.of(Path.of(WORKBOOK), folder.resolve("saved.xlsx"), workbook -> {});
        CommandLineRun same = CommandLineRun.of("verify", result().toString(), "--input", saved.toString());
        assertThat(same.exitCode()).as(same.out()).isZero();
        assertThat(same.out()).contains("saved again: its bytes differ, no cell of it does");
    }

    @ParameterizedTest
    @CsvSource({"en, '1,000.0', '1,001'", "de, '1.000,0', '1.001'"})
    void numbersTypedAsTextAreComparedAsTheRunReadThem(String language, String thousand, String other)
            throws IOException {
        Path input = EditedFile.of(Path.of(WORKBOOK), folder.resolve("texts.xlsx"), workbook -> {
            for (int row = 4; row <= 7; row++) {
                cell(workbook, "Usage", row, "Calls").setCellValue(thousand);
            }
        });
        Path result = folder.resolve("texts.rated.xlsx");
        CommandLineRun run =
                CommandLineRun.of("run", input.toString(), "-o", result.toString(), "--text-numbers", language);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("4 texts were read as numbers");

        CommandLineRun same = CommandLineRun.of("verify", result.toString(), "--input", input.toString());
        assertThat(same.exitCode()).as(same.out()).isZero();
        assertThat(same.out()).containsPattern("Input file +same +the same file: ");

        CommandLineRun rerated =
                CommandLineRun.of("verify", result.toString(), "--input", input.toString(), "--rerate");
        assertThat(rerated.exitCode()).as(rerated.out()).isZero();
        assertThat(rerated.out()).containsPattern("standard +33.20 +33.20 +0.00");
        CommandLineRun itsOwn = CommandLineRun.of("verify", result.toString(), "--rerate");
        assertThat(itsOwn.exitCode()).as(itsOwn.out()).isZero();
        assertThat(itsOwn.out()).containsPattern("standard +33.20 +33.20 +0.00");

        Path saved = EditedFile.of(
                input,
                folder.resolve("saved.xlsx"),
                workbook -> workbook.getProperties().getCoreProperties().setKeywords("saved again"));
        CommandLineRun again = CommandLineRun.of("verify", result.toString(), "--input", saved.toString());
        assertThat(again.exitCode()).as(again.out()).isZero();
        assertThat(again.out()).contains("saved again: its bytes differ, no cell of it does");

        Path changed = EditedFile.of(
                input,
                folder.resolve("changed.xlsx"),
                workbook -> cell(workbook, "Usage", 5, "Calls").setCellValue(other));
        CommandLineRun told = CommandLineRun.of("verify", result.toString(), "--input", changed.toString());
        assertThat(told.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(told.out())
                .containsPattern("Input file +changed\\R +Usage![A-Z]+6 \\(cell\\) held 1000, now 1001\\R");
    }

    @ParameterizedTest
    @CsvSource({
        "as of, someday",
        "as of, +999999999-12-31",
        "case in use, ''",
        "case in use, worst",
        "set Growth, 1E999999999",
        "set Growth, much"
    })
    void aSealOfWhatNoRunCanHaveHadIsRatedByNobody(String option, String value) {
        Path forged = new EditedFile(result())
                .edit(
                        SEAL,
                        xml -> xml.replaceAll("<option name=\"" + option + "\"[^>]*>", "")
                                .replaceFirst(
                                        "<count ", "<option name=\"" + option + "\" value=\"" + value + "\"/><count "))
                .save(folder.resolve("forged.xlsx"));
        CommandLineRun run = CommandLineRun.of("verify", forged.toString(), "--input", WORKBOOK, "--rerate");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .containsPattern("Seal +changed")
                .contains("forged.xlsx: its seal names a day, a case or a setting that no run can have had")
                .contains("[RB-VERIFY-RERATE]")
                .doesNotContain("Rated anew");
    }

    @Test
    void otherRulesAreNamed() throws IOException {
        Path rules = RulesCopy.into(folder);
        Files.writeString(rules.resolve("rate-cards/openai.csv"), "\n", StandardOpenOption.APPEND);
        Files.delete(rules.resolve("90-advise/budget.drl"));
        CommandLineRun run = CommandLineRun.of("verify", result().toString(), "--rules", rules.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .containsPattern("rate-cards/openai.csv \\(file\\) held [0-9a-f]{12}…, now [0-9a-f]{12}…")
                .containsPattern("90-advise/budget.drl \\(file\\) held [0-9a-f]{12}…, now nothing");
    }

    @Test
    void whatIsNoWorkbookIsAFinding() throws IOException {
        Path text = Files.writeString(folder.resolve("plan.rated.xlsx"), "not a workbook");
        CommandLineRun run = verified(text);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.err()).contains("ERROR").doesNotContain("Exception");
        assertThat(verified(folder.resolve("nowhere.xlsx")).exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void anInputWithoutASealIsNoResult() {
        CommandLineRun run = verified(Path.of(WORKBOOK));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).containsPattern("Seal +absent +the file holds none");
    }

    @Test
    void aResultThatIsFedBackHasOneSealAndItsOwn() {
        Path again = folder.resolve("again.xlsx");
        CommandLineRun run = CommandLineRun.of("run", result().toString(), "-o", again.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        CommandLineRun verified = verified(again);
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(new EditedFile(again)
                        .parts().keySet().stream().filter(each -> each.matches("customXml/item[0-9]+\\.xml")))
                .hasSize(1);
    }

    private static Path result() {
        return shared.resolve("result.xlsx");
    }

    private static CommandLineRun verified(Path file) {
        return CommandLineRun.of("verify", file.toString());
    }

    private JsonNode json(Path edited) {
        Path json = folder.resolve("verified.json");
        CommandLineRun.of("verify", edited.toString(), "--json", json.toString());
        return CommandLineRun.json(json);
    }

    private Path edited(Consumer<XSSFWorkbook> change) {
        return EditedFile.of(result(), folder.resolve("edited.xlsx"), change);
    }

    /** The part of a sheet. */
    private static String sheet(String name) {
        EditedFile file = new EditedFile(result());
        String relation = file.text("xl/workbook.xml")
                .replaceAll("(?s).*<sheet name=\"" + name + "\"[^>]*r:id=\"([^\"]+)\".*", "$1");
        return "xl/"
                + file.text("xl/_rels/workbook.xml.rels")
                        .replaceAll("(?s).*Id=\"" + relation + "\" Target=\"([^\"]+)\".*", "$1");
    }

    private static int caseRow(XSSFSheet request) {
        for (int i = 0; i <= request.getLastRowNum(); i++) {
            XSSFCell item = request.getRow(i) == null ? null : request.getRow(i).getCell(0);
            if (item != null && item.toString().equals("Case in use")) {
                return i;
            }
        }
        throw new AssertionError("no case in use");
    }

    /** The first scenario's total in use. */
    private static XSSFCell total(XSSFWorkbook workbook) {
        XSSFSheet summary = workbook.getSheet("Summary");
        for (int i = 0; i <= summary.getLastRowNum(); i++) {
            XSSFCell item = summary.getRow(i) == null ? null : summary.getRow(i).getCell(0);
            if (item != null && item.toString().equals("Scenario")) {
                return summary.getRow(i + 1).getCell(1);
            }
        }
        throw new AssertionError("no totals");
    }

    /** The cell of a row, from 0, below a header. */
    private static XSSFCell cell(XSSFWorkbook workbook, String sheet, int row, String header) {
        XSSFSheet found = workbook.getSheet(sheet);
        for (Cell each : found.getRow(3)) {
            if (each.toString().equals(header)) {
                return found.getRow(row).getCell(each.getColumnIndex());
            }
        }
        throw new AssertionError("no column " + header);
    }
}
