package io.ratebook.workbook.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ratebook.amount.Case;
import io.ratebook.publish.PublishException;
import io.ratebook.report.About;
import io.ratebook.report.Line;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.LibreOffice;
import io.ratebook.workbook.read.WorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ResultWorkbookTest {
    private static final double NEAR = 1e-9;

    @TempDir
    private Path folder;

    private final Report report = ResultFixture.report(true);
    private Path result;

    @BeforeEach
    void write() throws Exception {
        result = folder.resolve("budget.rated.xlsx");
        write(InputFixture.write(folder, true), result, Case.BASE, report, ResultFixture.about());
    }

    private static void write(Path input, Path output, Case inUse, Report report, About about) throws Exception {
        Files.write(output, ResultWorkbook.bytes(input, inUse, report, about));
        ResultWorkbook.verify(
                WorkbookReader.read(output, "budget.rated.xlsx").value().orElseThrow(), report);
    }

    @ParameterizedTest
    @EnumSource
    void formulasGiveTheEnginesNumbersInEveryCase(Case which) throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            select(workbook, which);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertEngines(workbook, report, which);
        }
    }

    @ParameterizedTest
    @EnumSource
    void libreOfficeComputesTheEnginesNumbersInEveryCase(Case which) throws IOException {
        Path recalculated = LibreOffice.recalculated(result, workbook -> select(workbook, which));
        try (XSSFWorkbook workbook = open(recalculated)) {
            assertEngines(workbook, report, which);
        }
    }

    @Test
    void namesThatLookLikePatternsOrNumbersAreSummedAllTheSame() throws Exception {
        Report odd = ResultFixture.report(">50% *batch*, 'over night'");
        write(folder.resolve("budget.xlsx"), result, Case.BASE, odd, ResultFixture.about());
        Path recalculated = LibreOffice.recalculated(result, workbook -> select(workbook, Case.HIGH));
        try (XSSFWorkbook workbook = open(recalculated)) {
            assertEngines(workbook, odd, Case.HIGH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFormulaHoldsItsValueBeforeAnythingIsComputed(Case which) throws Exception {
        write(folder.resolve("budget.xlsx"), result, which, report, ResultFixture.about());
        try (XSSFWorkbook workbook = open(result)) {
            assertEngines(workbook, report, which);
            List<Cell> formulas = formulas(workbook);
            List<Object> cached =
                    formulas.stream().map(ResultWorkbookTest::value).toList();
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            for (int i = 0; i < formulas.size(); i++) {
                assertSame(formulas.get(i), cached.get(i));
            }
        }
    }

    @Test
    void formulasAreShortAndOfTheOldFunctionSet() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            assertThat(formulas(workbook))
                    .extracting(Cell::getCellFormula)
                    .allSatisfy(each -> assertThat(each)
                            .hasSizeLessThan(220)
                            .doesNotContain("_xlfn", "[", "OFFSET", "INDIRECT", "NOW"));
        }
    }

    @Test
    void anotherPriceOrVolumeMovesTheTotal() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            double before = inUse(workbook, 0);
            workbook.getSheet("Rates").getRow(1).getCell(5).setCellValue(2.5);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            double dearer = inUse(workbook, 0);
            workbook.getSheet("Usage").getRow(2).getCell(12).setCellValue(4);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(dearer - before).isGreaterThan(1);
            assertThat(inUse(workbook, 0) - dearer).isEqualTo(55, within(NEAR));
        }
    }

    @Test
    void aDearerScenarioNoLongerFitsItsBudget() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            Row budget = rowAfter(workbook.getSheet("Summary"), "Budgets: which scenario fits, case in use", 3);
            double limit = budget.getCell(0).getNumericCellValue();
            assertThat(inUse(workbook, 0)).isLessThan(limit);
            assertThat(budget.getCell(1).getStringCellValue()).isEqualTo("fits");
            workbook.getSheet("Usage").getRow(2).getCell(12).setCellValue(100);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(inUse(workbook, 0)).isGreaterThan(limit);
            assertThat(budget.getCell(1).getStringCellValue()).isEqualTo("over");
            assertThat(budget.getSheet().getSheetConditionalFormatting().getNumConditionalFormattings())
                    .as("two for the master check, one for the budgets")
                    .isEqualTo(3);
        }
    }

    @Test
    void anotherPercentageInTheContractMovesTheTotal() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            double before = inUse(workbook, 0);
            workbook.getSheet("Contract").getRow(2).getCell(3).setCellValue(0.5);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            double volume = 1000 * 0.08 + 5;
            assertThat(inUse(workbook, 0) - before).isEqualTo(volume * (0.5 - 0.8) * 1.1, within(NEAR));
        }
    }

    @Test
    void aFlatFeeIsDueWhereTheBandChargesSomethingAndTheFactorHoldsForIt() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            Row reached = workbook.getSheet("Lines").getRow(line("volume", 1));
            assertThat(reached.getCell(LineColumn.COST.index()).getCellFormula())
                    .matches("\\(.+\\+IF\\(.+>=.+,.+,0\\)\\)\\*.+");
            workbook.getSheet("Assumptions").getRow(1).getCell(2).setCellValue(0);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(reached.getCell(LineColumn.COST.index()).getNumericCellValue())
                    .isZero();
        }
    }

    @Test
    void sheetsStandInTheirOrderWithTheInputAfterTheSummary() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            assertThat(workbook)
                    .extracting(Sheet::getSheetName)
                    .containsExactly(
                            "Summary",
                            "Request",
                            "Assumptions",
                            "Scenarios",
                            "Usage",
                            "Contract",
                            "Metrics",
                            "Compare",
                            "Expected",
                            "Rates",
                            "Factors",
                            "Lines",
                            "Comparisons",
                            "Sensitivities",
                            "Monte Carlo",
                            "Because",
                            "Findings",
                            "Checks",
                            "About");
            assertThat(workbook.getActiveSheetIndex()).isZero();
        }
    }

    @Test
    void theInputsOwnCellsAndFormattingStay() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            XSSFSheet usage = workbook.getSheet("Usage");
            XSSFCell own = usage.getRow(1).getCell(19);
            assertThat(own.getStringCellValue()).isEqualTo("mine");
            assertThat(own.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(usage.getColumnWidth(19)).isEqualTo(5000);
            assertThat(usage.getRow(1).getCell(6).getCellFormula()).isEqualTo("atoms*10");
        }
    }

    @Test
    void settingsReachTheAssumptionsAndTheFormulasThatUseThem() throws Exception {
        About about = new About("0.1.0", "budget.xlsx", "rules", Map.of("atoms", new BigDecimal("200")), Map.of());
        write(folder.resolve("budget.xlsx"), result, Case.BASE, report, about);
        try (XSSFWorkbook workbook = open(result)) {
            Row atoms = workbook.getSheet("Assumptions").getRow(1);
            assertThat(List.of(1, 2, 3, 4))
                    .allSatisfy(each -> assertThat(atoms.getCell(each).getNumericCellValue())
                            .isEqualTo(200));
            assertThat(atoms.getCell(4).getCellFormula()).isEqualTo("CHOOSE(in_case,B2,C2,D2)");
            assertThat(workbook.getSheet("Usage").getRow(1).getCell(6).getNumericCellValue())
                    .isEqualTo(2000);
        }
    }

    @Test
    void verdictsStandInTheExpectedSheetItself() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            XSSFSheet expected = workbook.getSheet("Expected");
            assertThat(texts(expected.getRow(0)))
                    .containsExactly("Id", "Expected", "Measure", "Verdict", "Actual", "Difference");
            assertThat(expected.getRow(1).getCell(3).getStringCellValue()).isEqualTo("agrees");
            assertThat(expected.getRow(2).getCell(5).getCellFormula()).isEqualTo("E3-B3");
            assertThat(expected.getRow(3).getCell(4)).isNull();
        }
    }

    @Test
    void theExpectedSheetPrintsItsColumnsAndNoMore() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            XSSFSheet expected = workbook.getSheet("Expected");
            assertThat(workbook.getPrintArea(workbook.getSheetIndex(expected))).isEqualTo("Expected!$A$1:$F$4");
            assertThat(expected.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(expected.getColumnWidth(3)).isEqualTo(64 * 256);
        }
    }

    @Test
    void aWorkbookWithoutCaseSelectorGetsOneOnTheSummary() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        write(InputFixture.write(other, false), result, Case.HIGH, ResultFixture.report(false), ResultFixture.about());
        try (XSSFWorkbook workbook = open(result)) {
            assertThat(workbook.getName("in_case").getRefersToFormula()).isEqualTo("Summary!$B$3");
            assertThat(workbook.getSheet("Summary").getRow(2).getCell(1).getNumericCellValue())
                    .isEqualTo(3);
        }
    }

    @Test
    void aResultFedBackGivesTheSameResult() throws Exception {
        Path again = folder.resolve("again.xlsx");
        write(result, again, Case.BASE, report, ResultFixture.about());
        assertThat(parts(again)).containsExactlyElementsOf(parts(result));
        try (XSSFWorkbook first = open(result);
                XSSFWorkbook second = open(again)) {
            assertThat(shown(second)).isEqualTo(shown(first));
        }
    }

    @Test
    void aResultWithItsSelectorOnTheSummaryCanBeFedBackToo() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Report without = ResultFixture.report(false);
        write(InputFixture.write(other, false), result, Case.HIGH, without, ResultFixture.about());
        Path again = folder.resolve("again.xlsx");
        write(result, again, Case.HIGH, without, ResultFixture.about());
        try (XSSFWorkbook first = open(result);
                XSSFWorkbook second = open(again)) {
            assertThat(shown(second)).isEqualTo(shown(first));
            assertThat(second.getSheet("Summary").getDataValidations()).hasSize(1);
            assertThat(second.getName("in_case").getRefersToFormula()).isEqualTo("Summary!$B$3");
        }
    }

    @Test
    void aSheetOfTheUsersOwnIsNeverReplaced() throws IOException {
        Path input = folder.resolve("budget.xlsx");
        try (XSSFWorkbook workbook = open(input);
                OutputStream out = Files.newOutputStream(folder.resolve("own.xlsx"))) {
            workbook.createSheet("Summary").createRow(0).createCell(0).setCellValue("mine");
            workbook.write(out);
        }
        assertThatThrownBy(() -> write(folder.resolve("own.xlsx"), result, Case.BASE, report, ResultFixture.about()))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("\"Summary\"")
                .hasMessageContaining("Maybe rename it.");
    }

    @Test
    void theSameInputsGiveTheSameBytes() throws Exception {
        Path second = folder.resolve("second.xlsx");
        write(folder.resolve("budget.xlsx"), second, Case.BASE, report, ResultFixture.about());
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(result));
    }

    @Test
    void textThatLooksLikeAFormulaStaysText() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            XSSFCell cell = workbook.getSheet("Summary")
                    .getRow(SummarySheet.FIRST_TOTAL + 1)
                    .getCell(8);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=Everything overnight");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void theChartShowsAColourAPhaseAndHoldsItsValues() throws IOException {
        try (XSSFWorkbook workbook = open(result)) {
            XSSFSheet summary = workbook.getSheet("Summary");
            String chart = summary.getDrawingPatriarch()
                    .getCharts()
                    .get(0)
                    .getCTChart()
                    .xmlText();
            assertThat(chart).contains("stacked", "P1 Generate", "Contingency", "numCache", "strCache");
        }
    }

    private static void assertEngines(XSSFWorkbook workbook, Report report, Case which) {
        List<Line> lines = report.lines();
        for (int i = 0; i < lines.size(); i++) {
            Row row = workbook.getSheet("Lines").getRow(i + 1);
            Line line = lines.get(i);
            assertNumber(row, LineColumn.COST.index(), line.cost().at(which), line.number() + " in " + which);
            if (line.basis() != null) {
                assertNumber(row, LineColumn.COUNTED.index(), line.metered().at(which), line.number() + " in " + which);
                assertNumber(
                        row, LineColumn.QUANTITY.index(), line.quantity().at(which), line.number() + " in " + which);
            }
        }
        for (int i = 0; i < report.totals().size(); i++) {
            ScenarioTotal total = report.totals().get(i);
            Row row = workbook.getSheet("Summary").getRow(SummarySheet.FIRST_TOTAL + i);
            assertNumber(row, 1, total.cost().at(which), total.scenario().name() + " in " + which);
            assertNumber(
                    row, 5, total.beforeCredits().at(which), total.scenario().name() + " in " + which);
            assertNumber(row, 7, BigDecimal.ZERO, total.scenario().name() + " in " + which);
        }
    }

    private static void assertNumber(Row row, int column, BigDecimal number, String what) {
        assertThat(row.getCell(column).getNumericCellValue())
                .as("%s, column %d", what, column)
                .isEqualTo(
                        number.doubleValue(),
                        within(NEAR * Math.max(1, number.abs().doubleValue())));
    }

    private static void assertSame(Cell cell, Object cached) {
        String where = cell.getSheet().getSheetName() + "!" + cell.getAddress() + " =" + cell.getCellFormula();
        if (cached instanceof Double number) {
            assertThat((Double) value(cell)).as(where).isEqualTo(number, within(NEAR * Math.max(1, Math.abs(number))));
        } else {
            assertThat(value(cell)).as(where).isEqualTo(cached);
        }
    }

    private static Object value(Cell cell) {
        return switch (cell.getCachedFormulaResultType()) {
            case NUMERIC -> cell.getNumericCellValue();
            case STRING -> cell.getStringCellValue();
            default -> "a value of type " + cell.getCachedFormulaResultType();
        };
    }

    private static double inUse(XSSFWorkbook workbook, int scenario) {
        return workbook.getSheet("Summary")
                .getRow(SummarySheet.FIRST_TOTAL + scenario)
                .getCell(1)
                .getNumericCellValue();
    }

    /** The row on Lines of that band of a usage, in the first scenario. */
    private int line(String usage, int band) {
        return report.lines().stream()
                .filter(each -> each.usageId().equals(usage))
                .toList()
                .get(band)
                .number();
    }

    private static Row rowAfter(Sheet sheet, String heading, int rows) {
        for (Row row : sheet) {
            Cell first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals(heading)) {
                return sheet.getRow(row.getRowNum() + rows);
            }
        }
        throw new AssertionError("no " + heading + " on " + sheet.getSheetName());
    }

    private static void select(XSSFWorkbook workbook, Case which) {
        workbook.getSheet("Request").getRow(5).getCell(1).setCellValue(which.selector());
    }

    private static List<Cell> formulas(XSSFWorkbook workbook) {
        List<Cell> formulas = new ArrayList<>();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                StreamSupport.stream(row.spliterator(), false)
                        .filter(each -> each.getCellType() == CellType.FORMULA)
                        .forEach(formulas::add);
            }
        }
        return formulas;
    }

    private static List<String> shown(XSSFWorkbook workbook) {
        List<String> shown = new ArrayList<>();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                row.forEach(each -> shown.add(sheet.getSheetName() + each.getAddress() + each));
            }
        }
        return shown;
    }

    private static List<String> texts(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::getStringCellValue)
                .toList();
    }

    private static List<String> parts(Path xlsx) throws IOException {
        try (ZipFile zip = new ZipFile(xlsx.toFile())) {
            return zip.stream()
                    .map(each -> each.getName().replaceAll("[0-9]+", "n"))
                    .sorted()
                    .toList();
        }
    }

    private static XSSFWorkbook open(Path xlsx) throws IOException {
        try (InputStream in = Files.newInputStream(xlsx)) {
            return new XSSFWorkbook(in);
        }
    }
}
