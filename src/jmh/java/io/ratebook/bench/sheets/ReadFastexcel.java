package io.ratebook.bench.sheets;

import io.ratebook.bench.whole.Lap;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** fastexcel-reader's stream of rows. Arguments: the workbook, how many rows it has. */
public final class ReadFastexcel {
    private ReadFastexcel() {}

    public static void main(String[] args) throws Exception {
        Lap.tell(Long.parseLong(args[1]), () -> total(new File(args[0])));
    }

    /** What the first sheet comes to. */
    public static BigDecimal total(File file) throws IOException {
        double sum = 0;
        long characters = 0;
        try (ReadableWorkbook workbook = new ReadableWorkbook(file);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                for (Cell cell : each.next()) {
                    if (cell.getType() == CellType.NUMBER) {
                        sum += cell.asNumber().doubleValue();
                    } else {
                        characters += cell.asString().length();
                    }
                }
            }
        }
        return SheetRows.total(sum, characters);
    }
}
