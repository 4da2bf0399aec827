package io.ratebook.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The shipped table of service tiers with one defect each. */
final class BrokenSheets {
    private static final Path TABLE = Path.of("rules/30-adjust/batch.drl.xlsx");
    private static final String CASES = "Case,Expect\nany,BAT-010 decides\nany,BAT-020 decides\n";

    static final Map<String, Consumer<XSSFSheet>> ALL = Map.ofEntries(
            Map.entry("text-for-a-number", set("F11", "TBD")),
            Map.entry("percent-as-text", set("F11", "50%")),
            Map.entry("currency-as-text", set("F11", "$0.25")),
            Map.entry("comma-for-a-point", set("F11", "0,5")),
            Map.entry("error-in-a-cell", sheet -> {
                cell(sheet, "F11").setCellFormula("1/0");
                cell(sheet, "F11").setCellErrorValue((byte) 7);
            }),
            Map.entry("formula-without-a-result", sheet -> {
                cell(sheet, "F11").setBlank();
                cell(sheet, "F11").setCellFormula("1/2");
            }),
            Map.entry("formula-over-a-blank-cell", sheet -> {
                cell(sheet, "F11").setCellFormula("Z40+0.5");
                cell(sheet, "F11").setCellValue(0.5);
            }),
            Map.entry("blank-action", sheet -> cell(sheet, "F12").setBlank()),
            Map.entry("blank-reason", sheet -> cell(sheet, "G12").setBlank()),
            Map.entry("no-condition", set("C11", "").andThen(set("D11", ""))),
            Map.entry("blank-row", sheet -> sheet.shiftRows(11, 11, 1)),
            Map.entry("merged-cells", sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("D11:D12"))),
            Map.entry("hidden-row", sheet -> sheet.getRow(10).setZeroHeight(true)),
            Map.entry("hidden-column", sheet -> sheet.setColumnHidden(4, true)),
            Map.entry("hidden-sheet", sheet -> {
                sheet.getWorkbook().createSheet("Notes");
                sheet.getWorkbook().setActiveSheet(1);
                sheet.getWorkbook().setSheetHidden(0, true);
            }),
            Map.entry("unknown-technical-header", set("F7", "AKTION")),
            Map.entry("friendly-technical-header", set("H7", "Notes")),
            Map.entry("column-without-a-header", set("I11", "checked by Ann")),
            Map.entry("unknown-field", set("D9", "servicTier == \"$param\"")),
            Map.entry("unknown-function", set("F9", "facter($p, dec(\"$param\"),")),
            Map.entry("cell-becomes-code", set("F9", "factor($p, $param,")),
            Map.entry("snippet-without-a-cell", set("D9", "serviceTier == \"batch\"")),
            Map.entry("decimal-in-a-snippet", set("D9", "serviceTier == \"$param\", metered.quantity.value > 0.5")),
            Map.entry("unknown-setting", set("A5", "Sequential")),
            Map.entry("import-not-on-the-list", set("B4", "io.ratebook.domain.*, java.util.Random")),
            Map.entry("no-table", set("A6", "Batch")),
            Map.entry("no-rows", sheet -> {
                sheet.removeRow(sheet.getRow(11));
                sheet.removeRow(sheet.getRow(10));
            }),
            Map.entry("no-id", set("A11", "half price")),
            Map.entry("blank-id", set("A11", "")),
            Map.entry("blank-title", set("B11", "")),
            Map.entry("blank-source", set("H11", "")),
            Map.entry("id-twice", set("A12", "BAT-010")),
            Map.entry("no-case", set("A12", "BAT-099")),
            Map.entry("fact-of-another-stage", set("C8", "$p : Usage")),
            Map.entry("same-conditions-two-factors", set("C12", "openai")),
            Map.entry("shadowed-row", set("C12", "openai").andThen(set("E12", "input"))),
            Map.entry("overlapping-rows", set("C12", "").andThen(set("E12", "input"))),
            Map.entry("provider-in-capitals", set("C11", "OpenAI")),
            Map.entry(
                    "several-mistakes",
                    set("A12", "BAT-010").andThen(set("F11", "TBD")).andThen(set("F12", "n/a"))));

    private BrokenSheets() {}

    static Consumer<XSSFSheet> change(String defect) {
        Consumer<XSSFSheet> change = ALL.get(defect);
        if (change == null) {
            throw new IllegalArgumentException(defect);
        }
        return change;
    }

    /** A rules folder with the broken table and its cases. */
    static void write(Path home, Consumer<XSSFSheet> change) throws IOException {
        Path stage = Files.createDirectories(home.resolve("rules/30-adjust"));
        Files.writeString(stage.resolve("batch.cases.csv"), CASES);
        try (InputStream in = Files.newInputStream(TABLE);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(stage.resolve("batch.drl.xlsx"))) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(out);
        }
    }

    private static Consumer<XSSFSheet> set(String address, String value) {
        return sheet -> {
            if (value.isEmpty()) {
                cell(sheet, address).setBlank();
            } else {
                cell(sheet, address).setCellValue(value);
            }
        };
    }

    private static XSSFCell cell(XSSFSheet sheet, String address) {
        CellReference reference = new CellReference(address);
        XSSFRow row = sheet.getRow(reference.getRow());
        XSSFCell cell = row.getCell(reference.getCol());
        return cell == null ? row.createCell(reference.getCol()) : cell;
    }
}
