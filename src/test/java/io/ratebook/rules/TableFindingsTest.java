package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.cases.DecisionWords;
import io.ratebook.domain.Stage;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of broken decision tables, to the letter; and what isn't broken. */
class TableFindingsTest {
    private static final String AT = "ERROR   rules/30-adjust/batch.drl.xlsx › Rules!";
    private static final String MAYBE = System.lineSeparator() + "        Maybe ";

    @Test
    void textWhereANumberMustBe() {
        assertThat(batch(set("F11", "TBD")))
                .containsExactly(AT + "F11: (Factor) \"TBD\" is not a number [RB-TABLE-NUMBER]" + MAYBE
                        + "write the number in plain digits, such as 12500 or 0.25.");
    }

    @Test
    void textThatLooksLikeANumber() {
        assertThat(batch(set("F11", "50%")))
                .containsExactly(AT + "F11: (Factor) \"50%\" is not a number [RB-TABLE-NUMBER]" + MAYBE + "write 0.5.");
    }

    @Test
    void textWhereAConditionNeedsANumber() {
        RuleFile file = Rules.table("90-advise/distillation.drl.xlsx", set("C11", "50k units"));
        assertThat(Rules.findings(file))
                .containsExactly("ERROR   rules/90-advise/distillation.drl.xlsx › Rules!C11: (Units a month over)"
                        + " \"50k units\" is not a number [RB-TABLE-NUMBER]" + MAYBE
                        + "write the number in plain digits, such as 12500 or 0.25.");
    }

    @Test
    void errorThatTheSpreadsheetComputed() {
        assertThat(batch(formula("F11", "#REF!", cell -> cell.setCellErrorValue((byte) 23))))
                .containsExactly(AT + "F11: (Factor) the spreadsheet computed #REF! (formula =#REF!), not a value"
                        + " [RB-VAL-ERROR]" + MAYBE + "mend the formula, or type the value.");
    }

    @Test
    void formulaWithoutAStoredResult() {
        assertThat(batch(sheet -> {
                    cell(sheet, "F11").setBlank();
                    cell(sheet, "F11").setCellFormula("1/2");
                }))
                .containsExactly(AT + "F11: (Factor) the formula =1/2 has no stored result [RB-VAL-NOCACHE]" + MAYBE
                        + "open the workbook in Excel or LibreOffice and save it.");
    }

