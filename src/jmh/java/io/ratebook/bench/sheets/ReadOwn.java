package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import io.ratebook.finding.Checked;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.workbook.read.WorkbookReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Ratebook's reader, its gate and all. Arguments: the workbook, how many rows it has. */
public final class ReadOwn {
    private ReadOwn() {}

    public static void main(String[] args) throws Exception {
        Lap.tell(Long.parseLong(args[1]), () -> total(Path.of(args[0])));
    }

    private static BigDecimal total(Path file) {
        Checked<Optional<Book>> read = WorkbookReader.read(file, file.toString());
        Book book = read.value().orElseThrow(() -> new IllegalStateException(read.findings() + ""));
        double sum = 0;
        long characters = 0;
        for (SortedMap<Integer, Cell> row : book.sheets().get(0).rows().values()) {
            for (Cell cell : row.values()) {
                if (cell.value() instanceof CellValue.Number number) {
                    sum += number.value().doubleValue();
                } else if (cell.value() instanceof CellValue.Text text) {
                    characters += text.text().length();
                }
            }
        }
        return SheetRows.total(sum, characters);
    }
}
