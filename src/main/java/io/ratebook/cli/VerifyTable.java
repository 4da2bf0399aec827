package io.ratebook.cli;

import io.ratebook.VerifyResult;
import io.ratebook.finding.Printable;
import io.ratebook.report.Provenance;
import io.ratebook.report.Provenance.Role;
import io.ratebook.report.Verification.Difference;
import io.ratebook.report.Verification.Item;
import io.ratebook.report.Verification.Status;
import io.ratebook.report.effects.Effect;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What became of a result, as a table: an item a line, and below a changed one the first difference. */
final class VerifyTable {
    private static final int DECIMALS = 2;

    private final PrintWriter out;

    VerifyTable(PrintWriter out) {
        this.out = out;
    }

    void print(Path result, VerifyResult found) {
        out.println(Printable.of(result.getFileName()
                + found.provenance().map(VerifyTable::origin).orElse("")));
        out.println();
        List<Item> items = found.verification().orElseThrow().items();
        int name = items.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        for (Item each : items) {
            item(each, name);
        }
        rerated(found);
        out.println();
        out.println(verdict(items));
    }

    private static String origin(Provenance provenance) {
        List<String> words = new ArrayList<>();
        words.add(": Ratebook " + provenance.version() + " made it from " + String.join(" and ", read(provenance)));
        provenance.options().forEach((option, value) -> {
            if (option.equals("as of")) {
                words.add("prices of " + value);
            } else if (option.startsWith("set ")) {
                words.add(option.substring(4) + "=" + value);
            }
        });
        return String.join(", ", words);
    }

    private void item(Item item, int name) {
        String status = item.status().word();
        String note = item.note();
        out.println((padded(item.name(), name) + "  "
                        + padded(status, Status.NOT_CHECKED.word().length()) + "  " + Printable.of(note))
                .stripTrailing());
        if (!item.differences().isEmpty()) {
            Difference first = item.differences().get(0);
            int others = item.differences().size() - 1;
            out.println("    "
                    + Printable.of(
                            first.place() + " (" + first.what() + ") held " + first.held() + ", now " + first.holds())
                    + (others == 0 ? "" : "; " + others + (others == 1 ? " other" : " others")));
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String verdict(List<Item> items) {
        List<String> wrong = items.stream()
                .filter(each -> each.status() == Status.CHANGED || each.status() == Status.ABSENT)
                .map(each -> each.name() + " " + each.status().word())
                .toList();
        return wrong.isEmpty()
                ? "Everything that was checked is the same."
                : "Not as it was: " + String.join(", ", wrong) + ".";
    }

    /** What the inputs cost then and now, scenario by scenario. */
    private void rerated(VerifyResult found) {
        if (found.effects().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Scenario", "then", "now", "difference", "price", "volume", "mix", "rules"));
        for (Effect each : found.effects()) {
            rows.add(List.of(
                    Printable.of(each.scenario()),
                    money(each.then()),
                    money(each.now()),
                    money(each.difference()),
                    money(each.price()),
                    money(each.volume()),
                    money(each.mix()),
                    money(each.rules())));
        }
        out.println();
        out.println("Rated anew" + currency(found) + ":");
        rows.forEach(row -> out.println(line(row, rows)));
    }

    private static String currency(VerifyResult found) {
        return found.provenance()
                .map(each -> each.options().get("currency"))
                .map(each -> ", " + Printable.of(each))
                .orElse("");
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder(padded(row.get(0), width(rows, 0)));
        IntStream.range(1, row.size())
                .forEach(i -> line.append("  ")
                        .append(" ".repeat(width(rows, i) - row.get(i).length()))
                        .append(row.get(i)));
        return line.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
    }

    private static String money(BigDecimal amount) {
        return Console.money(amount, DECIMALS);
    }

    /** The input, and a file of usage beside it. */
    private static List<String> read(Provenance provenance) {
        List<String> names = new ArrayList<>(provenance.hashes(Role.USAGE).keySet());
        names.addAll(provenance.hashes(Role.INPUT).keySet());
        return names;
    }
}
