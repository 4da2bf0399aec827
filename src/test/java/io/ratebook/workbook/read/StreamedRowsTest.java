package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Address;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows one by one are the rows of the whole sheet. */
final class StreamedRowsTest {
    private static final long SEED = Long.getLong("ratebook.seed", System.nanoTime());

    @TempDir
    Path folder;

    /** Keeps what it is told. */
    private static final class Kept implements RowTaker {
        private final SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
        private final List<String> texts = new ArrayList<>();
        private int begun;

        @Override
        public void begin(Book others, PassedSheet passed) {
            assertThat(rows).isEmpty();
            begun++;
        }

        @Override
        public void row(SheetRow row) {
            assertThat(row.count()).isPositive();
            SortedMap<Integer, Cell> cells = new TreeMap<>();
            for (int i = 0; i < row.count(); i++) {
                assertThat(row.find(row.column(i))).isEqualTo(i);
                CellValue value = row.value(i);
                if (row.isPlainNumber(i)) {
                    assertThat(value)
                            .isEqualTo(new CellValue.Number(BigDecimal.valueOf(row.unscaled(i), row.scale(i))));
                } else if (value instanceof CellValue.Text text) {
                    assertThat(row.text(i)).isSameAs(text.text());
                    texts.add(text.text());
                }
                cells.put(
                        row.column(i),
                        new Cell(
                                new Grid("f", "s", false, new TreeMap<>(), Grid.Layout.PLAIN)
                                        .where(row.row(), row.column(i)),
                                value,
                                row.formula(i)));
            }
            assertThat(rows.put(row.row(), cells)).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource("io.ratebook.workbook.read.XmlScannerTest#workbooks")
    void rowsOfEveryWorkbookAreThoseOfTheWholeSheet(Path file) {
        requireSame(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c><c r=\"B7\"><v>3</v></c></row>"
                        + "<row r=\"1\"><c><v>4</v></c></row><row r=\"1048577\"/>"
                        + "<row r=\"3\"><c r=\"XFE3\"><v>5</v></c><c r=\"E-2\"><v>6</v></c></row>"
                        + "<row r=\"4\"><c t=\"s\"><v>12</v></c><c t=\"s\"><v>0.0</v></c><c t=\"s\"><v>-0</v></c></row>",
                "<row><c t=\"s\"><v> 00 </v></c><c t=\"s\"><v>00</v></c><c><v> 7 </v></c><c><v>-0</v></c><c><v>1.50</v></c></row>",
                "<row r=\"2\"><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c><c r=\"$B$2\"><v>2</v></c></row>",
                "<row><c t=\"str\"><f>A2</f><v></v></c><c><f>1</f></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c></row>",
                "<row><c s=\"1\"><v>45000</v></c><c s=\"2\"><v>45000.75</v></c><c s=\"1\"><v>60</v></c><c t=\"d\"><v>2023-03-15</v></c></row>",
                "<row><c t=\"n\"><is><t>x</t></is><v>1</v></c><c t=\"inlineStr\"><is><t/></is></c><c t=\"zz\"><v>1</v></c></row>",
                "<row><c><v>1</v><v>x</v></c><c><v>x</v><v>1</v></c><c><v>12345678901234567</v></c><c><v>0.1506000000000000001</v></c></row>",
                "<row><c><f t=\"array\" ref=\"A1:A2\">[1]S!B1</f><v>2</v></c></row><row hidden=\"1\"><c><v>4</v></c></row>",
                "<row r=\"5\"><c><v>5</v></c></row><row r=\"3\"><c><f>WEBSERVICE(\"x\")</f><v>3</v></c></row>",
                "<row><c><v>1</v></c></row><row><c></row>"
            })
    void oddRowsAreThoseOfTheWholeSheet(String rows) {
        requireSame(new RawWorkbook().sheet(rows).writtenTo(folder.resolve("odd.xlsx")));
    }

    @Test
    void sharedTextIsOneObject() {
        Path file = new RawWorkbook()
                .sheet("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>")
                .writtenTo(folder.resolve("shared.xlsx"));
        Kept kept = new Kept();
        StreamedRows.read(file, "f", "usage", sheet -> true, kept);
        assertThat(kept.texts).containsExactly("Model", "Model");
        assertThat(kept.texts.get(0)).isSameAs(kept.texts.get(1));
    }

    @Test
    void rowOfManyCellsIsReadWhole() {
        requireSame(new RawWorkbook()
                .sheet("<row>" + "<c><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"b\"><v>1</v></c>".repeat(50) + "</row>"
                        + "<row>" + "<c t=\"s\"><v>0</v></c>".repeat(200) + "</row>")
                .writtenTo(folder.resolve("wide.xlsx")));
        Kept kept = new Kept();
        assertThat(StreamedRows.read(folder.resolve("wide.xlsx"), "f", "Usage", sheet -> true, kept)
                        .findings())
                .isEmpty();
        assertThat(kept.rows.get(1)).hasSize(150);
        assertThat(kept.rows.get(2)).hasSize(200);
    }

    @Test
    void whatTheTakerThrowsIsItsOwn() {
        Path file = new RawWorkbook().sheet("<row><c><v>1</v></c></row>").writtenTo(folder.resolve("thrown.xlsx"));
        IllegalStateException own = new IllegalStateException("enough");
        assertThatThrownBy(() -> StreamedRows.read(file, "f", "Usage", sheet -> true, row -> {
                    throw own;
                }))
                .isSameAs(own);
    }

    /** Large sheets are counted and proven while they are read. */
    @Test
    void largeSheetThatIsDamagedIsRefusedAsAWhole() throws IOException {
        String rows = IntStream.range(0, 200_000)
                .mapToObj(i -> "<row><c><v>" + i * 7919L % 1_000_003 + "</v></c></row>")
                .collect(Collectors.joining());
        Path file = new RawWorkbook().sheet(rows).writtenTo(folder.resolve("large.xlsx"));
        Kept kept = new Kept();
        assertThat(StreamedRows.read(file, "f", "Usage", sheet -> true, kept).findings())
                .isEmpty();
        assertThat(kept.rows).hasSize(200_000);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, bytes);
        Checked<Optional<Book>> read = StreamedRows.read(file, "f", "Usage", sheet -> true, new Kept());
        assertThat(read.value()).isEmpty();
        assertThat(read.findings()).extracting(Finding::code).containsExactly("RB-IN-CORRUPT");
        assertThat(WorkbookReader.read(file, "f")).isEqualTo(read);
    }

