package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.workbook.LibreOffice;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan in which everything differs by case: what is cached, what credits pay, the contingency, the months, a tier's flat fee. */
class HardModelTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void liveModelFollowsTheEngineWhereEverythingDiffersByCase() throws IOException {
        Path input = workbook();
        Path result = folder.resolve("result.xlsx");
        Path json = folder.resolve("result.json");
        CommandLineRun run = CommandLineRun.of(
                "run",
                input.toString(),
                "-o",
                result.toString(),
                "--json",
                json.toString(),
                "--rules",
                rules().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode engine = CommandLineRun.json(json);
        assertThat(engine.at("/scenarios/0/total/low").asText()).isEqualTo(byHand(Case.LOW));
        assertThat(engine.at("/scenarios/0/total/high").asText()).isEqualTo(byHand(Case.HIGH));
        for (Case which : Case.values()) {
            Path live = LibreOffice.recalculated(result, workbook -> RecalculationTest.select(workbook, which));
            RecalculationTest.assertLive(live, engine, which);
        }
    }

    /** Worked out with a pencil: see the rows below. */
    private static String byHand(Case which) {
        boolean low = which == Case.LOW;
        // cached: 99,999 reads of 1,024 tokens at a tenth, the 976 beside the steps and the first call at the input
        // price
        BigDecimal input = low
                ? money("1000").multiply(money("100000")).multiply(money("2.5"))
                : money("2000")
                        .multiply(money("2.5"))
                        .add(money("99999").multiply(money("1920").multiply(money("0.25"))))
                        .add(money("99999").multiply(money("80").multiply(money("2.5"))))
                        .add(money("500").multiply(money("100000")).multiply(money("2.5")));
        BigDecimal first = input.movePointLeft(6);
        // 15 a million, half off in the batch
        BigDecimal second =
                money("1000").multiply(money("100000")).multiply(money("15")).movePointLeft(6);
        second = second.multiply(money("0.5"));
        // 1 each up to 10 and a fee of 7, then 0.5 each and a fee of 3, for 0 or 24 months of 2
        BigDecimal third = money(low ? "7" : "39");
        BigDecimal paid = first.min(money("300")).add(second.min(money("300").subtract(first.min(money("300")))));
        BigDecimal net = first.add(second).add(third).subtract(paid);
        return Exact.text(net.multiply(low ? money("1.05") : money("1.2")));
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    private Path workbook() throws IOException {
        Path file = folder.resolve("hard.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet request = workbook.createSheet("Request");
            Name name = workbook.createName();
            name.setNameName("in_case");
            name.setRefersToFormula("Request!$B$3");
            row(request, "Item", "Value");
            row(request, "As of", "2026-11-22");
            row(request, "Case in use", 2);
            row(request, "Contingency", "=CHOOSE(in_case,0.05,0.1,0.2)");
            date(workbook, request);
            XSSFSheet usage = workbook.createSheet("Usage");
            row(
                    usage,
                    "Id",
                    "Provider",
                    "Model",
                    "Service tier",
                    "Caching",
                    "Period",
                    "Months",
                    "Calls",
                    "Prefix tokens low",
                    "Prefix tokens",
                    "Prefix tokens high",
                    "Input tokens",
                    "Output tokens",
                    "Meter",
                    "Quantity",
                    "Unit");
            row(
                    usage,
                    "first",
                    "openai",
                    "gpt-5.4",
                    "",
                    "automatic",
                    "",
                    "",
                    100000,
                    500,
                    1000,
                    2000,
                    500,
                    "",
                    "",
                    "",
                    "");
            row(usage, "second", "openai", "gpt-5.4", "batch", "", "", "", 100000, "", "", "", "", 1000, "", "", "");
            row(
                    usage,
                    "third",
                    "lab",
                    "rig",
                    "",
                    "",
                    "monthly",
                    "=CHOOSE(in_case,0,12,24)",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "gpu-hour",
                    2,
                    "gpu-hour");
            XSSFSheet contract = workbook.createSheet("Contract");
            row(contract, "Id", "Kind", "Provider", "Meter", "Amount");
            row(contract, "welcome", "credit", "openai", "", 300);
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            workbook.write(out);
        }
        return file;
    }

    private static void date(XSSFWorkbook workbook, XSSFSheet request) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        Cell day = request.getRow(1).getCell(1);
        day.setCellValue(LocalDate.of(2026, 11, 22));
        day.setCellStyle(style);
    }

    private static void row(XSSFSheet sheet, Object... values) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Integer number) {
                row.createCell(i).setCellValue(number);
            } else if (value.toString().startsWith("=")) {
                row.createCell(i).setCellFormula(value.toString().substring(1));
            } else if (!value.toString().isEmpty()) {
                row.createCell(i).setCellValue(value.toString());
            }
        }
    }

    /** The shipped rules, and a tiered price of their own for one rig. */
    private Path rules() throws IOException {
        Path rules = RulesCopy.into(folder);
        Files.write(
                rules.resolve("rate-cards/lab.csv"),
                List.of(
                        "provider,model,meter,service tier,region,price,per,unit,currency,from,to,source,note",
                        "lab,rig,gpu-hour,,,1,1,gpu-hour,USD,,,made up,"));
        Files.writeString(rules.resolve("20-price/lab.drl"), """
                import io.ratebook.domain.*
                import static io.ratebook.rules.RuleApi.*

                rule "LAB-010 the rig's hours by bands"
                    @title("The rig's hours cost less beyond ten")
                when
                    $m : Metered( provider == "lab" )
                then
                    tier($m, "graduated", "period", ">", dec("0"), price("1"), dec("7"), dec("1"), "up to ten");
                    tier($m, "graduated", "period", ">", dec("10"), price("0.5"), dec("3"), dec("1"), "beyond ten");
                end
                """);
        return rules;
    }
}
