package io.ratebook.workbook.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Scaled;
import io.ratebook.grid.CellValue;
import io.ratebook.workbook.SteadyZip;
import io.ratebook.workbook.cells.FiledCells;
import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.RichText;
import io.ratebook.workbook.read.XmlPart;
import io.ratebook.workbook.seal.Snapshot.Mark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of cells while they are written is what a later reading of the file finds. */
class WrittenDigestsTest {
    private static final String PART = "xl/worksheets/sheet1.xml";
    private static final int ROWS = 2500;
    private static final List<String> TEXTS = List.of(
            "job-1",
            " two  spaces ",
            "say \"so\" & <more>",
            "tab\there",
            "one\nline\r\nand\ranother",
            "bell\u0007",
            "_x0041_",
            "_x005F_x0041_x0042_",
            "_x00",
            "gr\u00fc\u00dfe \ud83d\ude00",
            "half \ud83d",
            "\uffff",
            "=1+1",
            "12.50",
            "");
    private static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("0"),
            new BigDecimal("-7"),
            new BigDecimal("1E+3"),
            new BigDecimal("0.1"),
            new BigDecimal("2.50"),
            new BigDecimal("0.000000000000000001"),
            new BigDecimal("1E-30"),
            new BigDecimal("0.30000000000000004"),
            new BigDecimal("123456789012.3456789"),
            new BigDecimal("9007199254740993"),
            new BigDecimal("-9223372036854775808"),
            new BigDecimal("123456789012345678901234567890.5"));

    @TempDir
    Path folder = Path.of("");

    @Test
    void cellsOfEveryKindAreSaidAsTheyAreRead() throws IOException, Refused {
        requireSame((cells, style, shared) -> {
            Random random = new Random(11);
            for (int i = 1; i < ROWS; i++) {
                cells.begin();
                cells.number(style, random.nextLong() >> random.nextInt(64));
                cells.number(style, new Scaled().set(NUMBERS.get(i % NUMBERS.size())));
                cells.text(style, TEXTS.get(i % TEXTS.size()));
                cells.shared(style, shared, "output");
                cells.product(style, 1 + i % 5, 5 - i % 5, new Scaled().set(NUMBERS.get(i % 5)));
                cells.end();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a ", "\r\n", "\t", "_x0041_", "_x005F_x0041_", "bell\u0007", "half \ud83d", "\ufffe"})
    void textIsSaidAsItIsRead(String text) throws IOException, Refused {
        requireSame((cells, style, shared) -> {
            cells.begin();
            cells.text(style, text);
            cells.number(style, 1);
            cells.end();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"output", " a ", "two\r\nlines", "_x0041_", "_x005F_x0041_", "a & b", "bell\u0007"})
    void sharedTextIsSaidAsItIsRead(String text) throws IOException, Refused {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            int index = workbook.getSharedStringSource().addSharedStringItem(new XSSFRichTextString(text));
            requireSame(workbook, (cells, style, shared) -> {
                cells.begin();
                cells.shared(style, index, text);
                cells.number(style, 1);
                cells.end();
            });
        }
    }

    /** Writes rows. */
    private interface Rows {
        void write(FiledCells cells, XSSFCellStyle style, int shared) throws IOException;
    }

    private void requireSame(Rows rows) throws IOException, Refused {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            requireSame(workbook, rows);
        }
    }

    private void requireSame(XSSFWorkbook workbook, Rows rows) throws IOException, Refused {
        XSSFSheet sheet = workbook.createSheet("Big");
        XSSFRow heads = sheet.createRow(0);
        for (int i = 0; i < 6; i++) {
            heads.createCell(i).setCellValue("Head " + i);
        }
        int shared = workbook.getSharedStringSource().addSharedStringItem(new XSSFRichTextString("output"));
        FiledCells cells = new FiledCells(sheet, new RowDigests());
        try {
            rows.write(cells, workbook.createCellStyle(), shared);
            cells.finish();
            Path file = written(workbook, cells);
            assertThat(read(file)).isEqualTo(cells.filed().digests()).isNotEmpty();
        } finally {
            cells.filed().close();
        }
    }

    /** The file is put together from what is packed already; its parts are what they would be if they were packed now. */
    private Path written(XSSFWorkbook workbook, FiledCells cells) throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        workbook.write(saved);
        Path file = folder.resolve("big.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            SteadyZip.write(saved.toByteArray(), Map.of(PART, SteadyZip.large(cells.filed())), Map.of(), out);
        }
        byte[] loose = SteadyZip.loose(saved.toByteArray(), Map.of(PART, cells.filed()));
        Path other = folder.resolve("loose.xlsx");
        Files.write(other, loose);
        assertThat(part(file, PART)).isEqualTo(part(other, PART));
        try (XSSFWorkbook opened = new XSSFWorkbook(file.toFile().toString())) {
            assertThat(opened.getSheetAt(0).getLastRowNum()).isEqualTo(cells.rows() - 1);
        }
        return file;
    }

    private static byte[] part(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readAllBytes();
                assertThat(bytes).hasSize((int) entry.getSize());
                return bytes;
            }
        }
    }

    private static SortedMap<String, String> read(Path file) throws IOException, Refused {
        List<CellValue.Text> strings = RichText.shared(XmlPart.open(
                new ByteArrayInputStream(part(file, "xl/sharedStrings.xml")), "big.xlsx", "strings", "sst"));
        SheetScan scan = new SheetScan(
                        strings,
                        CellFormats.NONE,
                        each -> "",
                        XmlPart.open(new ByteArrayInputStream(part(file, PART)), "big.xlsx", "sheet", "worksheet"),
                        0)
                .read();
        SortedMap<String, String> digests = new TreeMap<>();
        for (Map.Entry<Mark, String> each : scan.marks().entrySet()) {
            if (each.getKey().kind().equals(RowDigests.ROWS)) {
                digests.put(each.getKey().place(), each.getValue());
            }
        }
        return digests;
    }
}
