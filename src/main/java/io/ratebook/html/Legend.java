package io.ratebook.html;

import io.ratebook.html.Drawing.Anchor;
import java.util.List;

/** Which colour is which, in as many rows as it takes. */
final class Legend {
    static final double ROW = 18;

    private static final double BOX = 10;
    private static final double SIZE = 11;
    private static final double GAP = 22;
    private static final double WIDEST = 220;

    private final List<String> names;
    private final double width;

    /** @param names of the series, in the order of the palette */
    Legend(List<String> names, double width) {
        this.names = names;
        this.width = width;
    }

    private static double wide(String name) {
        return BOX + 5 + Math.min(Drawing.widthOf(name, SIZE), WIDEST) + GAP;
    }

    double height() {
        double x = 0;
        double height = ROW;
        for (String each : names) {
            if (x > 0 && x + wide(each) > width) {
                x = 0;
                height += ROW;
            }
            x += wide(each);
        }
        return height;
    }

    void draw(Drawing drawing, double left, double top) {
        double x = 0;
        double y = top;
        for (int i = 0; i < names.size(); i++) {
            if (x > 0 && x + wide(names.get(i)) > width) {
                x = 0;
                y += ROW;
            }
            drawing.rect(left + x, y, BOX, BOX, Palette.series(i), "");
            drawing.text(left + x + BOX + 5, y + BOX - 1, Anchor.START, SIZE, names.get(i), WIDEST);
            x += wide(names.get(i));
        }
    }
}
