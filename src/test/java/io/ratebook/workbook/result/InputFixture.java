package io.ratebook.workbook.result;

import static io.ratebook.workbook.result.ResultFixture.cell;
import static io.ratebook.workbook.result.ResultFixture.dec;
import static io.ratebook.workbook.result.ResultFixture.in;

import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Usage;
import io.ratebook.domain.Usage.Text;
import io.ratebook.domain.UsageField;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** An input workbook as a user makes it, and its Usage rows as a reader sees them. Text that begins with = is a formula. */
final class InputFixture {
    private static final List<String> USAGE = List.of(
            "Id",
            "Scenario",
            "Phase",
            "Activity",
            "Provider",
            "Model",
            "Calls",
            "Prefix tokens",
            "Input tokens low",
            "Input tokens",
            "Input tokens high",
            "Output tokens",
            "Quantity",
            "Unit",
            "Unit price low",
            "Unit price",
            "Unit price high",
            "Repeat",
            "Months",
            "My own column");

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final boolean selector;

    private InputFixture(boolean selector) {
        this.selector = selector;
    }

    /** @param selector whether it has a case selector */
    static Path write(Path folder, boolean selector) throws IOException {
        Path file = folder.resolve("budget.xlsx");
        try (XSSFWorkbook workbook = new InputFixture(selector).workbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
        return file;
    }

    static Usage generate(String scenario) {
        return row("generate", scenario, "P1 Generate", "Write questions", 2)
                .text(Text.PROVIDER, "openai")
                .text(Text.MODEL, "gpt-5.1")
                .number(UsageField.CALLS, dec("500"), in("Usage", 2, 7))
                .number(UsageField.PREFIX_TOKENS, dec("1300"), in("Usage", 2, 8))
                .number(
                        UsageField.INPUT_TOKENS,
                        dec("1000"),
                        new Origin.InRange(cell("Usage", 2, 9), null, cell("Usage", 2, 11)))
                .number(UsageField.OUTPUT_TOKENS, dec("300"), in("Usage", 2, 12))
                .number(UsageField.REPEAT, dec("2"), in("Usage", 2, 18))
                .number(UsageField.MONTHS, dec("1"), new Origin.ByDefault("once"))
                .build();
    }

    static Usage bought(String scenario) {
        return row("buy", scenario, "P0 Set up", "Buy licences", 3)
                .text(Text.METER, "purchase")
                .number(UsageField.QUANTITY, dec("3"), in("Usage", 3, 13))
                .number(
                        UsageField.UNIT_PRICE,
                        dec("50"),
                        new Origin.InRange(cell("Usage", 3, 15), cell("Usage", 3, 16), cell("Usage", 3, 17)))
                .build();
    }

    static Usage quantity(String scenario, String id, int row, String quantity, @Nullable String months) {
        Usage.Builder usage = row(id, scenario, "P2 Host", id, row)
                .text(Text.PROVIDER, "vast")
                .text(Text.METER, "gpu-hour")
                .number(UsageField.QUANTITY, dec(quantity), in("Usage", row, 13));
        if (months != null) {
            usage.period(Period.MONTHLY).number(UsageField.MONTHS, dec(months), in("Usage", row, 19));
        }
        return usage.build();
    }

    private static Usage.Builder row(String id, String scenario, String phase, String activity, int row) {
        return Usage.at(cell("Usage", row, 1))
                .text(Text.ID, id)
                .text(Text.SCENARIO, scenario)
                .text(Text.PHASE, phase)
                .text(Text.ACTIVITY, activity);
    }

    private XSSFWorkbook workbook() {
        workbook.createSheet("Request");
        workbook.createSheet("Assumptions");
        if (selector) {
            name(CaseSelector.NAME, "Request!$B$6");
        }
        name("atoms", "Assumptions!$E$2");
        request();
        sheet("Assumptions", "Name", "Low", "Base", "High", "In use", "Unit");
        row("Assumptions", 2, "atoms", 40, 50, 60, selector ? "=CHOOSE(in_case,B2,C2,D2)" : 50, "atom");
        sheet("Scenarios", "Scenario", "Description");
        row("Scenarios", 2, ResultFixture.PLANNED, "Everything at once");
        row("Scenarios", 3, ResultFixture.BATCH, "Everything overnight");
        usage();
        others();
        return workbook;
    }

    private void request() {
        row("Request", 1, "Item", "Value", "Note");
        row("Request", 2, "Title", "Question generation 2027");
        row("Request", 3, "Owner", "Finance, A. Person");
        row("Request", 4, "As of", "2026-11-20");
        row("Request", 5, "Currency", "USD");
        row("Request", 6, selector ? "Case in use" : "Note", selector ? 2 : "");
        row("Request", 7, "Contingency", 0.1);
        row("Request", 8, "Budget", 300);
        row("Request", 9, "Budget", 600);
    }

    private void usage() {
        sheet("Usage", USAGE.toArray());
        row(
                "Usage",
                2,
                "generate",
                "",
                "P1 Generate",
                "Write questions",
                "openai",
                "gpt-5.1",
                "=atoms*10",
                1300,
                800,
                "",
                1200,
                300,
                "",
                "",
                "",
                "",
                "",
                2,
                "",
                "mine");
        row(
                "Usage",
                3,
                "buy",
                "",
                "P0 Set up",
                "Buy licences",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                3,
                "licence",
                40,
                50,
                60);
        row(
                "Usage", 4, "host", "", "P2 Host", "host", "vast", "", "", "", "", "", "", "", 1500, "hour", "", "", "",
                "", 3);
        row("Usage", 5, "pack", "", "P2 Host", "pack", "vast", "", "", "", "", "", "", "", 1400, "hour");
        row("Usage", 6, "volume", "", "P2 Host", "volume", "vast", "", "", "", "", "", "", "", "=atoms*20", "hour");
        CellStyle own = workbook.createCellStyle();
        own.setFillForegroundColor(IndexedColors.LIGHT_GREEN.getIndex());
        own.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        workbook.getSheet("Usage").getRow(1).getCell(19).setCellStyle(own);
        workbook.getSheet("Usage").setColumnWidth(19, 5000);
    }

    private void others() {
        sheet("Contract", "Id", "Kind", "Amount", "Percent");
        row("Contract", 2, "Start-up credit", "credit", 3);
        row("Contract", 3, "Volume agreement", "discount", "", 0.2);
        sheet("Metrics", "Metric", "Scenario", "Value");
        row("Metrics", 2, "latency", ResultFixture.PLANNED, 2);
        row("Metrics", 3, "latency", ResultFixture.BATCH, 0.5);
        sheet("Compare", "Comparison", "Baseline", "Alternative", "Units");
        row("Compare", 2, "Overnight", ResultFixture.PLANNED, ResultFixture.BATCH, 1000);
        sheet("Expected", "Id", "Expected", "Measure", "Verdict");
        row("Expected", 2, "X1", 1, "cost", "an old verdict");
        row("Expected", 3, "X2", 1, "cost");
        row("Expected", 4, "X3", "", "cost");
    }

    private void sheet(String name, Object... headers) {
        row(name, 1, headers);
    }

    private void row(String name, int number, Object... values) {
        XSSFSheet sheet = workbook.getSheet(name) == null ? workbook.createSheet(name) : workbook.getSheet(name);
        XSSFRow row = sheet.createRow(number - 1);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number amount) {
                row.createCell(i).setCellValue(amount.doubleValue());
            } else if (values[i] instanceof String text && !text.isEmpty()) {
                text(row.createCell(i), text);
            }
        }
    }

    private void text(XSSFCell cell, String text) {
        if (text.startsWith("=")) {
            cell.setCellFormula(text.substring(1));
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell);
        } else {
            cell.setCellValue(text);
        }
    }

    private void name(String name, String place) {
        XSSFName made = workbook.createName();
        made.setNameName(name);
        made.setRefersToFormula(place);
    }
}
