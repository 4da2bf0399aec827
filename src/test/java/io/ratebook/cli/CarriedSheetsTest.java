package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks whose list of sheets names more than sheets of cells: they are rated, and the result opens. */
class CarriedSheetsTest {
    private static final String WORKBOOK = "workbooks/sensitivity.xlsx";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String NAMES =
            "<definedName name=\"mine\" localSheetId=\"%d\">Lists!$A$1</definedName></definedNames>";

    @TempDir
    Path folder = Path.of("");

    private EditedFile edited = new EditedFile(Path.of(WORKBOOK));

    @BeforeEach
    void open() {
        edited = new EditedFile(Path.of(WORKBOOK));
    }

    @Test
    void modulesOfOldMacrosAreLeftBehind() throws IOException {
        edited.edit(
                "xl/workbook.xml",
                each -> each.replace("<sheets>", "<sheets>" + module("Module1", 90))
                        .replace("<sheet name=\"Usage\"", module("Module2", 91) + "<sheet name=\"Usage\"")
                        .replace("</definedNames>", NAMES.formatted(8)));
        assertRated("the sheet \"Module1\" holds no cells: it is a macro's, or was left without them [RB-W-NOCELLS]");
    }

    @Test
    void dialogsAreLeftBehind() throws IOException {
        edited.parts()
                .put(
                        "xl/dialogsheets/sheet1.xml",
                        ("<dialogsheet xmlns=\"" + MAIN + "\"/>").getBytes(StandardCharsets.UTF_8));
        edited.edit(
                "[Content_Types].xml",
                each -> each.replace(
                        "</Types>",
                        "<Override PartName=\"/xl/dialogsheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-"
                                + "officedocument.spreadsheetml.dialogsheet+xml\"/></Types>"));
        edited.edit(
                "xl/_rels/workbook.xml.rels",
                each -> each.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rIdDialog\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                                + "relationships/dialogsheet\" Target=\"dialogsheets/sheet1.xml\"/></Relationships>"));
        edited.edit(
                "xl/workbook.xml",
                each -> each.replace("<sheets>", "<sheets><sheet name=\"Dialog1\" sheetId=\"90\" r:id=\"rIdDialog\"/>")
                        .replace("</definedNames>", NAMES.formatted(7)));
        assertRated("");
    }

    @Test
    void stylesThatHoldNothingAreCompleted() throws IOException {
        edited.edit(
                "xl/styles.xml",
                each -> each.replaceAll("<fills.*</fills>", "<fills/>")
                        .replaceAll("<borders.*</borders>", "<borders/>"));
        edited.edit("xl/workbook.xml", each -> each.replace("</definedNames>", NAMES.formatted(6)));
        assertRated("");
    }

    @Test
    void colourThatIsNoneIsRefusedAndNothingIsWritten() throws IOException {
        edited.edit("xl/styles.xml", each -> each.replaceAll("fgColor rgb=\"[0-9A-F]{8}\"", "fgColor rgb=\"beige\""));
        Path result = folder.resolve("out.xlsx");
        CommandLineRun run =
                CommandLineRun.of("run", edited.save(folder.resolve("in.xlsx")).toString(), "-o", result.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.err())
                .contains(
                        "in.xlsx: its sheets can't be carried into a result: styles, drawings or other parts beside the "
                                + "cells contradict each other [RB-IN-PARTS]");
        assertThat(result).doesNotExist();
    }

    private static String module(String name, int id) {
        return "<sheet name=\"" + name + "\" sheetId=\"" + id + "\" state=\"veryHidden\" r:id=\"\"/>";
    }

    /** The name that belongs to Lists still does. */
    private void assertRated(String told) throws IOException {
        Path result = folder.resolve("out.xlsx");
        CommandLineRun run =
                CommandLineRun.of("run", edited.save(folder.resolve("in.xlsx")).toString(), "-o", result.toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out() + run.err()).contains(told);
        assertThat(CommandLineRun.of("verify", result.toString()).exitCode()).isZero();
        try (InputStream in = Files.newInputStream(result);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook).extracting(Sheet::getSheetName).contains("Summary", "Usage", "Lists");
            assertThat(workbook.getName("mine").getSheetIndex()).isEqualTo(workbook.getSheetIndex("Lists"));
        }
    }
}
