package io.ratebook.html;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart as rectangles and texts, in pixels from the upper left. It comes out as SVG, or as boxes for a renderer that knows none. */
final class Drawing {
    /** Where a text's x is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final double WIDEST_TEXT = 600;
    /** How wide a character is, of its size: about, as no font is asked. */
    private static final double CHARACTER = 0.56;

    private static final double BASELINE = 0.82;
    /** A page is not quite as wide as the charts. */
    private static final double ON_PAPER = 0.96;

    private sealed interface Shape {}

    private record Rect(double x, double y, double width, double height, String colour, String title)
            implements Shape {}

    private record Text(double x, double y, Anchor anchor, double size, String text, String full) implements Shape {}

    private final double width;
    private final double height;
    private final List<Shape> shapes = new ArrayList<>();

    Drawing(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** @param title what the pointer is told that rests on it; empty for nothing */
    void rect(double x, double y, double wide, double high, String colour, String title) {
        shapes.add(new Rect(x, y, Math.max(wide, 0), Math.max(high, 0), colour, title));
    }

    /** A text on its base line, cut where it is wider than {@code widest}. */
    void text(double x, double y, Anchor anchor, double size, String text, double widest) {
        shapes.add(new Text(x, y, anchor, size, cut(text, size, widest), text));
    }

    static double widthOf(String text, double size) {
        return text.codePoints()
                        .mapToDouble(each -> each < 0x2E80 ? CHARACTER : 1)
                        .sum()
                * size;
    }

    private static String cut(String text, double size, double widest) {
        if (widthOf(text, size) <= widest) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int length = points.length;
        while (length > 1 && widthOf(new String(points, 0, length) + "…", size) > widest) {
            length--;
        }
        return new String(points, 0, length).strip() + "…";
    }

    void svg(Markup out, String id, String title, String description) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + number(width) + " " + number(height),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc");
        out.element("title", title, "id", id + "-title");
        out.element("desc", description, "id", id + "-desc");
        shapes.forEach(each -> svg(out, each));
        out.close();
    }

    private static void svg(Markup out, Shape shape) {
        if (shape instanceof Rect rect) {
            boolean told = !rect.title().isEmpty();
            if (told) {
                out.open("g").element("title", rect.title());
            }
            out.open(
                    "rect",
                    "x",
                    number(rect.x()),
                    "y",
                    number(rect.y()),
                    "width",
                    number(rect.width()),
                    "height",
                    number(rect.height()),
                    "fill",
                    rect.colour());
            if (told) {
                out.close();
            }
        } else if (shape instanceof Text text) {
            String anchor = text.anchor().name().toLowerCase(Locale.ROOT);
            out.open(
                    "text",
                    "x",
                    number(text.x()),
                    "y",
                    number(text.y()),
                    "font-size",
                    number(text.size()),
                    "fill",
                    Palette.INK,
                    "text-anchor",
                    anchor.equals("start") ? "" : anchor);
            if (!text.text().equals(text.full())) {
                out.element("title", text.full());
            }
            out.text(text.text()).close();
        }
    }

    void boxes(Markup out, String title) {
        out.open(
                "div",
                "class",
                "drawing",
                "style",
                "position:relative;width:" + number(width * ON_PAPER) + "px;height:" + number(height * ON_PAPER) + "px",
                "title",
                title);
        shapes.forEach(each -> box(out, each));
        out.close();
    }

    private static void box(Markup out, Shape shape) {
        if (shape instanceof Rect rect) {
            String place =
                    place(rect.x(), rect.y(), rect.width()) + "height:" + number(rect.height() * ON_PAPER) + "px;";
            out.element("div", "", "style", place + "background-color:" + rect.colour());
        } else if (shape instanceof Text text) {
            double left = switch (text.anchor()) {
                case START -> text.x();
                case MIDDLE -> text.x() - WIDEST_TEXT / 2;
                case END -> text.x() - WIDEST_TEXT;
            };
            String align = switch (text.anchor()) {
                case START -> "left";
                case MIDDLE -> "center";
                case END -> "right";
            };
            String size = number(text.size() * ON_PAPER) + "px";
            out.element(
                    "div",
                    text.text(),
                    "style",
                    place(left, text.y() - BASELINE * text.size(), WIDEST_TEXT) + "white-space:nowrap;text-align:"
                            + align + ";font-size:" + size + ";line-height:" + size);
        }
    }

    private static String place(double x, double y, double width) {
        return "position:absolute;left:" + number(x * ON_PAPER) + "px;top:" + number(y * ON_PAPER) + "px;width:"
                + number(width * ON_PAPER) + "px;";
    }

    /** Two decimals are more than a screen shows. */
    private static String number(double value) {
        String text = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
        return text.equals("-0") ? "0" : text;
    }
}
