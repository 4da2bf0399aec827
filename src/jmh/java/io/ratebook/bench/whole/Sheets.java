package io.ratebook.bench.whole;

import io.ratebook.bench.sheets.ReadFastexcel;
import io.ratebook.bench.sheets.ReadOwn;
import io.ratebook.bench.sheets.ReadPoi;
import io.ratebook.bench.sheets.SheetRows;
import io.ratebook.bench.sheets.WriteFastexcel;
import io.ratebook.bench.sheets.WriteOwn;
import io.ratebook.bench.sheets.WriteSxssf;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sheets that are read and written, by a process each time. What was written is read with POI, and comes to the same total. */
final class Sheets {
    /** As many as a sheet can have. */
    static final int MOST_ROWS = 1_048_576;

    private static final String OWN = "256m";
    private static final String SMALL = "512m";

    private Sheets() {}

    static Comparison reading(Path work, int rows) throws IOException {
        Path file = WriteFastexcel.written(work.resolve("rows.xlsx"), rows);
        return comparison(
                rows,
                List.of(
                        reader("Ratebook", ReadOwn.class, OWN, file, rows),
                        reader("POI's events, own handler", ReadPoi.class, SMALL, file, rows),
                        reader("fastexcel-reader", ReadFastexcel.class, SMALL, file, rows)));
    }

    static Comparison writing(Path work, int rows) {
        return comparison(
                rows,
                List.of(
                        writer("Ratebook, with styles and a chart", WriteOwn.class, OWN, work.resolve("own.xlsx"), rows),
                        writer("SXSSF", WriteSxssf.class, SMALL, work.resolve("sxssf.xlsx"), rows),
                        writer("fastexcel", WriteFastexcel.class, SMALL, work.resolve("fastexcel.xlsx"), rows)));
    }

    private static Comparison comparison(int rows, List<Contender> contenders) {
        Optional<BigDecimal> total = Optional.of(SheetRows.total(rows));
        return new Comparison(contenders, units -> total, List.of());
    }

    private static Contender reader(String name, Class<?> program, String heap, Path file, int rows) {
        return new WholeProcess(name + ", -Xmx" + heap, Machine.program(program, heap, file, rows), Map.of(), rows);
    }

    private static Contender writer(String name, Class<?> program, String heap, Path file, int rows) {
        return new Proven(reader(name, program, heap, file, rows), file);
    }
}
