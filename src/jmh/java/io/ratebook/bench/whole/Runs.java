package io.ratebook.bench.whole;

import io.ratebook.bench.sheets.Conventional;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a workbook of usages to a workbook of lines: Ratebook, and what one puts together of the usual parts. */
final class Runs {
    /** All that fit below a header. */
    static final int MOST_USAGES = Sheets.MOST_ROWS - 1;

    private Runs() {}

    static Comparison of(Path work, int rows) throws IOException {
        Contender own = Scales.workbook(work, rows);
        Path input = work.resolve("usages-" + rows + ".xlsx");
        Path output = work.resolve("conventional.xlsx");
        Contender usual = new WholeProcess(
                "fastexcel-reader, Drools in batches, SXSSF, -Xmx512m",
                Machine.program(Conventional.class, "512m", input, rows, output),
                Map.of(),
                rows);
        return new Comparison(List.of(usual, own), units -> Optional.empty(), List.of());
    }
}
