package io.ratebook.bench.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table: for the terminal, and for a page of Markdown. */
final class Table {
    private static final int KIB_OF_MIB = 1024;

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param unit what is counted, in the plural; empty where each process does the same once */
    Table(String unit, int rounds, List<Measured> measured) {
        boolean counted = !unit.isEmpty();
        boolean totalled = measured.stream().anyMatch(each -> !each.total().isEmpty());
        heads = new ArrayList<>(List.of(
                rounds + (rounds == 1 ? " run each" : " runs each"),
                "min s",
                "median s",
                "max s",
                "ratio",
                "peak MiB"));
        if (counted) {
            heads.add(1, unit);
            heads.add(unit + " a second");
        }
        if (totalled) {
            heads.add("total");
        }
        for (Measured each : measured) {
            List<String> row = new ArrayList<>(List.of(
                    each.name(),
                    text("%.3f", each.min()),
                    text("%.3f", each.median()),
                    text("%.3f", each.max()),
                    ratio(each.ratio()),
                    each.peak() == 0 ? "?" : text("%.0f", (double) each.peak() / KIB_OF_MIB)));
            if (counted) {
                row.add(1, text("%,d", each.units()));
                row.add(text("%,.0f", each.perSecond()));
            }
            if (totalled) {
                row.add(each.total());
            }
            rows.add(row);
        }
    }

    /** Of small and of large ones the digits that matter. */
    private static String ratio(double ratio) {
        return text(ratio < 0.1 ? "%.4f" : ratio < 10 ? "%.2f" : "%.1f", ratio);
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Columns under each other. */
    String plain() {
        StringBuilder text = new StringBuilder();
        line(text, heads);
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            int width = width(i);
            text.append(text(i == 0 ? "%-" + width + "s" : "  %" + width + "s", cells.get(i)));
        }
        text.append('\n');
    }

    private int width(int column) {
        int width = heads.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| " + String.join(" | ", heads) + " |\n|---|");
        text.append("---:|".repeat(heads.size() - 1)).append('\n');
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }
}
