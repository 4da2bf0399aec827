package io.ratebook.bench.whole;

import io.ratebook.BundledLines;
import io.ratebook.ColumnLines;
import io.ratebook.bench.rating.DroolsLines;
import io.ratebook.bench.rating.DuckDbLines;
import io.ratebook.bench.rating.HandBigDecimal;
import io.ratebook.bench.rating.HandScaled;
import io.ratebook.bench.rating.OpenLTablets;
import io.ratebook.bench.rating.OwnRating;
import io.ratebook.bench.rating.RatingLines;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines that are rated: each way in a process that is kept open, with the lines in memory. Slow ways get fewer lines. */
final class Ratings {
    private static final String HEAP = "2g";
    private static final int BATCH = 1_000;

    /** A turn of so many takes about a second on the slow ways. */
    private static final int FEW = 20_000;

    private static final Path HERE = Path.of("").toAbsolutePath();

    private Ratings() {}

    static Comparison of(Path work, int rows) throws IOException, InterruptedException {
        int few = Math.min(FEW, rows);
        Path file = work.resolve("lines.bin");
        new RatingLines(rows).write(file);
        List<Contender> contenders = new ArrayList<>(List.of(
                java("by hand, BigDecimal", HandBigDecimal.class, rows),
                java("by hand, scaled long", HandScaled.class, rows),
                java("Ratebook, lines in columns", ColumnLines.class, rows),
                java("Ratebook, rows of a long file", BundledLines.class, rows),
                java("Ratebook, usages of a sheet", OwnRating.class, few),
                java("DuckDB, one thread", DuckDbLines.class, rows),
                java("Drools, 1,000 lines a session", DroolsLines.class, rows, BATCH),
                java("Drools, a session a line", DroolsLines.class, few, 1),
                java("OpenL Tablets", OpenLTablets.class, rows)));
        List<String> notes = new ArrayList<>();
        Optional<Path> node = NodePackages.installed(notes);
        if (node.isPresent()) {
            contenders.add(node("genai-prices (Node)", node.get(), "genai-prices.mjs", file, rows));
            contenders.add(node("ZEN Engine (Node)", node.get(), "zen-engine.mjs", file, few));
        }
        Map<Long, BigDecimal> totals = new HashMap<>();
        return new Comparison(
                contenders,
                units -> Optional.of(totals.computeIfAbsent(units, each -> new RatingLines(each.intValue()).total())),
                notes);
    }

    private static Contender java(String name, Class<?> program, Object... arguments) {
        return new OpenProcess(name, Machine.program(program, HEAP, arguments), HERE);
    }

    private static Contender node(String name, Path folder, String program, Path file, int rows) {
        List<String> command = List.of("node", program, file.toString(), String.valueOf(rows));
        return new OpenProcess(name, command, folder);
    }
}
