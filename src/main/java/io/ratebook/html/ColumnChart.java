package io.ratebook.html;

import io.ratebook.html.Drawing.Anchor;
import java.math.BigDecimal;
import java.util.List;

/** Standing stacks along a line of months. */
final class ColumnChart {
    private static final double LEFT = 76;
    private static final double HIGH = 170;
    private static final double FOOT = 22;
    private static final double SIZE = 10;
    private static final double WIDEST_COLUMN = 60;
    private static final double LABEL = 52;

    private final Amounts amounts;
    private final List<String> columns;
    private final List<String> parts;
    private final List<List<BigDecimal>> values;

    /** @param values by column, then by part */
    ColumnChart(Amounts amounts, List<String> columns, List<String> parts, List<List<BigDecimal>> values) {
        this.amounts = amounts;
        this.columns = columns;
        this.parts = parts;
        this.values = values;
    }

    /** The greatest height of a column, or the greatest depth where {@code sign} is -1. */
    static BigDecimal extent(List<List<BigDecimal>> values, int sign) {
        BigDecimal extent = BigDecimal.ZERO;
        for (List<BigDecimal> column : values) {
            BigDecimal sum =
                    column.stream().filter(each -> each.signum() == sign).reduce(BigDecimal.ZERO, BigDecimal::add);
            extent = sign > 0 ? extent.max(sum) : extent.min(sum);
        }
        return extent;
    }

    /** @param lowest and {@code highest}: the same for charts that are to be compared */
    Drawing draw(BigDecimal lowest, BigDecimal highest) {
        Legend legend = new Legend(parts, BarChart.WIDTH);
        double top = legend.height() + 10;
        Drawing drawing = new Drawing(BarChart.WIDTH, top + HIGH + FOOT);
        legend.draw(drawing, 0, 2);
        Axis axis = new Axis(lowest, highest, HIGH);
        for (BigDecimal each : axis.marks()) {
            double y = top + HIGH - axis.at(each);
            String colour = each.signum() == 0 ? Palette.RULE : Palette.GRID;
            drawing.rect(LEFT, y - 0.5, BarChart.WIDTH - LEFT, 1, colour, "");
            drawing.text(LEFT - 6, y + 3, Anchor.END, SIZE, amounts.mark(each), LEFT - 8);
        }
        double step = (BarChart.WIDTH - LEFT) / columns.size();
        int every = (int) Math.ceil(LABEL / step);
        for (int i = 0; i < columns.size(); i++) {
            double middle = LEFT + (i + 0.5) * step;
            column(drawing, axis, i, middle, Math.min(step * 0.7, WIDEST_COLUMN), top + HIGH);
            if (i % every == 0) {
                drawing.text(middle, top + HIGH + 14, Anchor.MIDDLE, SIZE, columns.get(i), LABEL * 2);
            }
        }
        return drawing;
    }

    private void column(Drawing drawing, Axis axis, int column, double middle, double wide, double bottom) {
        BigDecimal above = BigDecimal.ZERO;
        BigDecimal below = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal value = values.get(column).get(i);
            BigDecimal from = value.signum() < 0 ? below : above;
            BigDecimal to = from.add(value);
            double high = Math.abs(axis.at(to) - axis.at(from));
            if (value.signum() != 0) {
                drawing.rect(
                        middle - wide / 2,
                        bottom - axis.at(from.max(to)),
                        wide,
                        high,
                        Palette.series(i),
                        columns.get(column) + ", " + parts.get(i) + ": " + amounts.money(value));
            }
            above = value.signum() > 0 ? to : above;
            below = value.signum() < 0 ? to : below;
        }
    }
}
