package io.ratebook.html;

import io.ratebook.html.Drawing.Anchor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lying bars, a row each with its name on the left: stacks of parts, or floating from one amount to another. */
final class BarChart {
    /** A piece of a bar, from one amount to another. */
    record Piece(BigDecimal from, BigDecimal to, String colour, String title) {}

    /** A row: its pieces, and what is said at the end of its bar. */
    record Bar(String name, List<Piece> pieces, String note) {}

    static final double WIDTH = 720;

    private static final double NAMES = 190;
    private static final double NOTES = 92;
    private static final double ROW = 26;
    private static final double BAR = 16;
    private static final double FOOT = 22;
    private static final double SIZE = 11;

    private final List<Bar> bars = new ArrayList<>();
    private final Amounts amounts;
    private final boolean fromZero;
    private @Nullable BigDecimal lowest;
    private @Nullable BigDecimal highest;

    /** @param fromZero false only for bars whose length isn't an amount but a difference */
    BarChart(Amounts amounts, boolean fromZero) {
        this.amounts = amounts;
        this.fromZero = fromZero;
        this.lowest = fromZero ? BigDecimal.ZERO : null;
        this.highest = lowest;
    }

    void add(Bar bar) {
        bars.add(bar);
        for (Piece each : bar.pieces()) {
            BigDecimal least = each.from().min(each.to());
            BigDecimal most = each.from().max(each.to());
            lowest = lowest == null ? least : lowest.min(least);
            highest = highest == null ? most : highest.max(most);
        }
    }

    /** A bar of parts that add up: those below zero stand on its left. */
    void stack(String name, List<String> parts, List<BigDecimal> values, String note) {
        List<Piece> pieces = new ArrayList<>();
        BigDecimal above = BigDecimal.ZERO;
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            String title = parts.get(i) + ": " + amounts.money(value);
            if (value.signum() > 0) {
                pieces.add(new Piece(above, above.add(value), Palette.series(i), title));
                above = above.add(value);
            } else if (value.signum() < 0) {
                pieces.add(new Piece(below, below.add(value), Palette.series(i), title));
                below = below.add(value);
            }
        }
        add(new Bar(name, pieces, note));
    }

    /** @param legend what the colours are, above the bars; empty for none */
    Drawing draw(List<String> legend) {
        Legend names = new Legend(legend, WIDTH);
        double top = legend.isEmpty() ? 4 : names.height() + 6;
        double bottom = top + bars.size() * ROW;
        Drawing drawing = new Drawing(WIDTH, bottom + FOOT);
        if (!legend.isEmpty()) {
            names.draw(drawing, 0, 2);
        }
        BigDecimal least = lowest == null ? BigDecimal.ZERO : lowest;
        BigDecimal most = highest == null ? BigDecimal.ZERO : highest;
        Axis axis = new Axis(least, most, WIDTH - NAMES - NOTES);
        for (BigDecimal each : axis.marks()) {
            double x = NAMES + axis.at(each);
            String colour = each.signum() == 0 ? Palette.RULE : Palette.GRID;
            drawing.rect(x - 0.5, top, 1, bottom - top, colour, "");
            drawing.text(x, bottom + 14, Anchor.MIDDLE, SIZE - 1, amounts.mark(each), NAMES);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(drawing, bars.get(i), axis, top + i * ROW);
        }
        return drawing;
    }

    private void bar(Drawing drawing, Bar bar, Axis axis, double y) {
        drawing.text(NAMES - 8, y + ROW / 2 + 4, Anchor.END, SIZE, bar.name(), NAMES - 10);
        double end = NAMES + (fromZero ? axis.at(BigDecimal.ZERO) : 0);
        for (Piece each : bar.pieces()) {
            double from = NAMES + Math.min(axis.at(each.from()), axis.at(each.to()));
            double wide = Math.abs(axis.at(each.to()) - axis.at(each.from()));
            drawing.rect(from, y + (ROW - BAR) / 2, wide, BAR, each.colour(), each.title());
            end = Math.max(end, from + wide);
        }
        drawing.text(end + 6, y + ROW / 2 + 4, Anchor.START, SIZE, bar.note(), NOTES - 6);
    }
}
