package io.ratebook.cli;

import io.ratebook.CheckResult;
import io.ratebook.finding.FileFate;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Printable;
import io.ratebook.finding.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A line for each file, then every finding with the lines that it is about, then how many there are. */
final class CheckTable {
    private static final String INDENT = "        ";
    private static final int MOST_FINDINGS = 500;

    private final PrintWriter out;

    CheckTable(PrintWriter out) {
        this.out = out;
    }

    void print(CheckResult found) {
        int width = found.files().stream()
                .mapToInt(each -> Printable.of(each.path()).length())
                .max()
                .orElse(0);
        for (FileFate each : found.files()) {
            String path = Printable.of(each.path());
            out.println(path + " ".repeat(width - path.length() + 2) + Printable.of(each.words()));
        }
        if (!found.findings().isEmpty()) {
            out.println();
        }
        found.findings().stream().limit(MOST_FINDINGS).forEach(each -> finding(each, found));
        if (found.findings().size() > MOST_FINDINGS) {
            out.println("… and " + (found.findings().size() - MOST_FINDINGS) + " more; --json FILE has them all");
        }
        out.println();
        out.println(summary(found));
        out.flush();
    }

    private void finding(Finding finding, CheckResult found) {
        out.println(String.format(
                "%-7s %s: %s [%s]",
                finding.severity(), finding.where().exact(), Printable.of(finding.message()), finding.code()));
        found.excerpt(finding.where()).forEach(each -> out.println(INDENT + each));
        if (finding.maybe() != null) {
            out.println(INDENT + "Maybe " + Printable.of(finding.maybe()) + ".");
        }
    }

    private static String summary(CheckResult found) {
        List<String> parts = new ArrayList<>();
        count(parts, found, FileFate.Kind.RULES, "rule");
        count(parts, found, FileFate.Kind.PRICES, "price");
        count(parts, found, FileFate.Kind.CASES, "case");
        count(parts, found, FileFate.Kind.WORKBOOK, "usage");
        List<String> wrong = new ArrayList<>();
        wrong(wrong, found, Severity.ERROR, "error");
        wrong(wrong, found, Severity.WARNING, "warning");
        wrong(wrong, found, Severity.INFO, "remark");
        return counted(found.files().size(), "file") + (parts.isEmpty() ? "" : " with " + String.join(", ", parts))
                + ": " + (wrong.isEmpty() ? "nothing is wrong" : String.join(", ", wrong)) + ".";
    }

    private static void count(List<String> parts, CheckResult found, FileFate.Kind kind, String unit) {
        int all = found.files().stream()
                .filter(each -> each.kind() == kind)
                .mapToInt(FileFate::count)
                .sum();
        if (all > 0) {
            parts.add(counted(all, unit));
        }
    }

    private static void wrong(List<String> parts, CheckResult found, Severity severity, String unit) {
        int all = (int) found.findings().stream()
                .filter(each -> each.severity() == severity)
                .count();
        if (all > 0) {
            parts.add(counted(all, unit));
        }
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
