package io.ratebook.cli;

import io.ratebook.RunStats;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run took: its steps, and what the rules of each stage were asked. */
final class StatsTable {
    private static final int GAP = 2;

    private final PrintWriter out;

    StatsTable(PrintWriter out) {
        this.out = out;
    }

    void print(RunStats stats) {
        List<List<String>> steps = new ArrayList<>();
        steps.add(List.of("Step", "time"));
        stats.steps().forEach(each -> steps.add(List.of(each.name(), seconds(each.time()))));
        Duration all = stats.steps().stream().map(RunStats.Step::time).reduce(Duration.ZERO, Duration::plus);
        steps.add(List.of("all", seconds(all)));
        List<List<String>> stages = new ArrayList<>();
        stages.add(List.of("Stage", "asked about", "kinds", "sessions", "time"));
        stats.stages()
                .forEach(each -> stages.add(List.of(
                        each.stage(),
                        number(each.items()),
                        number(each.kinds()),
                        number(each.sessions()),
                        seconds(each.time()))));
        out.println();
        table(steps);
        out.println();
        table(stages);
        for (RunStats.Asked each : stats.stages()) {
            if (!each.joining().isEmpty()) {
                out.println("The stage " + each.stage() + " is asked about each by itself: " + each.joining()
                        + " looks at several together");
            }
        }
        out.println();
        out.println("Lines: " + number(stats.lines()));
        out.flush();
    }

    /** The first column from the left, the others from the right. */
    private void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(row.get(0))
                    .append(" ".repeat(widths[0] - row.get(0).length()));
            for (int i = 1; i < columns; i++) {
                line.append(" ".repeat(widths[i] - row.get(i).length() + GAP)).append(row.get(i));
            }
            out.println(line);
        }
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }
}
