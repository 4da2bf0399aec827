package io.ratebook.html;

import io.ratebook.html.Table.Cell;
import io.ratebook.report.Verdict;
import io.ratebook.report.Verdict.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many of the expected figures agree, and those that don't. */
final class Expected implements Section {
    private static final int MOST = 200;

    @Override
    public void write(Page page) {
        List<Verdict> verdicts = page.report().verdicts();
        if (verdicts.isEmpty()) {
            return;
        }
        page.begin("Expected figures");
        page.paragraph(words(verdicts));
        List<Verdict> off = verdicts.stream()
                .filter(each -> each.status() != Status.AGREES && each.status() != Status.NOT_PUBLISHED)
                .toList();
        if (!off.isEmpty()) {
            page.table(table(page, off));
        }
        if (off.size() > MOST) {
            page.paragraph("The others stand in the workbook's sheet Expected.");
        }
        page.end();
    }

    private static String words(List<Verdict> verdicts) {
        List<String> parts = new ArrayList<>();
        count(parts, verdicts, Status.AGREES, "agree");
        count(parts, verdicts, Status.KNOWN_DIFFERENCE, "differ as explained");
        count(parts, verdicts, Status.DIFFERS, "differ without an explanation");
        count(parts, verdicts, Status.NO_LONGER_DIFFERS, "agree against their explanation");
        count(parts, verdicts, Status.NOT_PUBLISHED, "not published");
        count(parts, verdicts, Status.UNDEFINED, "without a value");
        return verdicts.size() + (verdicts.size() == 1 ? " figure: " : " figures: ") + String.join(", ", parts) + ".";
    }

    private static void count(List<String> parts, List<Verdict> verdicts, Status status, String words) {
        long count = verdicts.stream().filter(each -> each.status() == status).count();
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    private static Table table(Page page, List<Verdict> off) {
        Table table = new Table("Figures that don't simply agree")
                .text("Id")
                .numbers("Expected", "Actual")
                .text("Verdict");
        for (Verdict each : off.stream().limit(MOST).toList()) {
            boolean bad = each.status() == Status.DIFFERS || each.status() == Status.UNDEFINED;
            table.noted(
                    each.expectation().figure(),
                    List.of(
                            new Cell(each.expectation().id(), ""),
                            new Cell(number(page, each.expectation().expected()), ""),
                            new Cell(number(page, each.actual()), ""),
                            new Cell(each.words(), bad ? Cell.BAD : Cell.WARN)));
        }
        return table;
    }

    private static String number(Page page, @Nullable BigDecimal number) {
        return number == null ? "–" : page.amounts().number(number);
    }
}
