package io.ratebook.html;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Severity;
import io.ratebook.html.Table.Cell;
import java.util.List;

/** What to know about the result, worst first. */
final class Remarks implements Section {
    private static final int MOST = 100;
    /** The section on the expected figures tells these. */
    private static final String TOLD_ALREADY = "RB-EXP-";

    @Override
    public void write(Page page) {
        List<Finding> findings = page.report().findings().stream()
                .filter(each -> !each.code().startsWith(TOLD_ALREADY))
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        page.begin("To know about this result");
        Table table = new Table("Warnings and remarks").text("Code", "Kind", "What", "Where");
        findings.stream()
                .limit(MOST)
                .forEach(each -> table.row(List.of(
                        new Cell(each.code(), "word"),
                        new Cell(word(each), each.severity() == Severity.INFO ? "word" : Cell.WARN + " word"),
                        new Cell(each.message() + maybe(each), ""),
                        new Cell(each.where().toString(), ""))));
        page.table(table);
        if (findings.size() > MOST) {
            page.paragraph("… and " + (findings.size() - MOST) + " more: see the workbook's sheet Findings.");
        }
        page.end();
    }

    private static String word(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Remark";
        };
    }

    private static String maybe(Finding finding) {
        return finding.maybe() == null ? "" : ". Maybe " + finding.maybe() + ".";
    }
}
