package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that begin as a formula does, or hold markup, are texts in every output. */
class FormulaTextTest {
    private static final Map<String, String> TEXTS = Map.of(
            "Id", "=1+1",
            "Scenario", "@SUM(9)",
            "Phase", "+cmd|' /C calc'!A0",
            "Activity", "-2+3",
            "Note", "=HYPERLINK(\"http://example.org\",\"<script>alert(1)</script>\")",
            "My column", "\uff1d1+1");

    @TempDir
    Path folder = Path.of("");

    @Test
    void textsThatLookLikeFormulasStayTexts() throws IOException {
        Path input = folder.resolve("budget.xlsx");
        write(input);
        Path output = folder.resolve("out.xlsx");
        CommandLineRun run = CommandLineRun.of(
                "run",
                input.toString(),
                "-o",
                output.toString(),
                "--as-of",
                "2026-11-22",
                "--csv",
                folder.resolve("sheets").toString(),
                "--focus",
                folder.resolve("focus.csv").toString(),
                "--html",
                folder.resolve("page.html").toString(),
                "--json",
                folder.resolve("out.json").toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertWorkbook(output);
        List<Path> csv = new ArrayList<>(List.of(folder.resolve("focus.csv")));
        try (Stream<Path> sheets = Files.list(folder.resolve("sheets"))) {
            sheets.forEach(csv::add);
        }
        assertThat(csv).hasSizeGreaterThan(5);
        for (Path each : csv) {
            assertCsv(each);
        }
        assertThat(Files.readString(folder.resolve("sheets/lines.csv"))).contains("'=1+1", "'@SUM(9)", "'-2+3");
        assertThat(Files.readString(folder.resolve("page.html")))
                .doesNotContain("<script>alert")
                .contains("@SUM(9)");
        assertThat(CommandLineRun.json(folder.resolve("out.json")).toString()).contains("\"=1+1\"", "\"@SUM(9)\"");
    }

    private static void assertWorkbook(Path output) throws IOException {
        List<String> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(output);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            String outside = cell.getCellFormula().replaceAll("\"[^\"]*\"", "");
                            assertThat(outside).doesNotContain("1+1", "HYPERLINK(\"http", "cmd|", "2+3", "SUM(9)");
                        } else if (cell.getCellType() == CellType.STRING) {
                            found.add(cell.getStringCellValue());
                        }
                    }
                }
            }
        }
        assertThat(found).containsAll(TEXTS.values());
        assertThat(found.stream().filter("=1+1"::equals)).hasSizeGreaterThan(1);
    }

    private static void assertCsv(Path file) throws IOException {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.RFC4180.parse(in)) {
                for (String cell : row) {
                    boolean number = cell.matches("-?\\d+(\\.\\d+)?");
                    assertThat(number || !cell.matches("(?s)[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*"))
                            .as("%s: %s", file.getFileName(), cell)
                            .isTrue();
                }
            }
        }
    }

    private static void write(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet scenarios = workbook.createSheet("Scenarios");
            scenarios.createRow(0).createCell(0).setCellValue("Scenario");
            scenarios.createRow(1).createCell(0).setCellValue(TEXTS.get("Scenario"));
            XSSFSheet usage = workbook.createSheet("Usage");
            Row heads = usage.createRow(0);
            Row row = usage.createRow(1);
            List<String> names = new ArrayList<>(TEXTS.keySet());
            names.addAll(List.of("Provider", "Model"));
            for (String each : names) {
                int column = Math.max(0, heads.getLastCellNum());
                heads.createCell(column).setCellValue(each);
                row.createCell(column)
                        .setCellValue(TEXTS.getOrDefault(each, each.equals("Model") ? "gpt-5.1" : "openai"));
            }
            for (String each : List.of("Calls", "Input tokens", "Output tokens")) {
                int column = heads.getLastCellNum();
                heads.createCell(column).setCellValue(each);
                row.createCell(column).setCellValue(100);
            }
            workbook.write(out);
        }
    }
}
