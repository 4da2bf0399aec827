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
                        reader("Ratebook", OWN, Machine.ownProgram(ReadOwn.class, OWN, file, rows), rows),
                        reader("POI's events, own handler", SMALL, Machine.program(ReadPoi.class, SMALL, file, rows), rows),
                        reader("fastexcel-reader", SMALL, Machine.program(ReadFastexcel.class, SMALL, file, rows), rows)));
    }

    static Comparison writing(Path work, int rows) {
        Path own = work.resolve("own.xlsx");
        Path sxssf = work.resolve("sxssf.xlsx");
        Path fastexcel = work.resolve("fastexcel.xlsx");
        return comparison(
                rows,
                List.of(
                        new Proven(
                                reader(
                                        "Ratebook, with styles and a chart",
                                        OWN,
                                        Machine.ownProgram(WriteOwn.class, OWN, own, rows),
                                        rows),
                                own),
                        new Proven(
                                reader("SXSSF", SMALL, Machine.program(WriteSxssf.class, SMALL, sxssf, rows), rows),
                                sxssf),
                        new Proven(
                                reader(
                                        "fastexcel",
                                        SMALL,
                                        Machine.program(WriteFastexcel.class, SMALL, fastexcel, rows),
                                        rows),
                                fastexcel)));
    }

    private static Comparison comparison(int rows, List<Contender> contenders) {
        Optional<BigDecimal> total = Optional.of(SheetRows.total(rows));
        return new Comparison(contenders, units -> total, List.of());
    }

    private static Contender reader(String name, String heap, List<String> program, int rows) {
        return new WholeProcess(name + ", -Xmx" + heap, program, Map.of(), rows);
    }
}
