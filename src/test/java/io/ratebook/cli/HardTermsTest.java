package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.amount.Case;
import io.ratebook.workbook.LibreOffice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan in euros in which tiers, months, growth, a change of price and every kind of term come out differently in each case. */
class HardTermsTest {
    private static final String REQUEST = """
            Item        | Value                          | Currency | Date       | Note
            As of       | 2026-11-22                     |          |            |
            Currency    | EUR                            |          |            |
            Case in use | 2                              |          |            |
            Contingency | =CHOOSE(in_case,0.05,0.1,0.2)  |          |            |
            FX          | =CHOOSE(in_case,0.9,0.92,0.95) | USD      | 2026-11-20 | made up
            """;
    private static final String USAGE = """
            Id      | Phase | Provider | Model               | Period  | From       | Months                  | Growth a month                  | Calls                               | Input tokens | Output tokens | Meter    | Quantity                                | Unit     | Repeat
            seats   | Seats | example  | seats graduated     |         |            |                         |                                 |                                     |              |               | seat     | =CHOOSE(in_case,3,8,22)                 | seat     |
            volume  | Seats | example  | seats volume        |         |            |                         |                                 |                                     |              |               | seat     | =CHOOSE(in_case,5,6,16)                 | seat     |
            packs   | Items | example  | packages of ten     |         |            |                         |                                 |                                     |              |               | item     | =CHOOSE(in_case,0,11,20)                | item     |
            blocks  | Items | example  | blocks              |         |            |                         |                                 |                                     |              |               | item     | =CHOOSE(in_case,950,1000,5325)          | item     |
            rounded | Items | example  | rounded thousands   |         |            |                         |                                 |                                     |              |               | item     | =CHOOSE(in_case,4999,5001,7400)         | item     |
            pages   | Pages | example  | pages a month       | monthly | 2027-01-01 | =CHOOSE(in_case,1,3,5)  |                                 |                                     |              |               | page     | =CHOOSE(in_case,500000,1000000,1500000) | page     |
            answers | Chat  | example  | chat large          | monthly | 2027-01-01 | =CHOOSE(in_case,1,3,6)  | =CHOOSE(in_case,-0.05,0.05,0.1) | =CHOOSE(in_case,1000,100000,200000) | 1000         | 200           |          |                                         |          |
            late    | Chat  | example  | chat large          | monthly | 2027-01-01 | =CHOOSE(in_case,1,4,7.5) |                                | =CHOOSE(in_case,1000,100000,200000) | 100          | 20            |          |                                         |          |
            scans   | Pages | example  | ocr                 |         |            |                         |                                 |                                     |              |               | page     | =CHOOSE(in_case,300,2500,9000)          | page     |
            gpu     | Tune  | example  | gpu                 |         |            |                         |                                 |                                     |              |               | gpu-hour | =CHOOSE(in_case,10,60,100)              | gpu-hour |
            gpu 2   | Tune  | example  | gpu                 |         |            |                         |                                 |                                     |              |               | gpu-hour | 7                                       | gpu-hour |
            speech  | Talk  | example  | speech              | monthly | 2027-01-01 | =CHOOSE(in_case,1,2,4)  |                                 |                                     |              |               | second   | =CHOOSE(in_case,1000,4000,20000)        | second   |
            minutes | Talk  | example  | calls by the minute |         |            |                         |                                 |                                     |              |               | second   | 61                                      | second   | =CHOOSE(in_case,0,10,1000)
            """;
    private static final String CONTRACT = """
            Id      | Kind       | Provider | Model      | Meter  | Amount                       | Per     | Unit  | Percent | Units | Already billed | Each  | Order | From       | To         | Currency
            lower   | rate       | example  | chat large | output | 6                            | 1000000 | token |         |       |                |       |       |            | 2027-02-01 | USD
            tenth   | discount   | example  | chat large |        |                              |         |       | 0.1     |       |                |       |       |            |            |
            pages   | free units | example  | ocr        |        |                              |         |       |         | 500   | 100            |       |       |            |            |
            talk    | free units | example  | speech     |        |                              |         |       |         | 1500  |                | month |       |            |            |
            ceiling | cap        | example  | gpu        |        | =CHOOSE(in_case,100,135,180) |         |       |         |       | 35             |       |       |            |            |
            floor   | minimum    | example  | speech     |        | 100                          |         |       |         |       |                | month |       | 2027-01-16 |            |
            least   | minimum    | example  | blocks     |        | 12                           |         |       |         |       | 2              |       |       |            |            |
            uplift  | margin     | example  | ocr        |        |                              |         |       | 0.2     |       |                |       |       |            |            |
            second  | credit     | example  |            |        | 200                          |         |       |         |       |                |       | 2     |            |            |
            first   | credit     | example  | chat large |        | 50                           |         |       |         |       |                |       | 1     |            |            |
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void liveModelFollowsTheEngineInEveryCase() throws IOException {
        Path result = folder.resolve("result.xlsx");
        Path json = folder.resolve("result.json");
        CommandLineRun run =
                CommandLineRun.of("run", workbook().toString(), "-o", result.toString(), "--json", json.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode engine = CommandLineRun.json(json);
        assertThat(engine.at("/scenarios/0/total/low").asText())
                .isNotEqualTo(engine.at("/scenarios/0/total/high").asText());
        for (Case which : Case.values()) {
            Path live = LibreOffice.recalculated(result, workbook -> RecalculationTest.select(workbook, which));
            RecalculationTest.assertLive(live, engine, which);
        }
    }

    private Path workbook() throws IOException {
        Path file = folder.resolve("terms.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Name name = workbook.createName();
            name.setNameName("in_case");
            workbook.createSheet("Request");
            name.setRefersToFormula("Request!$B$4");
            fill(workbook, workbook.getSheet("Request"), REQUEST);
            fill(workbook, workbook.createSheet("Usage"), USAGE);
            fill(workbook, workbook.createSheet("Contract"), CONTRACT);
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            workbook.write(out);
        }
        return file;
    }

    private static void fill(XSSFWorkbook workbook, XSSFSheet sheet, String table) {
        CellStyle day = workbook.createCellStyle();
        day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        table.lines().forEach(line -> {
            XSSFRow row = sheet.createRow(sheet.getPhysicalNumberOfRows());
            String[] cells = line.split("\\|", -1);
            for (int i = 0; i < cells.length; i++) {
                put(row.createCell(i), cells[i].strip(), day);
            }
        });
    }

    private static void put(Cell cell, String text, CellStyle day) {
        if (text.startsWith("=")) {
            cell.setCellFormula(text.substring(1));
        } else if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            cell.setCellValue(LocalDate.parse(text));
            cell.setCellStyle(day);
        } else if (text.matches("-?[\\d.]+")) {
            cell.setCellValue(Double.parseDouble(text));
        } else if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }
}
