package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.amount.Case;
import io.ratebook.workbook.LibreOffice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan whose caching and overheads differ by case: the gap, the hit rate, the routes, the hours kept, retries, loops, a buffer. */
class CachedModelTest {
    /**
     * A: 1,000 calls of 2,000 tokens at 3.75 written and 0.3 read; half of them hit in the low case, all miss in the high one, where
     * 10 percent are made again: 4.05 and 8.25.
     * B: 1,000 calls of 2,000 tokens at 2.5, 1,920 of which are read at 0.25; 1 misses or 7; a buffer of 1.3, and once or three times:
     * 0.889616 and 2.769936.
     * C: 10 calls of 500 tokens at 1: too few; 50,000 tokens once at 1 and nine times at 0.1, kept for 6 hours at 4, without a fifth:
     * 0.005 and 1.036.
     */
    private static final List<String> BY_HAND = List.of("4.944616", "12.055936");

    @TempDir
    Path folder = Path.of("");

    private Path result = Path.of("");
    private JsonNode engine;

    @BeforeEach
    void run() throws IOException {
        result = folder.resolve("result.xlsx");
        Path json = folder.resolve("result.json");
        CommandLineRun run = CommandLineRun.of(
                "run",
                workbook().toString(),
                "-o",
                result.toString(),
                "--json",
                json.toString(),
                "--rules",
                rules().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        engine = CommandLineRun.json(json);
    }

    @Test
    void totalsAreThoseWorkedOutByHandAndTheLiveModelFollowsThemInEveryCase() throws IOException {
        assertThat(engine.at("/scenarios/0/total/low").asText()).isEqualTo(BY_HAND.get(0));
        assertThat(engine.at("/scenarios/0/total/high").asText()).isEqualTo(BY_HAND.get(1));
        for (Case which : Case.values()) {
            Path live = LibreOffice.recalculated(result, workbook -> RecalculationTest.select(workbook, which));
            RecalculationTest.assertLive(live, engine, which);
        }
    }

    /** In the low case B costs 0.684320 x 1.3; its buffer is the last of its row. */
    @Test
    void changedBufferMovesTheTotal() throws IOException {
        Path live = LibreOffice.recalculated(result, workbook -> {
            RecalculationTest.select(workbook, Case.LOW);
            XSSFSheet usage = workbook.getSheet("Usage");
            cell(usage, "b", "Buffer").setCellValue(2);
        });
        try (InputStream in = Files.newInputStream(live);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(sum(workbook.getSheet("Lines"))).isCloseTo(4.944616 + 0.68432 * 0.7, within(1e-9));
        }
    }

    private static double sum(XSSFSheet lines) {
        int column = column(lines.getRow(0), "Cost in use (USD)");
        double sum = 0;
        for (int i = 1; i <= lines.getLastRowNum(); i++) {
            Row row = lines.getRow(i);
            Cell cost = row == null ? null : row.getCell(column);
            sum += cost == null || cost.getCellType() == CellType.STRING ? 0 : cost.getNumericCellValue();
        }
        return sum;
    }

    private static Cell cell(XSSFSheet sheet, String id, String header) {
        int column = column(sheet.getRow(0), header);
        for (Row row : sheet) {
            Cell first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals(id)) {
                return row.getCell(column);
            }
        }
        throw new AssertionError("no row " + id);
    }

    private static int column(Row heads, String head) {
        for (Cell cell : heads) {
            if (cell.getStringCellValue().equals(head)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + head);
    }

    private Path workbook() throws IOException {
        Path file = folder.resolve("cached.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            request(workbook);
            XSSFSheet usage = workbook.createSheet("Usage");
            String[] heads = """
                    Id|Provider|Model|Caching|Calls|Prefix tokens low|Prefix tokens|Prefix tokens high|\
                    Minutes between calls low|Minutes between calls|Minutes between calls high|\
                    Hit rate low|Hit rate|Hit rate high|Calls a minute low|Calls a minute|Calls a minute high|\
                    Cache hours low|Cache hours|Cache hours high|Retry share low|Retry share|Retry share high|\
                    Validation loops|Buffer|Dedup share low|Dedup share|Dedup share high""".split("\\|");
            row(usage, heads);
            row(usage, "a|anthropic|claude-sonnet-4|explicit|1000||2000||1|4|10|0.5|0.9|0.95|||||||0|0.05|0.1");
            row(usage, "b|openai|gpt-5.4|automatic|1000||2000||||||||10|40|100|||||||=CHOOSE(in_case,0,1,2)|1.3");
            row(usage, "c|google|gemini-2.5-pro|explicit|10|500|5000|50000||||||||||1|2|6||||||0|0.1|0.2");
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            workbook.write(out);
        }
        return file;
    }

    private static void request(XSSFWorkbook workbook) {
        XSSFSheet request = workbook.createSheet("Request");
        Name name = workbook.createName();
        name.setNameName("in_case");
        name.setRefersToFormula("Request!$B$3");
        row(request, "Item|Value");
        row(request, "As of");
        row(request, "Case in use|2");
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        Cell day = request.getRow(1).createCell(1);
        day.setCellValue(LocalDate.of(2026, 11, 22));
        day.setCellStyle(style);
    }

    private static void row(XSSFSheet sheet, String cells) {
        row(sheet, cells.split("\\|"));
    }

    private static void row(XSSFSheet sheet, String[] cells) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].startsWith("=")) {
                row.createCell(i).setCellFormula(cells[i].substring(1));
            } else if (cells[i].matches("[\\d.]+")) {
                row.createCell(i).setCellValue(Double.parseDouble(cells[i]));
            } else if (!cells[i].isEmpty()) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
    }

    /** The shipped rules, and prices for a cache that is billed by the hour. */
    private Path rules() throws IOException {
        Path rules = RulesCopy.into(folder);
        Files.write(
                rules.resolve("rate-cards/google.csv"),
                List.of(
                        "provider,model,meter,service tier,region,price,per,unit,currency,from,to,source,note",
                        "google,gemini-2.5-pro,input,,,1,1000000,token,USD,,,made up,",
                        "google,gemini-2.5-pro,cached input,,,0.1,1000000,token,USD,,,made up,",
                        "google,gemini-2.5-pro,cache storage,,,4,1000000,token-hour,USD,,,made up,"));
        return rules;
    }
}
