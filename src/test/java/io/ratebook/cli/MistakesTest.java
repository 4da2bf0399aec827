package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mistakes that people make, each through the front door: a finding with its place and a way out, and nothing written. */
class MistakesTest {
    @TempDir
    Path folder = Path.of("");

    private Path input = Path.of("");
    private Path output = Path.of("");
    private Path rules = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        input = folder.resolve("budget.xlsx");
        Files.copy(Path.of("workbooks/batch-api-cost-estimation.xlsx"), input);
        output = Files.writeString(folder.resolve("budget.rated.xlsx"), "the former result");
        rules = RulesCopy.into(folder);
    }

    @Test
    void mistakesInTheWorkbookAndInTheRulesAreAllToldInOneRun() throws IOException {
        edit(workbook -> {
            Sheet usage = workbook.getSheet("Usage");
            usageCell(usage, 1, "Model").setCellValue("gpt-5.l");
            usageCell(usage, 1, "Calls").setCellValue(-3);
            Cell text = usageCell(usage, 2, "Input tokens low");
            text.setCellValue("12,5k");
            Cell error = usageCell(usage, 1, "Repeat");
            error.setCellErrorValue(FormulaError.REF.getCode());
            Cell uncached = usageCell(usage, 2, "Repeat");
            uncached.setBlank();
            uncached.setCellFormula("1+1");
        });
        Files.writeString(rules.resolve("30-adjust/broken.drl"), """
                package rules.adjust;
                import io.ratebook.domain.*;
                import static io.ratebook.rules.RuleApi.*;
                rule "ADJ-900 misspelt field"
                  @title("Misspelt")
                when
                  $p : Priced( providr == "openai" )
                then
                  factor($p, dec("0.5"), "why");
                end
                """);
        table("30-adjust/batch.drl.xlsx", 0.5, "TBD");
        String told = refused();
        assertThat(told)
                .contains("RB-VAL-MODEL", "doesn't know \"gpt-5.l\"", "Maybe write \"gpt-5.1\"")
                .contains("RB-VAL-NEGATIVE", "\"-3\" is negative", "Maybe write 3.")
                .contains("RB-VAL-TEXTNUM", "\"12,5k\" is not a number", "Maybe write 12500.")
                .contains("RB-VAL-ERROR", "#REF!")
                .contains("RB-VAL-NOCACHE", "=1+1")
                .contains("30-adjust/broken.drl:7", "providr", "Maybe write \"provider\"")
                .contains("batch.drl.xlsx › Rules!", "\"TBD\"");
        assertThat(told).contains("› Usage!");
    }

    @Test
    void missingSheet() throws IOException {
        edit(workbook -> workbook.setSheetName(workbook.getSheetIndex("Usage"), "Usgae"));
        assertThat(refused()).contains("RB-SHEET-MISSING", "Usgae", "Maybe");
    }

    @Test
    void missingColumnAndDuplicateHeader() throws IOException {
        edit(workbook -> {
            header(workbook.getSheet("Expected"), "Measure").setCellValue("Measurement");
            header(workbook.getSheet("Usage"), "Note").setCellValue("Calls");
        });
        assertThat(refused()).contains("RB-HDR-MISSING", "\"Measure\"", "RB-HDR-DUP", "\"Calls\"");
    }

    @Test
    void brokenSyntaxNamesTheLine() throws IOException {
        Files.writeString(
                rules.resolve("40-commit/broken.drl"),
                "package rules.commit;\n\nrule \"COM-900 no end\" when\nthen\n  foo(\n",
                StandardCharsets.UTF_8);
        assertThat(refused()).containsPattern("40-commit/broken\\.drl:\\d+").contains("RB-RULE-SYNTAX");
    }

    @Test
    void priceThatIsNoNumberNamesTheLineOfTheCard() throws IOException {
        Path card = rules.resolve("rate-cards/openai.csv");
        Files.writeString(card, Files.readString(card).replaceFirst("1\\.25,1000000", "TBD,1000000"));
        assertThat(refused()).containsPattern("rate-cards/openai\\.csv:\\d+").contains("\"TBD\" is not a number");
    }

    @Test
    void serviceTierThatNothingPricesIsNotBilledAsStandard() throws IOException {
        edit(workbook ->
                usageCell(workbook.getSheet("Scenarios"), 0, "Service tier").setCellValue("ultrafast"));
        assertThat(refused()).contains("RB-TIER-NONE", "\"ultrafast\"");
    }

    @Test
    void termOfAnUnknownProviderIsNamed() throws IOException {
        edit(workbook -> {
            Sheet contract = workbook.createSheet("Contract");
            Row heads = contract.createRow(0);
            Row term = contract.createRow(1);
            String[] texts = {"Id", "gift", "Kind", "credit", "Provider", "opnai"};
            for (int i = 0; i < 3; i++) {
                heads.createCell(i).setCellValue(texts[2 * i]);
                term.createCell(i).setCellValue(texts[2 * i + 1]);
            }
            heads.createCell(3).setCellValue("Amount");
            term.createCell(3).setCellValue(100);
        });
        assertThat(refused()).contains("RB-CONTRACT-UNKNOWN", "\"opnai\"", "Maybe write \"openai\"");
    }

    @Test
    void wrongWordInASelectorDoesntPass() throws IOException {
        edit(workbook -> {
            Sheet expected = workbook.getSheet("Expected");
            usageCell(expected, 3, "Meter").setCellValue("input; outputs");
        });
        assertThat(refused()).contains("RB-EXP-NONE");
    }

    @Test
    void effortThatNoRuleKnowsIsNotBilledAsNone() throws IOException {
        edit(workbook -> {
            Sheet usage = workbook.getSheet("Usage");
            for (int i = 0; i < 12; i++) {
                Cell effort = usageCell(usage, i, "Reasoning effort");
                if (effort.toString().equals("medium")) {
                    effort.setCellValue("high");
                }
            }
        });
        assertThat(refused()).contains("RB-METER-EFFORT", "\"high\"");
    }

    private String refused() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("run", input.toString(), "-o", output.toString(), "--rules", rules.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(Files.readString(output)).isEqualTo("the former result");
        assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(3);
        }
        return run.err();
    }

    private void edit(Consumer<XSSFWorkbook> change) throws IOException {
        try (InputStream in = Files.newInputStream(input);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            change.accept(workbook);
            try (OutputStream out = Files.newOutputStream(input)) {
                workbook.write(out);
            }
        }
    }

    private void table(String file, double number, String text) throws IOException {
        Path path = rules.resolve(file);
        try (InputStream in = Files.newInputStream(path);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() == number) {
                        cell.setCellValue(text);
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(path)) {
                workbook.write(out);
            }
        }
    }

    private static Cell header(Sheet sheet, String header) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                boolean table = row.getLastCellNum() > 2;
                if (table
                        && cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(header)) {
                    return cell;
                }
            }
        }
        throw new AssertionError("no header " + header + " on " + sheet.getSheetName());
    }

    /** The cell of the n-th row below the header, from 0. */
    private static Cell usageCell(Sheet sheet, int index, String header) {
        Cell head = header(sheet, header);
        Row row = sheet.getRow(head.getRowIndex() + 1 + index);
        return row.getCell(head.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }
}
