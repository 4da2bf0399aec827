package io.ratebook.html;

import io.ratebook.report.About;
import io.ratebook.report.Report;
import java.util.Locale;

/** What every section writes on. */
final class Page {
    private final Report report;
    private final About about;
    private final Amounts amounts;
    private final Markup out;
    private final boolean inBoxes;
    private int charts;

    /** @param inBoxes draws charts as boxes, for a renderer that knows no SVG */
    Page(Report report, About about, Markup out, boolean inBoxes) {
        this.report = report;
        this.about = about;
        this.amounts = new Amounts(report.request().header());
        this.out = out;
        this.inBoxes = inBoxes;
    }

    Report report() {
        return report;
    }

    About about() {
        return about;
    }

    Amounts amounts() {
        return amounts;
    }

    Markup out() {
        return out;
    }

    /** Opens a section; {@link #end} closes it. */
    void begin(String heading) {
        String id =
                heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
        out.open("section", "aria-labelledby", id).element("h2", heading, "id", id);
    }

    void end() {
        out.close();
    }

    void paragraph(String text) {
        out.element("p", text);
    }

    void table(Table table) {
        table.write(out);
    }

    /**
     * A chart with its title.
     *
     * @param description what it shows, for those who don't see it
     */
    void chart(String title, String description, Drawing drawing) {
        charts++;
        out.open("div", "class", "chart").element("h3", title);
        if (inBoxes) {
            drawing.boxes(out, title + ": " + description);
        } else {
            drawing.svg(out, "chart-" + charts, title, description);
        }
        out.close();
    }
}
