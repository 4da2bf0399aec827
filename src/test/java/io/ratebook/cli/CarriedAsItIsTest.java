package io.ratebook.cli;

import static io.ratebook.cli.UsageFixture.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.Checkpoints;
import io.ratebook.RatingRun;
import io.ratebook.RunContext;
import io.ratebook.RunProgress;
import io.ratebook.publish.PublishException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of usage of more than 4 MiB: in the result they lie packed as they do in the input, where nothing in them has to be another. */
class CarriedAsItIsTest {
    private static final int ROWS = 13_000;
    private static final String PART = "xl/worksheets/sheet2.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";

    @TempDir
    Path folder = Path.of("");

    private Path book(String name, Consumer<XSSFWorkbook> more) throws IOException {
        return LargeSheet.written(folder.resolve(name), HEADERS, UsageFixture.rows(ROWS, 0, 4), more);
    }

    /** Runs it; its cells are in the result, and the result's seal is sound. */
    private Path carried(Path input, String... more) throws IOException {
        Path result = folder.resolve("result.xlsx");
        CommandLineRun run =
                CommandLineRun.of("run", input.toString(), "--as-of", "2026-11-23", "-o", result.toString());
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        assertThat(LargeSheet.cells(result, "Usage")).isEqualTo(LargeSheet.cells(input, "Usage"));
        List<String> verify = new ArrayList<>(List.of("verify", result.toString(), "--input", input.toString()));
        verify.addAll(List.of(more));
        CommandLineRun verified = CommandLineRun.of(verify.toArray(new String[0]));
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        if (verify.contains("--rerate")) {
            assertThat(verified.out()).containsPattern("Rated anew.*\n.*\n\\S.* ([1-9][0-9.,]+) +\\1 +0\\.00 ");
        }
        return result;
    }

    private static byte[] packed(Path file, String part) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            ZipArchiveEntry entry = zip.getEntry(part);
            try (InputStream in = zip.getRawInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    private static void dress(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.getSheet("Usage");
        var bold = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setBold(true);
        bold.setFont(font);
        bold.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        bold.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
        sheet.getRow(0).createCell(10).setCellValue("Own");
        for (int i = 1; i <= 60; i++) {
            sheet.getRow(i).createCell(10).setCellFormula("E" + (i + 1) + "*2&\"<&\"");
            sheet.getRow(i).getCell(10).setCellValue("kept " + i % 7);
            sheet.getRow(i).getCell(0).setCellStyle(bold);
        }
        sheet.getRow(11).setRowStyle(bold);
        sheet.getRow(7).setHeightInPoints(44);
        sheet.setColumnWidth(0, 9_000);
        sheet.setAutoFilter(new CellRangeAddress(0, ROWS, 0, 9));
        sheet.createFreezePane(1, 1);
        var helper = sheet.getDataValidationHelper();
        sheet.addValidationData(helper.createValidation(
                helper.createExplicitListConstraint(new String[] {"batch", "standard"}),
                new CellRangeAddressList(1, ROWS, 3, 3)));
    }

    @Test
    void sheetLiesInTheResultAsItLiesInTheInput() throws IOException {
        Path input = book("dressed.xlsx", CarriedAsItIsTest::dress);
        Path result = carried(input, "--rerate");
        assertThat(packed(result, PART)).isEqualTo(packed(input, PART));
        assertThat(LargeSheet.around(result, "Usage")).isEqualTo(LargeSheet.around(input, "Usage"));
    }

    /** A seal says more of such sheets than is known when they are read. */
    @Test
    void hiddenRowsAndColumnsAreSealed() throws IOException {
        Path input = book("hidden.xlsx", workbook -> {
            workbook.getSheet("Usage").getRow(9).setZeroHeight(true);
            workbook.getSheet("Usage").setColumnHidden(8, true);
        });
        assertThat(packed(carried(input), PART)).isEqualTo(packed(input, PART));
    }

    /** So many of them that POI's model holds those alone which a result adds. */
    @Test
    void textsKeepTheirNumbersAndFormats() throws IOException {
        Path input = book("talk.xlsx", workbook -> {
            XSSFSheet sheet = workbook.getSheet("Usage");
            var font = workbook.createFont();
            font.setBold(true);
            sheet.getRow(0).createCell(12).setCellValue("Remark");
            for (int i = 1; i <= ROWS; i++) {
                var rich = new XSSFRichTextString(" " + i + " <said> _x000D_ & \"done\"\n" + "so it is, ".repeat(20));
                if (i % 10 == 0) {
                    rich.applyFont(3, 9, font);
                }
                sheet.getRow(i).createCell(12).setCellValue(rich);
            }
        });
        Path result = carried(input, "--rerate");
        assertThat(packed(result, PART)).isEqualTo(packed(input, PART));
        assertThat(text(result, TEXTS))
                .hasSizeGreaterThan(2 << 20)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sst xmlns");
        try (InputStream in = Files.newInputStream(result);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            var rich = workbook.getSheet("Usage").getRow(20).getCell(12).getRichStringCellValue();
            assertThat(rich.numFormattingRuns()).isEqualTo(3);
            assertThat(rich.getFontAtIndex(5).getBold()).isTrue();
            assertThat(workbook.getSheet("Summary").getRow(0).getCell(0).getStringCellValue())
                    .isNotBlank()
                    .doesNotContain("<said>");
        }
    }

    private static String text(Path file, String part) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get();
                InputStream in = zip.getInputStream(zip.getEntry(part))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The sheet that a workbook opens with, and one that refers to other parts. */
    @Test
    void whatTheResultNeedsOtherwiseIsWrittenAgain() throws IOException {
        List<Consumer<XSSFWorkbook>> others = List.of(
                workbook -> {
                    workbook.setActiveSheet(1);
                    workbook.setSelectedTab(1);
                },
                workbook -> {
                    XSSFSheet sheet = workbook.getSheet("Usage");
                    var comment = sheet.createDrawingPatriarch()
                            .createCellComment(workbook.getCreationHelper().createClientAnchor());
                    comment.setString(new XSSFRichTextString("look & see"));
                    sheet.getRow(3).getCell(0).setCellComment(comment);
                });
        for (int i = 0; i < others.size(); i++) {
            Path input = book("other" + i + ".xlsx", others.get(i));
            assertThat(packed(carried(input), PART)).as("book %d", i).isNotEqualTo(packed(input, PART));
        }
    }

    /** Nothing of what was read before is written beside what is there now. */
    @Test
    void inputThatChangesWhileItIsRatedIsTold() throws Exception {
        Path input = book("changing.xlsx", CarriedAsItIsTest::dress);
        Path other = book(
                "other.xlsx",
                workbook -> workbook.getSheet("Usage").getRow(4).getCell(4).setCellValue(77));
        RunProgress changing = (step, count, unit, part, whole) -> {
            if (step.startsWith("Writing") && Files.exists(other)) {
                try {
                    Files.move(other, input, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Path out = Files.createDirectory(folder.resolve("out"));
        RunContext context = RunContexts.of(input, out, Optional.empty(), Optional.empty(), Checkpoints.NONE);
        assertThatThrownBy(() -> RatingRun.of(context, changing))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("changing.xlsx has changed since it was read");
        assertThat(other).doesNotExist();
        try (Stream<Path> written = Files.list(out)) {
            assertThat(written).isEmpty();
        }
    }
}
