package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What someone changes in a result: inside what was chosen, the total moves; beyond it, the result asks to be rated again. */
class ChecksTest {
    private static final String AGAIN = "run Ratebook again";
    private static final Map<String, byte[]> RATED = new HashMap<>();

    @TempDir
    static Path folder = Path.of("");

    @Test
    void nothingIsToBeSaidOfAResultThatNobodyTouched() throws IOException {
        Result result = after("tiered-prices", unchanged -> {});
        assertThat(result.master()).isEqualTo("agrees");
        assertThat((double) result.total()).isCloseTo((double) result.rated(), within(1e-9));
    }

    @Test
    void aVolumeInsideItsTierMovesTheTotal() throws IOException {
        Result result =
                after("tiered-prices", sheet -> cell(sheet, "at limit", "Calls").setCellValue(9_000));
        assertThat(result.master()).isEqualTo("edited");
        double more = 8_900.0 * 200_000 * 3 / 1e6;
        assertThat((double) result.total()).isCloseTo((double) result.rated() + more, within(1e-6));
    }

    @Test
    void aPromptBeyondTheEdgeOfItsTierAsksForAnotherRun() throws IOException {
        Result result = after(
                "tiered-prices",
                sheet -> cell(sheet, "at limit", "Input tokens").setCellValue(200_001));
        assertThat(result.master()).isEqualTo(AGAIN);
        assertThat(result.total()).isEqualTo(AGAIN);
    }

    @Test
    void aPromptBackUnderTheEdgeOfItsTierAsksForAnotherRun() throws IOException {
        assertThat(after(
                                "tiered-prices",
                                sheet -> cell(sheet, "over limit", "Input tokens")
                                        .setCellValue(200_000))
                        .total())
                .isEqualTo(AGAIN);
        assertThat(after(
                                "tiered-prices",
                                sheet -> cell(sheet, "from limit", "Input tokens")
                                        .setCellValue(127_999))
                        .total())
                .isEqualTo(AGAIN);
    }

    @Test
    void aPrefixOnTheOtherSideOfTheCachesMinimumAsksForAnotherRun() throws IOException {
        assertThat(after("prompt-caching", sheet -> prefix(sheet, "five", 1_023))
                        .master())
                .isEqualTo(AGAIN);
        assertThat(after("prompt-caching", sheet -> prefix(sheet, "five", 1_024))
                        .master())
                .isEqualTo("edited");
        assertThat(after("prompt-caching", sheet -> prefix(sheet, "short", 1_023))
                        .master())
                .isEqualTo("edited");
        assertThat(after("prompt-caching", sheet -> prefix(sheet, "short", 1_024))
                        .master())
                .isEqualTo(AGAIN);
    }

    private static void prefix(XSSFSheet sheet, String id, int tokens) {
        cell(sheet, id, "Prefix tokens").setCellValue(tokens);
    }

    @Test
    void anotherModelAsksForAnotherRun() throws IOException {
        Result result =
                after("tiered-prices", sheet -> cell(sheet, "at limit", "Model").setCellValue("chat large"));
        assertThat(result.total()).isEqualTo(AGAIN);
    }

    @Test
    void aRowMoreOrANumberMoreAsksForAnotherRun() throws IOException {
        assertThat(after("tiered-prices", sheet -> {
                            Row row = sheet.createRow(sheet.getLastRowNum() + 2);
                            row.createCell(0).setCellValue("more");
                        })
                        .total())
                .isEqualTo(AGAIN);
        assertThat(after(
                                "tiered-prices",
                                sheet -> cell(sheet, "at limit", "Repeat").setCellValue(2))
                        .total())
                .isEqualTo(AGAIN);
    }

    @Test
    void aNegativeVolumeIsWrong() throws IOException {
        Result result =
                after("tiered-prices", sheet -> cell(sheet, "at limit", "Calls").setCellValue(-9_000));
        assertThat(result.master()).isEqualTo("wrong");
    }

    /** @param total a number, or a word */
    private record Result(String master, Object total, Object rated) {}

    private static Result after(String name, Consumer<XSSFSheet> change) throws IOException {
        try (XSSFWorkbook workbook = workbook(name)) {
            change.accept(workbook.getSheet("Usage"));
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            XSSFSheet summary = workbook.getSheet("Summary");
            return new Result(
                    summary.getRow(2).getCell(7).getStringCellValue(),
                    value(summary.getRow(7).getCell(1)),
                    value(summary.getRow(7).getCell(3)));
        }
    }

    private static Object value(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.NUMERIC ? cell.getNumericCellValue() : cell.getStringCellValue();
    }

    private static XSSFWorkbook workbook(String name) throws IOException {
        if (!RATED.containsKey(name)) {
            Path result = folder.resolve(name + ".rated.xlsx");
            CommandLineRun run = CommandLineRun.of("run", "workbooks/" + name + ".xlsx", "-o", result.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            RATED.put(name, Files.readAllBytes(result));
        }
        try (InputStream in = new ByteArrayInputStream(Objects.requireNonNull(RATED.get(name)))) {
            return new XSSFWorkbook(in);
        }
    }

    private static Cell cell(XSSFSheet usage, String id, String column) {
        Row heads = heads(usage);
        for (Row row : usage) {
            Cell first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals(id)) {
                int index = column(heads, column);
                Cell there = row.getCell(index);
                return there == null ? row.createCell(index) : there;
            }
        }
        throw new AssertionError("no row " + id);
    }

    private static Row heads(XSSFSheet usage) {
        for (Row row : usage) {
            Cell first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals("Id")) {
                return row;
            }
        }
        throw new AssertionError("no header");
    }

    private static int column(Row heads, String name) {
        for (Cell cell : heads) {
            if (cell.getStringCellValue().equals(name)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + name);
    }
}