    @Test
    void sheetThatIsNotThereGivesNoRows() {
        Path file = new RawWorkbook().sheet("<row><c><v>1</v></c></row>").writtenTo(folder.resolve("other.xlsx"));
        Kept kept = new Kept();
        Checked<Optional<Book>> read = StreamedRows.read(file, "f", "Nowhere", sheet -> true, kept);
        assertThat(kept.rows).isEmpty();
        assertThat(kept.begun).isZero();
        assertThat(read.value().orElseThrow().sheets().get(0).rows()).hasSize(1);
    }

    @Test
    void plainNumbersAreWhatTheCarefulWayMakesOfThem() {
        Random random = new Random(SEED);
        PlainNumber plain = new PlainNumber();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(18); length >= 0; length--) {
                text.append("00123456789.-e".charAt(random.nextInt(text.length() == 0 ? 14 : 12)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            if (plain.read(bytes, 0, bytes.length)) {
                BigDecimal read = BigDecimal.valueOf(plain.unscaled(), plain.scale());
                assertThat(CellNumbers.parse(text.toString()))
                        .as(SEED + ": " + text)
                        .contains(read);
            }
        }
    }

    @Test
    void plainAddressesAreAddresses() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                text.append("ABXFDZ0123a$".charAt(random.nextInt(12)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            int row = random.nextInt(4);
            int column = PlainAddress.column(bytes, 0, bytes.length, row);
            if (column > 0) {
                assertThat(Address.parse(text.toString()))
                        .as(SEED + ": " + text)
                        .contains(new Address(row, column));
            }
        }
    }

    private static void requireSame(Path file) {
        Checked<Optional<Book>> whole = WorkbookReader.read(file, "f");
        if (whole.value().isEmpty()) {
            Checked<Optional<Book>> read = StreamedRows.read(file, "f", "Usage", sheet -> true, new Kept());
            assertThat(read).isEqualTo(whole);
            return;
        }
        for (Grid grid : whole.value().get().sheets()) {
            Kept kept = new Kept();
            Checked<Optional<Book>> read = StreamedRows.read(file, "f", grid.sheet(), sheet -> true, kept);
            assertThat(read.findings()).isEqualTo(whole.findings());
            assertThat(kept.begun).isEqualTo(1);
            requireSameCells(grid, kept.rows);
            for (Grid other : read.value().orElseThrow().sheets()) {
                Grid expected = whole.value().get().sheet(other.sheet()).orElseThrow();
                assertThat(other.layout()).isEqualTo(expected.layout());
                assertThat(other.rows())
                        .isEqualTo(other.sheet().equals(grid.sheet()) ? new TreeMap<>() : expected.rows());
            }
        }
    }

    private static void requireSameCells(Grid grid, SortedMap<Integer, SortedMap<Integer, Cell>> rows) {
        assertThat(rows.keySet()).isEqualTo(grid.rows().keySet());
        rows.forEach((row, cells) -> {
            assertThat(cells.keySet())
                    .isEqualTo(Objects.requireNonNull(grid.rows().get(row)).keySet());
            cells.forEach((column, cell) -> {
                Cell expected = grid.cell(row, column);
                assertThat(cell.value()).isEqualTo(expected.value());
                if (cell.formula() != null) {
                    assertThat(cell.formula()).isEqualTo(expected.formula());
                }
            });
        });
    }
}
