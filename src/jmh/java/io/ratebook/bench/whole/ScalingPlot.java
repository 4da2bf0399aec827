package io.ratebook.bench.whole;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Seconds and memory by the number of usages, as an SVG: both axes are logarithmic, so that ten times as much is the same way each time.
 * Workbooks are drawn through, files of text are dashed.
 */
final class ScalingPlot {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int INNER_WIDTH = 270;
    private static final int INNER_HEIGHT = 170;
    /** Keeps the first and the last point off the edges, so that their numbers have room. */
    private static final int INSET = 28;

    private static final double MIB = 1024;

    private final StringBuilder svg = new StringBuilder();
    private final List<Measured> measured;
    private final int fewest;
    private final int most;

    private ScalingPlot(List<Measured> measured) {
        this.measured = measured;
        this.fewest = below(
                measured.stream().mapToDouble(each -> (double) each.units()).min().orElseThrow());
        this.most = Math.max(
                fewest + 1,
                above(measured.stream()
                        .mapToDouble(each -> (double) each.units())
                        .max()
                        .orElseThrow()));
    }

    /** @param measured by growing number of usages, workbooks and files each */
    static String of(List<Measured> measured) {
        ScalingPlot plot = new ScalingPlot(measured);
        return plot.drawn();
    }

    private String drawn() {
        append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">%n",
                2 * WIDTH, HEIGHT);
        append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", 2 * WIDTH, HEIGHT);
        panel(0, "Seconds", "#1f5fa8", Measured::median);
        panel(WIDTH, "Peak memory, MiB", "#b0521f", each -> each.peak() / MIB);
        return svg.append("</svg>\n").toString();
    }

    private void panel(int x, String title, String colour, ToDoubleFunction<Measured> height) {
        double lowest = measured.stream().mapToDouble(height).min().orElseThrow();
        double highest = measured.stream().mapToDouble(height).max().orElseThrow();
        int bottom = below(lowest);
        int top = Math.max(bottom + 1, above(highest));
        append(
                "<g transform=\"translate(%d 0)\">%n<text x=\"%d\" y=\"22\" font-size=\"13\" font-weight=\"bold\">%s</text>%n",
                x, LEFT, title);
        for (int power = bottom; power <= top; power++) {
            double y = along(power, bottom, top, TOP + INNER_HEIGHT, TOP);
            append("<path d=\"M%d %.1fh%d\" stroke=\"#d8d8d8\"/>%n", LEFT, y, INNER_WIDTH);
            append("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n", LEFT - 6, y + 4, number(power));
        }
        for (int power = fewest; power <= most; power++) {
            double along = along(power, fewest, most, LEFT + INSET, LEFT + INNER_WIDTH - INSET);
            append("<path d=\"M%.1f %dv%d\" stroke=\"#d8d8d8\"/>%n", along, TOP, INNER_HEIGHT);
            append(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    along, TOP + INNER_HEIGHT + 16, number(power));
        }
        append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">usages</text>%n",
                LEFT + INNER_WIDTH / 2, TOP + INNER_HEIGHT + 34);
        line(colour, bottom, top, height, false);
        line(colour, bottom, top, height, true);
        svg.append("</g>\n");
    }

    private void line(String colour, int bottom, int top, ToDoubleFunction<Measured> height, boolean text) {
        StringBuilder path = new StringBuilder();
        for (Measured each : measured) {
            if (each.name().contains("CSV") != text) {
                continue;
            }
            double x = along(Math.log10((double) each.units()), fewest, most, LEFT + INSET, LEFT + INNER_WIDTH - INSET);
            double y = along(Math.log10(height.applyAsDouble(each)), bottom, top, TOP + INNER_HEIGHT, TOP);
            path.append(path.isEmpty() ? 'M' : 'L').append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
            append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n", x, y, colour);
            append(
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"%s\">%s</text>%n",
                    x, text ? y + 16 : y - 8, colour, shown(height.applyAsDouble(each)));
        }
        append(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"%s/>%n",
                path, colour, text ? " stroke-dasharray=\"4 3\"" : "");
    }

    private static double along(double at, double from, double to, double first, double last) {
        return first + (at - from) / (to - from) * (last - first);
    }

    private static int below(double number) {
        return (int) Math.floor(Math.log10(number));
    }

    private static int above(double number) {
        return (int) Math.ceil(Math.log10(number));
    }

    private static String number(int power) {
        return String.format(Locale.ROOT, power < 0 ? "%." + -power + "f" : "%,.0f", Math.pow(10, power));
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.1f" : "%,.0f", number);
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
