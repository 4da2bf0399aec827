package io.ratebook.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Rows of usage as a log would have them, and the workbook that says all else. */
final class UsageFixture {
    static final List<String> HEADERS = List.of(
            "Id",
            "Provider",
            "Model",
            "Service tier",
            "Calls",
            "Input tokens",
            "Cached input tokens",
            "Output tokens",
            "Repeat",
            "Team");
    static final List<String> MODELS =
            List.of("anthropic,claude-sonnet-4-5", "openai,gpt-5.1", "openai,gpt-5-mini", "google,gemini-2.5-pro");

    private UsageFixture() {}

    /** Rows at random: short and long requests, in batch and not, some numbers left out, some with fractions. */
    static List<List<String>> rows(int count, int first, long seed) {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] model = MODELS.get(random.nextInt(MODELS.size())).split(",", -1);
            int input = random.nextInt(10) == 0 ? 150_000 + random.nextInt(200_000) : random.nextInt(50_000);
            rows.add(List.of(
                    "job-" + (first + i),
                    model[0],
                    model[1],
                    random.nextInt(3) == 0 ? "batch" : "",
                    random.nextInt(20) == 0 ? "" : String.valueOf(random.nextInt(4) == 0 ? 1 : random.nextInt(9000)),
                    String.valueOf(input),
                    random.nextInt(3) == 0 ? String.valueOf(64 * random.nextInt(300)) : "",
                    random.nextInt(50) == 0 ? "12.5" : String.valueOf(random.nextInt(4000)),
                    random.nextInt(30) == 0 ? "2.25" : "",
                    List.of("search", "chat", "ops, nights").get(random.nextInt(3))));
        }
        return rows;
    }

    /** The row with another text in a column, from 0. */
    static List<String> changed(List<String> row, int column, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>(row);
        changed.set(column, change.apply(row.get(column)));
        return changed;
    }

    /** The rows below their headers. */
    static String csv(List<String> headers, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(String.join(",", headers)).append('\n');
        for (List<String> row : rows) {
            text.append(row.stream()
                            .map(each -> each.contains(",") ? '"' + each + '"' : each)
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    /** A workbook with a sheet Request and no other. */
    static Path request(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            request(workbook);
            workbook.write(out);
        }
        return file;
    }

    /** Adds the sheet Request. */
    static void request(XSSFWorkbook workbook) {
        sheet(
                workbook,
                "Request",
                0,
                List.of(List.of("Item", "Value"), List.of("Title", "What was used"), List.of("Currency", "USD")));
    }

    /** Adds a sheet with these rows: what looks like a number is one, what begins with "=" is a formula, what is empty is left out. */
    static XSSFSheet sheet(XSSFWorkbook workbook, String name, int firstRow, List<List<String>> rows) {
        XSSFSheet sheet = workbook.createSheet(name);
        for (int i = 0; i < rows.size(); i++) {
            var row = sheet.createRow(firstRow + i);
            for (int j = 0; j < rows.get(i).size(); j++) {
                String text = rows.get(i).get(j);
                if (text.matches("-?[0-9]+([.][0-9]+)?")) {
                    row.createCell(j).setCellValue(Double.parseDouble(text));
                } else if (text.startsWith("=")) {
                    row.createCell(j).setCellFormula(text.substring(1));
                } else if (!text.isEmpty()) {
                    row.createCell(j).setCellValue(text);
                }
            }
        }
        return sheet;
    }
}
