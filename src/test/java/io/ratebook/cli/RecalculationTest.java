package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.amount.Case;
import io.ratebook.workbook.LibreOffice;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The result workbooks of the examples, recalculated by LibreOffice in each case: the live model gives the engine's totals. */
class RecalculationTest {
    private static final double CENT = 0.005;
    private static final Pattern REFERENCE =
            Pattern.compile("<[a-z]*:?f>([^<]*)</[a-z]*:?f>(.*?)</[a-z]*:?(?:num|str)Ref>", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distillation-cost-analysis",
                "prompt-distillation-economics",
                "experiment-cost-estimation",
                "batch-api-cost-estimation",
                "prompt-caching",
                "batch-and-caching",
                "tiered-prices",
                "monthly-plan",
                "contract-terms",
                "currencies",
                "sensitivity",
                "template"
            })
    void liveModelGivesTheEnginesTotalsInEveryCase(String name) throws IOException {
        Path result = folder.resolve("result.xlsx");
        Path json = folder.resolve("result.json");
        CommandLineRun run = CommandLineRun.of(
                "run", "workbooks/" + name + ".xlsx", "-o", result.toString(), "--json", json.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode engine = CommandLineRun.json(json);
        for (Case which : Case.values()) {
            Path live = LibreOffice.recalculated(result, workbook -> select(workbook, which));
            assertLive(live, engine, which);
            if (which == Case.BASE) {
                assertAsWritten(result, live);
            }
        }
    }

    /** Each formula held, before anything was computed, what LibreOffice computes. */
    private static void assertAsWritten(Path written, Path live) throws IOException {
        try (InputStream one = Files.newInputStream(written);
                InputStream other = Files.newInputStream(live);
                XSSFWorkbook before = new XSSFWorkbook(one);
                XSSFWorkbook after = new XSSFWorkbook(other)) {
            assertClean(before);
            for (Sheet sheet : before) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            Cell computed = after.getSheet(sheet.getSheetName())
                                    .getRow(row.getRowNum())
                                    .getCell(cell.getColumnIndex());
                            assertSame(sheet.getSheetName() + "!" + cell.getAddress(), cell, computed);
                        }
                    }
                }
            }
        }
    }

    /** Nothing hidden, nothing from outside, no newer function; every chart holds the values of the cells that it shows. */
    private static void assertClean(XSSFWorkbook workbook) {
        assertThat(workbook.getPackage().getPartsByContentType(XSSFRelation.EXTERNAL_LINKS.getContentType()))
                .isEmpty();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            assertThat(workbook.getSheetVisibility(i)).isEqualTo(SheetVisibility.VISIBLE);
            XSSFDrawing drawing = workbook.getSheetAt(i).getDrawingPatriarch();
            for (XSSFChart chart : drawing == null ? List.<XSSFChart>of() : drawing.getCharts()) {
                String xml = chart.getCTChart().xmlText();
                Matcher reference = REFERENCE.matcher(xml);
                int found = 0;
                while (reference.find()) {
                    found++;
                    assertThat(reference.group(2)).as(reference.group(1)).contains("ptCount");
                }
                assertThat(found).as(chart.getTitleText().getString()).isPositive();
            }
        }
    }

    private static void assertSame(String place, Cell cell, Cell computed) {
        assertThat(cell.getCellFormula()).as(place).doesNotContain("_xlfn").doesNotContain("[");
        if (cell.getCachedFormulaResultType() == CellType.NUMERIC) {
            double value = cell.getNumericCellValue();
            assertThat(computed.getNumericCellValue())
                    .as(place + " " + cell.getCellFormula())
                    .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
        } else {
            assertThat(computed.getStringCellValue())
                    .as(place + " " + cell.getCellFormula())
                    .isEqualTo(cell.getStringCellValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"answers, 6, 8", "index, 6, 7"})
    void monthsThatWereAddedAreNotPassedOverInSilence(String id, int months, int more) throws IOException {
        Path result = folder.resolve("result.xlsx");
        CommandLineRun run = CommandLineRun.of("run", "workbooks/monthly-plan.xlsx", "-o", result.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path live = LibreOffice.recalculated(result, workbook -> {
            Sheet usage = workbook.getSheet("Usage");
            Row heads = usage.getRow(rowOf(usage, "Id"));
            Cell cell = usage.getRow(rowOf(usage, id)).getCell(column(heads, "Months"));
            assertThat(cell.getNumericCellValue()).isEqualTo(months);
            cell.setCellValue(more);
        });
        try (InputStream in = Files.newInputStream(live);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook.getSheet("Summary").getRow(2).getCell(7).getStringCellValue())
                    .isEqualTo("run Ratebook again");
        }
    }

    /** The recalculated workbook has no error, and the engine's totals of the case to the cent. */
    static void assertLive(Path live, JsonNode engine, Case which) throws IOException {
        try (InputStream in = Files.newInputStream(live);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertNoErrors(workbook);
            assertTotals(workbook, engine, which);
            assertMonths(workbook, engine, which);
        }
    }

    /** The sheet Months, where there is one: each scenario's sum of a month is the engine's, and all months are the total. */
    private static void assertMonths(XSSFWorkbook workbook, JsonNode engine, Case which) {
        Sheet sheet = workbook.getSheet("Months");
        if (sheet == null) {
            return;
        }
        Map<String, Row> sums = new LinkedHashMap<>();
        for (Row row : sheet) {
            if (row.getCell(1).getStringCellValue().equals("All phases")) {
                sums.put(row.getCell(0).getStringCellValue(), row);
            }
        }
        engine.get("scenarios").forEach(each -> {
            Row row = Objects.requireNonNull(sums.get(each.get("scenario").asText()));
            Map<String, BigDecimal> months = new TreeMap<>();
            each.get("months")
                    .forEach(month -> months.merge(
                            month.get("month").asText(),
                            new BigDecimal(month.get("cost").get(which.word()).asText()),
                            BigDecimal::add));
            int check = sheet.getRow(0).getLastCellNum() - 1;
            assertThat(row.getCell(check).getStringCellValue()).isEqualTo("agrees");
            for (int column = 3; column < check; column++) {
                String month = sheet.getRow(0)
                        .getCell(column)
                        .getLocalDateTimeCellValue()
                        .toString()
                        .substring(0, 7);
                double cost = months.getOrDefault(month, BigDecimal.ZERO).doubleValue();
                assertThat(row.getCell(column).getNumericCellValue())
                        .as(month + " " + which)
                        .isCloseTo(cost, within(CENT));
            }
            double total = new BigDecimal(each.get("total").get(which.word()).asText()).doubleValue();
            assertThat(row.getCell(2).getNumericCellValue()).isCloseTo(total, within(CENT));
        });
    }

    private static void assertTotals(XSSFWorkbook workbook, JsonNode engine, Case which) {
        Map<String, Double> summary = summary(workbook.getSheet("Summary"));
        Map<String, Double> lines = lines(workbook.getSheet("Lines"));
        assertThat(engine.get("scenarios")).isNotEmpty().allSatisfy(each -> {
            String scenario = each.get("scenario").asText();
            double total = new BigDecimal(each.get("total").get(which.word()).asText()).doubleValue();
            assertThat(summary.get(scenario)).as(scenario + " " + which).isCloseTo(total, within(CENT));
            assertThat(lines.get(scenario)).as(scenario + " " + which).isCloseTo(total, within(CENT));
        });
    }

    /** Scenario to its total in use: the first two columns of the first table. */
    private static Map<String, Double> summary(Sheet sheet) {
        Map<String, Double> totals = new LinkedHashMap<>();
        int row = rowOf(sheet, "Scenario") + 1;
        while (sheet.getRow(row) != null
                && sheet.getRow(row).getCell(0) != null
                && !sheet.getRow(row).getCell(0).getStringCellValue().isBlank()) {
            totals.put(
                    sheet.getRow(row).getCell(0).getStringCellValue(),
                    sheet.getRow(row).getCell(1).getNumericCellValue());
            row++;
        }
        return totals;
    }

    private static int rowOf(Sheet sheet, String head) {
        for (Row row : sheet) {
            Cell cell = row.getCell(0);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(head)) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("no " + head + " on " + sheet.getSheetName());
    }

    private static Map<String, Double> lines(Sheet sheet) {
        Map<String, Double> totals = new LinkedHashMap<>();
        Row heads = sheet.getRow(0);
        int scenario = column(heads, "Scenario");
        int cost = column(heads, "Cost in use (");
        for (int i = 1; i <= sheet.getLastRowNum(); i++) {
            Row row = sheet.getRow(i);
            if (row != null && row.getCell(scenario) != null) {
                totals.merge(
                        row.getCell(scenario).getStringCellValue(),
                        row.getCell(cost).getNumericCellValue(),
                        Double::sum);
            }
        }
        return totals;
    }

    private static int column(Row heads, String head) {
        for (Cell cell : heads) {
            if (cell.getStringCellValue().startsWith(head)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + head);
    }

    private static void assertNoErrors(XSSFWorkbook workbook) {
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    CellType type = cell.getCellType() == CellType.FORMULA
                            ? cell.getCachedFormulaResultType()
                            : cell.getCellType();
                    assertThat(type)
                            .as(sheet.getSheetName() + "!" + cell.getAddress())
                            .isNotEqualTo(CellType.ERROR);
                }
            }
        }
    }

    /** Puts a case in use. */
    static void select(XSSFWorkbook workbook, Case which) {
        CellReference cell = new CellReference(workbook.getName("in_case").getRefersToFormula());
        workbook.getSheet(cell.getSheetName())
                .getRow(cell.getRow())
                .getCell(cell.getCol())
                .setCellValue(which.selector());
    }
}
