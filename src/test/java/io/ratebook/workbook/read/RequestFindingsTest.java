package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Case;
import io.ratebook.domain.Request;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Book;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request, in the words that the user reads. */
final class RequestFindingsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Object[] USAGE = row("Id", "Provider", "Model", "Calls", "Input tokens");
    private static final Object[] GOOD = row("a", "openai", "gpt-4.1", 1, 100);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("budget.xlsx");
    }

    static Stream<Arguments> usages() {
        return Stream.of(
                Arguments.of(
                        row("a", "openai", "gpt-4.1", -5, 100),
                        "ERROR   budget.xlsx › Usage!D2: (Calls) \"-5\" is negative [RB-VAL-NEGATIVE]",
                        "write 5"),
                Arguments.of(
                        row("a", "openai", "gpt-4.1", 1, "12,5k"),
                        "ERROR   budget.xlsx › Usage!E2: (Input tokens) \"12,5k\" is not a number [RB-VAL-TEXTNUM]",
                        "write 12500"),
                Arguments.of(
                        row("a", "openai", "gpt-4.1", 1.5, 100),
                        "ERROR   budget.xlsx › Usage!D2: (Calls) \"1.5\" is not a whole number [RB-VAL-FRACTION]",
                        "round it"),
                Arguments.of(
                        row("a", "openai", "gpt-4.1", true, 100),
                        "ERROR   budget.xlsx › Usage!D2: (Calls) \"TRUE\" is not a number [RB-VAL-TYPE]",
                        "write the number in plain digits"),
                Arguments.of(
                        row("a", "openai", "gpt-4.1", "=1/0", 100),
                        "ERROR   budget.xlsx › Usage!D2: (Calls) the spreadsheet computed #DIV/0! (formula =1/0), not a value [RB-VAL-ERROR]",
                        "mend the formula, or type the value"),
                Arguments.of(
                        row("a", "", "gpt-4.1", 1, 100),
                        "ERROR   budget.xlsx › Usage!B2: (Provider) is empty, so no rate can be found [RB-USAGE-PROVIDER]",
                        "name the provider"),
                Arguments.of(
                        row("a", "openai", "gpt-4.1", 1),
                        "ERROR   budget.xlsx › Usage!A2: the row has neither tokens nor a quantity: there is nothing to count [RB-USAGE-EMPTY]",
                        "fill in Input tokens and Output tokens, or Meter and Quantity"));
    }

    @ParameterizedTest
    @MethodSource("usages")
    void rowOfUsageIsReported(Object[] row, String finding, String maybe) {
        assertThat(findings(new SheetFixture().sheet("Usage", USAGE, row).calculated()))
                .containsExactly(text(finding, maybe));
    }

    @Test
    void everyDefectIsReportedInOneRun() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Currency", "DOLLAR"), row("As of", "tomorrow"))
                .sheet("Usage", USAGE, row("a", "openai", "gpt-4.1", -5, "12,5k"), row("a", "", "m", 1, 1));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Request!B2: (Currency) \"DOLLAR\" is no currency code of ISO 4217 [RB-VAL-CURRENCY]",
                                "write USD, EUR or GBP"),
                        text(
                                "ERROR   budget.xlsx › Request!B3: (As of) \"tomorrow\" is not a date [RB-VAL-DATE]",
                                "type it as a date, such as 2026-11-22, without a leading apostrophe"),
                        text("ERROR   budget.xlsx › Usage!D2: (Calls) \"-5\" is negative [RB-VAL-NEGATIVE]", "write 5"),
                        text(
                                "ERROR   budget.xlsx › Usage!E2: (Input tokens) \"12,5k\" is not a number [RB-VAL-TEXTNUM]",
                                "write 12500"),
                        text(
                                "ERROR   budget.xlsx › Usage!A3: (Id) \"a\" stands in A2 too [RB-VAL-DUPID]",
                                "rename or delete one of the two"),
                        text(
                                "ERROR   budget.xlsx › Usage!B3: (Provider) is empty, so no rate can be found [RB-USAGE-PROVIDER]",
                                "name the provider"));
    }

    @Test
    void errorCellIsReported() {
        SheetFixture workbook = new SheetFixture().sheet("Usage", USAGE, GOOD);
        workbook.poi().getSheet("Usage").getRow(1).getCell(4).setCellErrorValue(FormulaError.REF.getCode());
        assertThat(findings(workbook))
                .containsExactly(text(
                        "ERROR   budget.xlsx › Usage!E2: (Input tokens) the spreadsheet computed #REF!, not a value [RB-VAL-ERROR]",
                        "mend the formula, or type the value"));
    }

    @Test
    void formulaWithoutAStoredResultIsReported() {
        SheetFixture workbook = new SheetFixture().sheet("Usage", USAGE, row("a", "openai", "gpt-4.1", 1, "=D2*2"));
        assertThat(findings(workbook))
                .containsExactly(text(
                        "ERROR   budget.xlsx › Usage!E2: (Input tokens) the formula =D2*2 has no stored result [RB-VAL-NOCACHE]",
                        "open the workbook in Excel or LibreOffice and save it"));
    }

    @Test
    void missingSheetIsReportedWithTheSheetsFound() {
        assertThat(findings(new SheetFixture().sheet("Usgae", USAGE, GOOD).sheet("Other", row("x"))))
                .containsExactly(text(
                        "ERROR   budget.xlsx: there is no sheet \"Usage\"; the sheets are \"Usgae\", \"Other\" [RB-SHEET-MISSING]",
                        "rename \"Usgae\" to \"Usage\""));
    }

    @Test
    void sheetThatIsNearlyKnownIsPointedOut() {
        assertThat(findings(new SheetFixture().sheet("Usage", USAGE, GOOD).sheet("Asumptions", row("Name", "In use"))))
                .containsExactly(text(
                        "WARNING budget.xlsx › Asumptions: the sheet's name is none that Ratebook reads; the sheet is passed over [RB-SHEET-UNKNOWN]",
                        "rename it to \"Assumptions\""));
    }

    @Test
    void missingColumnIsReportedWithTheNearest() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Usage", USAGE, GOOD)
                .sheet("Sensitivity", row("Assumtion", "Value"), row("atoms", 3));
        assertThat(findings(workbook))
                .containsExactly(text(
                        "ERROR   budget.xlsx › Sensitivity!A1: there is no column \"Assumption\" [RB-HDR-MISSING]",
                        "rename the column \"Assumtion\" to \"Assumption\""));
    }

    @Test
    void duplicateAndMisspeltHeadersAreReported() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Usage",
                        row("Id", "Provider", "Modle", "Input tokens", "input  TOKENS"),
                        row("a", "openai", "gpt-4.1", 1, 2));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Usage!E1: the header \"input  TOKENS\" stands in column D too [RB-HDR-DUP]",
                                "rename or delete one of the two"),
                        text(
                                "WARNING budget.xlsx › Usage!C1: the header \"Modle\" is none that Ratebook reads; it is carried along [RB-HDR-UNKNOWN]",
                                "write \"Model\""));
    }

    @Test
    void unknownScenarioIsReportedWithTheNearest() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Scenarios", row("Scenario"), row("Published"), row("published "))
                .sheet(
                        "Usage",
                        row("Scenario", "Provider", "Input tokens"),
                        row("Publisched", "openai", 1),
                        row("Batch", "openai", 1));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Scenarios!A3: (Scenario) \"published\" stands in A2 too [RB-VAL-DUPID]",
                                "rename or delete one of the two"),
                        text(
                                "ERROR   budget.xlsx › Usage!A2: (Scenario) \"Publisched\" is no scenario [RB-VAL-SCENARIO]",
                                "write \"Published\""),
                        text(
                                "ERROR   budget.xlsx › Usage!A3: (Scenario) \"Batch\" is no scenario [RB-VAL-SCENARIO]",
                                "choose one of Published"));
    }

    @Test
    void wordThatIsNoChoiceIsReported() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Usage",
                        row("Provider", "Input tokens", "Service tier"),
                        row("openai", 1, "bacth"),
                        row("openai", 1, "express"));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Usage!C2: (Service tier) \"bacth\" is none of standard, batch, flex, priority, fast, ultrafast [RB-VAL-CHOICE]",
                                "write \"batch\""),
                        text(
                                "ERROR   budget.xlsx › Usage!C3: (Service tier) \"express\" is none of standard, batch, flex, priority, fast, ultrafast [RB-VAL-CHOICE]",
                                "choose one of the list, or leave the cell empty"));
    }

    @Test
    void metersQuantitiesAndMonthsMustBelongTogether() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Usage",
                        row("Provider", "Meter", "Quantity", "Unit price", "Months", "Period"),
                        row("vast", "", 3),
                        row("vast", "gpu-hour"),
                        row("", "purchase", 1, 5),
                        row("", "purchase", "", 5),
                        row("vast", "gpu-hour", 1, "", 12),
                        row("", "gpu-hour", 1));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Usage!B2: (Meter) is empty beside a Quantity [RB-USAGE-METER]",
                                "write what is counted: training, gpu-hour, purchase"),
                        text(
                                "ERROR   budget.xlsx › Usage!C3: (Quantity) is empty beside a Meter [RB-USAGE-METER]",
                                "write how many"),
                        text(
                                "ERROR   budget.xlsx › Usage!C5: (Quantity) is empty beside a Unit price [RB-USAGE-METER]",
                                "write how many; 1 for a single purchase"),
                        text(
                                "ERROR   budget.xlsx › Usage!E6: (Months) is given for a row that happens once [RB-USAGE-MONTHS]",
                                "write monthly in the column Period"),
                        text(
                                "ERROR   budget.xlsx › Usage!A7: (Provider) is empty, so no rate can be found [RB-USAGE-PROVIDER]",
                                "name the provider, or write a Unit price"));
    }

    @Test
    void sharesThatSaveMayFallFromTheLowToTheHighCase() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Usage",
                        row("Provider", "Input tokens", "Hit rate low", "Hit rate", "Hit rate high", "Dedup share"),
                        row("openai", 7, 0.9, 0.8, 0.5, ""),
                        row("openai", 7, 0.5, 0.8, 0.9, ""),
                        row("openai", 7, 0.5, 0.9, 0.8, ""),
                        row("openai", 7, "", "", "", 1.2));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Usage!F5: (Dedup share) is a share of the calls, and more than all of them [RB-VAL-RANGE]",
                                "write 0.9 for 90 percent"),
                        text(
                                "WARNING budget.xlsx › Usage!D4: (Hit rate) low 0.5, base 0.9 and high 0.8 are not in that order [RB-VAL-ORDER]",
                                "exchange them"));
    }

    @Test
    void companionsMustMakeARange() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Usage",
                        row("Provider", "Input tokens", "Input tokens low", "Input tokens high"),
                        row("openai", "", 5, ""),
                        row("openai", "", 9, 5),
                        row("openai", 7, "", 5));
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Usage!B2: (Input tokens) is empty, and only one of low and high is given [RB-VAL-MISSING]",
                                "write the base, or both low and high"),
                        text(
                                "WARNING budget.xlsx › Usage!C3: (Input tokens) low 9, base 7 and high 5 are not in that order [RB-VAL-ORDER]",
                                "exchange them"),
                        text(
                                "WARNING budget.xlsx › Usage!C4: (Input tokens) low 7, base 7 and high 5 are not in that order [RB-VAL-ORDER]",
                                "exchange them"));
    }

    @Test
    void requestItemsAreChecked() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Request",
                        row("Item", "Value"),
                        row("Title", "One"),
                        row("Title", "Two"),
                        row("Case in use", 4),
                        row("Contingency", 12.5),
                        row("Decimals", 13),
                        row("Budget", "lots"),
                        row("Currancy", "USD"))
                .sheet("Usage", USAGE, GOOD);
        assertThat(findings(workbook))
                .contains(
                        text(
                                "ERROR   budget.xlsx › Request!A3: (Item) \"Title\" stands in A2 too [RB-VAL-DUPID]",
                                "delete one of the two"),
                        text(
                                "ERROR   budget.xlsx › Request!B4: (Case in use) \"4\" is none of 1, 2, 3 [RB-VAL-CASE]",
                                "write 1 for low, 2 for base or 3 for high"),
                        text(
                                "ERROR   budget.xlsx › Request!B5: (Contingency) \"12.5\" is more than the whole [RB-VAL-RANGE]",
                                "write 12.5% or 0.125"),
                        text(
                                "ERROR   budget.xlsx › Request!B6: (Decimals) \"13\" is not a whole number from 0 to 12 [RB-VAL-RANGE]",
                                "write 2"),
                        text(
                                "ERROR   budget.xlsx › Request!B7: (Budget) \"lots\" is not a number [RB-VAL-TEXTNUM]",
                                "write the number in plain digits, such as 12500 or 0.25"))
                .anySatisfy(each -> assertThat(each)
                        .contains("Request!A8: (Item) \"Currancy\" is none of")
                        .contains("Maybe write \"Currency\""));
    }

    @Test
    void mergedDataIsReportedAndAMergedTitleIsNot() {
        SheetFixture workbook =
                new SheetFixture().sheet("Usage", row("Our plan"), USAGE, GOOD, row("b", "openai", "", 1, 1));
        var sheet = workbook.poi().getSheet("Usage");
        sheet.addMergedRegion(CellRangeAddress.valueOf("A1:E1"));
        sheet.addMergedRegion(CellRangeAddress.valueOf("C3:C4"));
        assertThat(findings(workbook))
                .containsExactly(text(
                        "ERROR   budget.xlsx › Usage!C3: the cells C3:C4 are merged; only the first of them has a value [RB-VAL-MERGED]",
                        "unmerge them and write the value into each"));
    }

    @Test
    void hiddenPartsArePointedOut() {
        SheetFixture workbook = new SheetFixture().sheet("Usage", USAGE, GOOD).sheet("Contract", row("Kind"));
        workbook.poi().getSheet("Usage").getRow(1).setZeroHeight(true);
        workbook.poi().getSheet("Usage").setColumnHidden(2, true);
        workbook.poi().setSheetHidden(1, true);
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "WARNING budget.xlsx › Contract: the sheet is hidden; all of it is read and counted [RB-W-HIDDEN]",
                                "unhide it, or delete it"),
                        text(
                                "WARNING budget.xlsx › Usage: 1 hidden row, 1 hidden column; all of it is read and counted [RB-W-HIDDEN]",
                                "unhide it, or delete it"));
    }

    @Test
    void assumptionsAreChecked() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Assumptions",
                        row("Name", "Low", "Base", "High", "In use"),
                        row("atoms", 1, 2, 3, 2),
                        row("rows", "", "", "", 2),
                        row("two words", "", "", "", 2),
                        row("Atoms", "", "", "", 2),
                        row("blank", 1, 2, 3))
                .name("rows", "Assumptions!$C$2")
                .sheet("Usage", USAGE, GOOD);
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Assumptions!A5: (Name) \"Atoms\" stands in A2 too [RB-VAL-DUPID]",
                                "rename or delete one of the two"),
                        text(
                                "ERROR   budget.xlsx › Assumptions!E6: (In use) is empty, so the assumption stands for nothing [RB-VAL-MISSING]",
                                "write =CHOOSE(in_case, B6, C6, D6), or the number itself"),
                        text(
                                "WARNING budget.xlsx › Assumptions!A2: (Name) \"atoms\" is no defined name of the workbook [RB-ASSUMPTION-NAME]",
                                "select E2 and type atoms into the name box"),
                        text(
                                "WARNING budget.xlsx › Assumptions!E2: (In use) holds 2, so low, base and high are not used [RB-ASSUMPTION-USE]",
                                "add the item Case in use to Request, name its value in_case, and write =CHOOSE(in_case, B2, C2, D2)"),
                        text(
                                "WARNING budget.xlsx › Assumptions!A3: (Name) \"rows\" is a defined name that means Assumptions!C2 [RB-ASSUMPTION-NAME]",
                                "select E3 and type rows into the name box"),
                        text(
                                "WARNING budget.xlsx › Assumptions!A4: (Name) \"two words\" can't be a defined name of a workbook [RB-ASSUMPTION-NAME]",
                                "use letters, digits and underscores, and begin with a letter"),
                        text(
                                "WARNING budget.xlsx › Assumptions!A6: (Name) \"blank\" is no defined name of the workbook [RB-ASSUMPTION-NAME]",
                                "select E6 and type blank into the name box"));
    }

    @Test
    void blankCaseOfAnAssumptionIsPointedOut() {
        SheetFixture workbook = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet(
                        "Assumptions",
                        row("Name", "Low", "Base", "High", "In use"),
                        row("atoms", 10, "", 30, "=CHOOSE(Request!B2,B2,C2,D2)"))
                .name("atoms", "Assumptions!$E$2")
                .sheet("Usage", USAGE, GOOD)
                .calculated();
        assertThat(findings(workbook))
                .containsExactly(text(
                        "WARNING budget.xlsx › Assumptions!E2: (In use) gives 0 where the row's base case is 20 [RB-ASSUMPTION-USE]",
                        "fill in Low, Base and High, and let In use choose among them"));
    }

    @Test
    void termsAreChecked() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Contract",
                        row("Kind", "Amount", "Percent", "From", "To"),
                        row("credit"),
                        row("discount", "", 15),
                        row("", 5),
                        row("credit", 5, "", LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 2)))
                .sheet("Metrics", row("Metric", "Scenario", "Value"), row("speed", "Plam", 3), row("speed", "", 3))
                .sheet(
                        "Compare",
                        row("Comparison", "Baseline", "Alternative", "Units"),
                        row("save", "Plan", "Other", 0))
                .sheet("Sensitivity", row("Assumption", "Value"), row("atom", 3))
                .sheet("Assumptions", row("Name", "In use"), row("atoms", 3))
                .name("atoms", "Assumptions!$B$2")
                .sheet("Usage", USAGE, GOOD);
        assertThat(findings(workbook))
                .containsExactly(
                        text(
                                "ERROR   budget.xlsx › Compare!C2: (Alternative) \"Other\" is no scenario [RB-VAL-SCENARIO]",
                                "choose one of Plan"),
                        text(
                                "ERROR   budget.xlsx › Compare!D2: (Units) must be greater than zero [RB-VAL-RANGE]",
                                "write 1"),
                        text(
                                "ERROR   budget.xlsx › Contract!B2: (Amount) is empty, and a credit needs one [RB-VAL-MISSING]",
                                "write the amount of the credit"),
                        text(
                                "ERROR   budget.xlsx › Contract!C3: (Percent) \"15\" is more than the whole [RB-VAL-RANGE]",
                                "write 15% or 0.15"),
                        text(
                                "ERROR   budget.xlsx › Contract!A4: (Kind) is empty [RB-VAL-MISSING]",
                                "choose one of rate, discount, margin, free units, cap, minimum, credit"),
                        text(
                                "ERROR   budget.xlsx › Contract!E5: (To) 2026-01-02 is not after From, 2026-01-02 [RB-VAL-ORDER]",
                                "write the day after the last"),
                        text(
                                "ERROR   budget.xlsx › Metrics!B2: (Scenario) \"Plam\" is no scenario [RB-VAL-SCENARIO]",
                                "write \"Plan\""),
                        text(
                                "ERROR   budget.xlsx › Metrics!B3: (Scenario) is empty [RB-VAL-MISSING]",
                                "fill it in: whose figure it is"),
                        text(
                                "ERROR   budget.xlsx › Sensitivity!A2: (Assumption) \"atom\" is no assumption [RB-VAL-ASSUMPTION]",
                                "write \"atoms\""));
    }

    @Test
    void expectedFiguresAreChecked() {
        SheetFixture workbook = new SheetFixture()
                .sheet(
                        "Expected",
                        row("Id", "Measure", "Item", "As", "Against", "Per", "With"),
                        row("a", "assumption", "atom"),
                        row("b", "metric"),
                        row("c", "cost", "", "ratio"),
                        row("d", "cost", "", "", "Plan", 0),
                        row("e", "cost", "", "", "", "", "atom=3; x"),
                        row("", "cots"))
                .sheet("Assumptions", row("Name", "In use"), row("atoms", 3))
                .name("atoms", "Assumptions!$B$2")
                .sheet("Usage", USAGE, GOOD);
        List<String> found = findings(workbook);
        assertThat(found)
                .startsWith(
                        text(
                                "ERROR   budget.xlsx › Expected!C2: (Item) \"atom\" is no assumption [RB-EXPECTED]",
                                "write \"atoms\""),
                        text(
                                "ERROR   budget.xlsx › Expected!C3: (Item) is empty, and the measure needs a metric [RB-EXPECTED]",
                                "name a metric of this workbook"),
                        text(
                                "ERROR   budget.xlsx › Expected!E4: (Against) is empty, and a ratio needs a scenario to compare with [RB-EXPECTED]",
                                "name the scenario"),
                        text(
                                "ERROR   budget.xlsx › Expected!F5: (Per) is zero, and nothing can be divided by it [RB-EXPECTED]",
                                "leave it empty"),
                        text(
                                "ERROR   budget.xlsx › Expected!G6: (With) \"atom\" is no assumption [RB-EXPECTED]",
                                "write \"atoms\""),
                        text(
                                "ERROR   budget.xlsx › Expected!G6: (With) \"x\" is not of the form name=value [RB-EXPECTED]",
                                "write atoms=200; rows=6000"),
                        text(
                                "ERROR   budget.xlsx › Expected!A7: (Id) is empty [RB-VAL-MISSING]",
                                "fill it in: names the figure"));
        assertThat(found.get(7))
                .contains("Expected!B7: (Measure) \"cots\" is none of")
                .contains("write \"cost\"");
        assertThat(found.get(8)).contains("WARNING budget.xlsx › Expected!E5").contains("compares with nothing");
        assertThat(found).hasSize(9);
    }

    private List<String> findings(SheetFixture workbook) {
        Checked<Optional<Book>> read = WorkbookReader.read(workbook.writtenTo(file), "budget.xlsx");
        assertThat(read.findings()).isEmpty();
        Checked<Request> request = RequestReader.read(read.value().orElseThrow(), Case.BASE, TODAY, null);
        return request.findings().stream()
                .filter(each -> !each.code().equals("RB-DEFAULT-ASOF"))
                .map(Finding::toString)
                .toList();
    }

    private static String text(String finding, String maybe) {
        return finding + System.lineSeparator() + "        Maybe " + maybe + ".";
    }
}
