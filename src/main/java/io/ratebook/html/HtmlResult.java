package io.ratebook.html;

import io.ratebook.domain.Header;
import io.ratebook.report.About;
import io.ratebook.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The summary of a result as one HTML page: no script, nothing fetched from elsewhere, charts as inline SVG. The same result gives the
 * same bytes. It is well-formed XML too.
 */
public final class HtmlResult {
    private static final List<Section> SECTIONS = List.of(
            new Totals(),
            new Budgets(),
            new Credits(),
            new Phases(),
            new MonthlyCosts(),
            new Drivers(),
            new ComparedScenarios(),
            new SavingsOverTime(),
            new Swings(),
            new Expected(),
            new Remarks(),
            new Provenance());

    private HtmlResult() {}

    /** The page in UTF-8. */
    public static byte[] of(Report report, About about) {
        return page(report, about, Style.SCREEN, false).getBytes(StandardCharsets.UTF_8);
    }

    /** The same for a renderer on paper: the charts are boxes in place of SVG. */
    public static String forPaper(Report report, About about) {
        return page(report, about, Style.PAPER, true);
    }

    private static String page(Report report, About about, String style, boolean inBoxes) {
        Markup out = new Markup();
        Header header = report.request().header();
        String title = header.title().isBlank() ? about.input() : header.title();
        out.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").open("head");
        out.open("meta", "charset", "utf-8");
        out.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.open("meta", "name", "generator", "content", "Ratebook " + about.version());
        out.element("title", title).style(style).close();
        out.open("body").open("main").open("div", "class", "head").element("h1", title);
        String owner = header.owner().isBlank() ? "" : header.owner() + " · ";
        out.element("p", owner + "prices of " + header.asOf() + " · " + header.currency(), "class", "lead");
        out.close();
        Page page = new Page(report, about, out, inBoxes);
        SECTIONS.forEach(each -> each.write(page));
        return out.close().close().close().document();
    }
}
