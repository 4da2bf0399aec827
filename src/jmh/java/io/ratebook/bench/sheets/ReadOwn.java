package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import io.ratebook.finding.Checked;
import io.ratebook.grid.Book;
import io.ratebook.workbook.read.SheetRow;
import io.ratebook.workbook.read.StreamedRows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** Ratebook's reader of large sheets, its gate and all. Arguments: the workbook, how many rows it has. */
public final class ReadOwn {
    private static final double[] TENS = {1, 10, 100, 1_000, 10_000};

    private double sum;
    private long characters;

    private ReadOwn() {}

    public static void main(String[] args) throws Exception {
        Lap.tell(Long.parseLong(args[1]), () -> total(Path.of(args[0])));
    }

    /** What the sheet comes to. */
    public static BigDecimal total(Path file) {
        ReadOwn taker = new ReadOwn();
        Checked<Optional<Book>> read =
                StreamedRows.read(file, file.toString(), SheetRows.SHEET, each -> true, taker::add);
        if (read.value().isEmpty() || read.hasErrors()) {
            throw new IllegalStateException(read.findings() + "");
        }
        return SheetRows.total(taker.sum, taker.characters);
    }

    private void add(SheetRow row) {
        for (int i = 0; i < row.count(); i++) {
            String text = row.text(i);
            if (row.isPlainNumber(i)) {
                sum += row.unscaled(i) / TENS[row.scale(i)];
            } else if (text != null) {
                characters += text.length();
            }
        }
    }
}