    @Test
    void storedResultOfAFormulaCounts() {
        assertThat(factors(formula("F11", "1.25*0.5", cell -> cell.setCellValue(0.625))))
                .containsExactly("BAT-010 input x 0.625");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "$#,##0.00", "0.00", "#,##0", "@", "0.00E+00"})
    void displayFormatsDontCount(String format) {
        assertThat(factors(sheet -> {
                    CellStyle style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
                    cell(sheet, "F11").setCellStyle(style);
                    cell(sheet, "F11").setCellValue(3.000025);
                }))
                .containsExactly("BAT-010 input x 3.000025");
    }

    @Test
    void smallNumberKeepsItsDigits() {
        assertThat(factors(set("F11", 0.000025))).containsExactly("BAT-010 input x 0.000025");
    }

    @Test
    void blankAction() {
        assertThat(batch(sheet -> cell(sheet, "F12").setBlank()))
                .containsExactly(AT + "F12: (Factor) is blank: the rule would decide nothing [RB-TABLE-BLANK]" + MAYBE
                        + "fill it in, or delete the row.");
    }

    @Test
    void blankConditionsMeanAny() {
        assertThat(factors(sheet -> cell(sheet, "D11").setBlank())).containsExactly("BAT-010 input x 0.5");
    }

    @Test
    void rowWithoutAnyCondition() {
        assertThat(batch(sheet -> {
                    cell(sheet, "C11").setBlank();
                    cell(sheet, "D11").setBlank();
                }))
                .containsExactly(AT
                        + "C11: every condition on $p : Priced is blank: nobody can tell when the rule holds"
                        + " [RB-TABLE-BLANK]" + MAYBE + "fill in one of Provider, Service tier, Meter (blank: any).");
    }

    @Test
    void blankRowEndsTheTable() {
        assertThat(batch(sheet -> sheet.shiftRows(11, 11, 1)))
                .containsExactly(
                        AT + "A13: row 13 comes after the blank row 12, which ends the table: it would be passed"
                                + " over [RB-TABLE-GAP]" + MAYBE + "delete the blank row 12.");
    }

    @Test
    void noteBelowTheTableIsNoRule() {
        assertThat(batch(sheet -> sheet.createRow(13).createCell(0).setCellValue("Seen by finance on Monday.")))
                .isEmpty();
    }

    @Test
    void mergedCellsOverRules() {
        assertThat(batch(sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("D11:D12"))))
                .contains(AT + "D11: the merged cells D11:D12 lie over rules: only the first of them would have a value"
                        + " [RB-TABLE-MERGED]" + MAYBE + "unmerge them and write the value in each row.");
    }

    @Test
    void unknownTechnicalHeader() {
        assertThat(batch(set("F7", "AKTION")))
                .contains(AT + "F7: \"AKTION\" is none of the technical headers NAME, METADATA, CONDITION, ACTION,"
                        + " DESCRIPTION [RB-TABLE-HEADER]" + MAYBE + "write \"ACTION\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Notes", "Price", "Comment", "C", "PRIORITY", "ACTIVATION-GROUP"})
    void headersThatDroolsTakesByTheirFirstLetter(String header) {
        assertThat(batch(set("H7", header)))
                .anyMatch(each -> each.startsWith(AT + "H7: \"" + header + "\" is none of the technical headers"));
    }

    @Test
    void columnWithoutATechnicalHeader() {
        assertThat(batch(sheet -> sheet.getRow(10).createCell(8).setCellValue("checked by Ann")))
                .containsExactly(AT + "I11: the column has no technical header in row 7 [RB-TABLE-HEADER]" + MAYBE
                        + "write DESCRIPTION there where the column is a note.");
    }

    @Test
    void noteColumnIsAllowed() {
        assertThat(factors(sheet -> {
                    sheet.getRow(6).createCell(8).setCellValue("DESCRIPTION");
                    sheet.getRow(9).createCell(8).setCellValue("Note");
                    sheet.getRow(10).createCell(8).setCellValue("checked */ by \"Ann\"");
                }))
                .containsExactly("BAT-010 input x 0.5");
    }

    @Test
    void sameIdInTwoRows() {
        assertThat(batch(set("A12", "BAT-010")))
                .containsExactly(AT + "A12: the id BAT-010 stands at rules/30-adjust/batch.drl.xlsx › Rules!A11 too"
                        + " [RB-RULE-DUP]" + MAYBE + "give one of the two rules a number of its own.");
    }

    @Test
    void sameIdIsNamedBesideOtherErrors() {
        assertThat(batch(set("A12", "BAT-010").andThen(set("F11", "TBD"))))
                .extracting(each -> each.substring(AT.length(), AT.length() + 3))
                .containsExactly("F11", "A12");
    }

    @Test
    void sameIdInABrokenTableAndAnotherFile() {
        RuleFile other = Rules.drl("90-advise/a.drl", "BAT-020 other words", "$u : Usage()", "warn($u, \"?\");");
        assertThat(Rules.findings(Rules.batch(set("F11", "TBD")), other))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("ERROR   rules/90-advise/a.drl:3: the id BAT-020 stands at"
                        + " rules/30-adjust/batch.drl.xlsx › Rules!A12 too [RB-RULE-DUP]"));
    }

    @Test
    void factThatTheStageNeverSeesNamesItsCell() {
        assertThat(batch(set("C8", "$p : Usage")))
                .anyMatch(
                        each -> each.startsWith(AT + "C8: the stage adjust never sees a Usage, so the rule would never"
                                + " hold; it sees Header, Fx, Assumption, Contract, Priced [RB-RULE-FACT]"));
    }

    @Test
    void importThatReachesOutNamesItsCell() {
        assertThat(batch(sheet -> {
                    int row = 0;
                    while (!cell(sheet, "A" + (row + 1)).toString().equals("Import")) {
                        row++;
                    }
                    cell(sheet, "B" + (row + 1)).setCellValue("io.ratebook.domain.*, java.io.File");
                }))
                .anyMatch(each -> each.contains("\"java.io\" isn't used"));
    }

    @Test
    void rowWithoutAnId() {
        assertThat(batch(set("A11", "half price")))
                .containsExactly(AT + "A11: \"half price\" doesn't begin with an id [RB-RULE-ID]" + MAYBE
                        + "begin it with capitals, a hyphen and a number of its own, such as ADJ-010.");
    }

    @Test
    void parameterOutsideOfQuotationMarks() {
        assertThat(batch(set("F9", "factor($p, $param,")))
                .containsExactly(AT + "F9: $param stands outside of quotation marks, where a cell's text would become"
                        + " code [RB-TABLE-SNIPPET]" + MAYBE
                        + "write \"$param\", dec(\"$param\") for a number or date(\"$param\") for a day.");
    }

    @Test
    void unknownFieldInASnippetNamesItsCell() {
        assertThat(batch(set("D9", "servicTier == \"$param\"")))
                .containsExactly(AT + "D9: unknown field 'servicTier' on Priced [RB-RULE-COMPILE]" + MAYBE
                        + "write \"serviceTier\".");
    }

    @Test
    void unknownFunctionInASnippetNamesItsCell() {
        assertThat(batch(set("F9", "facter($p, dec(\"$param\"),")))
                .containsExactly(AT + "F9: unknown function 'facter' [RB-RULE-COMPILE]" + MAYBE + "write \"factor\".");
    }

    @Test
    void habitInASnippetNamesItsCell() {
        assertThat(batch(set("D9", "serviceTier == \"$param\", metered.quantity.value > 0.5")))
                .containsExactly(AT + "D9: \"0.5\" is a binary fraction, which no price is [RB-RULE-LINT]" + MAYBE
                        + "write dec(\"…\") with the number inside.");
    }

    @Test
    void unknownSetting() {
        assertThat(batch(set("A5", "Sequential")))
                .containsExactly(AT + "A5: \"Sequential\" is none of the settings RuleSet, Import, IgnoreNumericFormat"
                        + " [RB-TABLE-SETTING]" + MAYBE + "delete the row.");
    }

    @Test
    void workbookWithoutATable() {
        assertThat(batch(set("A6", "Batch")))
                .containsExactly("ERROR   rules/30-adjust/batch.drl.xlsx: the workbook has no decision table"
                        + " [RB-TABLE-NONE]" + MAYBE
                        + "begin one with a cell \"RuleTable\" and a name, as the tables beside it do.");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThat(batch(set("F11", "TBD").andThen(set("F12", "n/a")).andThen(set("A12", "half"))))
                .extracting(each -> each.substring(AT.length(), AT.length() + 3))
                .containsExactly("F11", "A12", "F12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"); System.exit(1); //",
                "a \\\" b",
                "two\nlines",
                "back\\slash",
                "$param",
                "${x} \\u0022 and \\\\u0022",
                "\"quoted\"",
                "*/ System.exit(1); /*",
                "\\u002a/ System.exit(1); /*"
            })
    void whatACellSaysNeverBecomesCode(String text) {
        RuleFile file = Rules.batch(set("G11", text).andThen(set("B11", text)).andThen(set("H11", text)));
        try (Rulebook rulebook = Rules.load(file)) {
            assertThat(rulebook.decide(Stage.ADJUST, List.of(Facts.batch(2))))
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.words()).isEqualTo("times 0.5: " + text.strip());
                        assertThat(each.by().title()).isEqualTo(text.strip());
                        assertThat(each.by().source()).isEqualTo(text.strip());
                    });
        }
    }

    private static List<String> batch(Consumer<XSSFSheet> change) {
        return Rules.findings(Rules.batch(change));
    }

    private static List<String> factors(Consumer<XSSFSheet> change) {
        try (Rulebook rulebook = Rules.load(Rules.batch(change))) {
            return rulebook.decide(Stage.ADJUST, List.of(Facts.batch(2))).stream()
                    .map(DecisionWords::of)
                    .toList();
        }
    }

    private static Consumer<XSSFSheet> set(String address, String value) {
        return sheet -> cell(sheet, address).setCellValue(value);
    }

    private static Consumer<XSSFSheet> set(String address, double value) {
        return sheet -> cell(sheet, address).setCellValue(value);
    }

    private static Consumer<XSSFSheet> formula(String address, String formula, Consumer<XSSFCell> result) {
        return sheet -> {
            XSSFCell cell = cell(sheet, address);
            cell.setCellFormula(formula);
            result.accept(cell);
        };
    }

    private static XSSFCell cell(XSSFSheet sheet, String address) {
        CellReference reference = new CellReference(address);
        XSSFRow row = sheet.getRow(reference.getRow());
        XSSFCell cell = row.getCell(reference.getCol());
        return cell == null ? row.createCell(reference.getCol()) : cell;
    }
}
