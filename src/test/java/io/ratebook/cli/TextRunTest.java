package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.workbook.LibreOffice;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a workbook that holds texts and names a file of prompts to a rated one. "Hello world!" has 3 tokens for gpt-4o. */
class TextRunTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void linesHoldTheCountedQuantitiesAsLiveFormulas() throws IOException {
        Files.writeString(folder.resolve("prompts.csv"), "prompt,output\nHello world!,Hi\nこんにちは世界,Hi\n你好，世界,Hi\n");
        Path input = workbook(
                row("Id", "Provider", "Model", "Calls", "Input text", "Output text", "Output tokens", "Prompts file"),
                row("text", "openai", "gpt-4o", 1000, "Hello world!", "", 50, ""),
                row("file", "openai", "gpt-4o", "", "", "", "", "prompts.csv"));
        JsonNode lines = rated(input).at("/scenarios/0/lines");
        assertThat(quantities(lines))
                .containsExactly(
                        "text input 3000",
                        "text output 50000",
                        "file input 8.000000000000000000000000000000001",
                        "file output 3");
        try (InputStream in = Files.newInputStream(folder.resolve("budget.rated.xlsx"));
                XSSFWorkbook result = new XSSFWorkbook(in)) {
            XSSFCell counted = cell(result, 1, "Counted (units)");
            assertThat(counted.getCellFormula()).isEqualTo("Usage!$D$2*3");
            assertThat(counted.getNumericCellValue()).isEqualTo(3000);
            assertThat(cell(result, 3, "Counted (units)").getNumericCellValue()).isEqualTo(8);
        }
    }

    @Test
    void resultSaysWhichEncodingCountedAndWhichFileWasRead() throws IOException {
        Files.writeString(folder.resolve("prompts.txt"), "Hello world!");
        Path input = workbook(
                row("Provider", "Model", "Input text", "Output tokens", "Prompts file"),
                row("openai", "gpt-4o", "", 5, "prompts.txt"),
                row("anthropic", "claude-sonnet-4", "Hello world!", 5, ""));
        JsonNode result = rated(input);
        assertThat(result.at("/findings").findValuesAsText("message"))
                .contains(
                        "(Prompts file) 1 prompt of 3 tokens, counted with o200k_base",
                        "(Input text) counted 3 tokens at 4 characters a token: an estimate");
        assertThat(result.at("/about/sha256/prompts.txt").asText()).hasSize(64);
    }

    @Test
    void liveModelFollowsACallCountBesideACountedText() throws IOException {
        Path input = workbook(
                row("Provider", "Model", "Calls", "Input text", "Output text"),
                row("openai", "gpt-4o", 1000, "Hello world!", "Hi"));
        rated(input);
        Path live = LibreOffice.recalculated(
                folder.resolve("budget.rated.xlsx"),
                each -> each.getSheet("Usage").getRow(1).getCell(2).setCellValue(2000));
        try (InputStream in = Files.newInputStream(live);
                XSSFWorkbook result = new XSSFWorkbook(in)) {
            assertThat(cell(result, 1, "Counted (units)").getNumericCellValue()).isEqualTo(6000);
        }
    }

    @Test
    void textThatDiffersByCaseIsRefused() throws IOException {
        Path input = workbook(
                row("Provider", "Model", "Input text", "Output tokens"),
                row("openai", "gpt-4o", "=IF(Request!B2=3,\"Hello world!\",\"Hello\")", 5));
        CommandLineRun run = CommandLineRun.of("run", input.toString(), "--as-of", "2026-11-22");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("Usage!C2", "differs by case (Input tokens: 1, 1, 3)", "Input tokens low", "RB-TEXT-CASE");
    }

    @Test
    void runWithoutTextsNeedsNoEncodings() throws IOException, InterruptedException {
        Path json = folder.resolve("batch.json");
        String classes = Stream.of(
                        System.getProperty("java.class.path"), System.getProperty("surefire.test.class.path", ""))
                .flatMap(each -> Stream.of(each.split(File.pathSeparator)))
                .filter(each -> !each.contains("jtokkit") && !each.contains("surefire"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> run = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes,
                "io.ratebook.cli.Main",
                "run",
                "workbooks/batch-api-cost-estimation.xlsx",
                "-o",
                folder.resolve("batch.xlsx").toString(),
                "--json",
                json.toString());
        Process process = new ProcessBuilder(run).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        assertThat(CommandLineRun.json(json).at("/scenarios")).isNotEmpty();
    }

    private JsonNode rated(Path input) {
        Path json = folder.resolve("result.json");
        CommandLineRun run =
                CommandLineRun.of("run", input.toString(), "--as-of", "2026-11-22", "--json", json.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        return CommandLineRun.json(json);
    }

    private static List<String> quantities(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(each ->
                        each.at("/usage").asText() + " " + each.at("/meter").asText() + " "
                                + each.at("/quantity/base").asText())
                .toList();
    }

    /** The cell of a line, counted from 1, in the column with that header. */
    private static XSSFCell cell(XSSFWorkbook result, int line, String header) {
        XSSFSheet sheet = result.getSheet("Lines");
        for (org.apache.poi.ss.usermodel.Cell each : sheet.getRow(0)) {
            if (each.getStringCellValue().equals(header)) {
                return sheet.getRow(line).getCell(each.getColumnIndex());
            }
        }
        throw new AssertionError("no column " + header);
    }

    private static Object[] row(Object... values) {
        return values;
    }

    private Path workbook(Object[]... usage) throws IOException {
        Path file = folder.resolve("budget.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            sheet(workbook.createSheet("Request"), row("Item", "Value"), row("Case in use", 2));
            sheet(workbook.createSheet("Usage"), usage);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
        }
        return file;
    }

    private static void sheet(XSSFSheet sheet, Object[]... rows) {
        for (int i = 0; i < rows.length; i++) {
            Row row = sheet.createRow(i);
            for (int column = 0; column < rows[i].length; column++) {
                fill(row, column, rows[i][column]);
            }
        }
    }

    private static void fill(Row row, int column, Object value) {
        if (value instanceof Integer number) {
            row.createCell(column).setCellValue(number);
        } else if (value.toString().startsWith("=")) {
            row.createCell(column).setCellFormula(value.toString().substring(1));
        } else if (!value.toString().isEmpty()) {
            row.createCell(column).setCellValue(value.toString());
        }
    }
}
