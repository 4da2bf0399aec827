package io.ratebook.ratecard.catalogue;

import io.ratebook.ratecard.TextTable;
import java.util.ArrayList;
import java.util.List;

/** A ledger as lines to read: what was kept out, rule by rule, what was passed over, and what differs. */
final class Remarks {
    private Remarks() {}

    static List<String> of(Ledger ledger) {
        List<String> lines = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            keptOut(rule, ledger, lines);
        }
        unread(ledger, lines);
        differences(ledger, lines);
        return lines;
    }

    private static void keptOut(Rule rule, Ledger ledger, List<String> lines) {
        List<List<String>> rows = ledger.keptOut().stream()
                .filter(each -> each.rule() == rule)
                .map(each -> List.of("  " + each.entry(), each.field(), each.value() + ": " + each.why()))
                .toList();
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("Kept out, " + rows.size() + ": " + rule.words() + " [" + rule.code() + "]");
            lines.addAll(TextTable.of(rows));
        }
    }

    private static void unread(Ledger ledger, List<String> lines) {
        List<List<String>> rows = ledger.unread().stream()
                .map(each -> List.of("  " + each.field(), String.valueOf(each.count()), each.reason()))
                .toList();
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("Not imported, by field and how often:");
            lines.addAll(TextTable.of(rows));
        }
    }

    private static void differences(Ledger ledger, List<String> lines) {
        List<List<String>> rows = ledger.differences().stream()
                .map(each -> List.of(
                        "  " + each.what(),
                        each.one().words() + " (" + each.one().where() + ", kept)",
                        each.other().words() + " (" + each.other().where() + ")",
                        "x " + each.ratio()))
                .toList();
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("One model, two prices in the catalogue, " + rows.size() + " [RB-CAT-DIFFERS]:");
            lines.addAll(TextTable.of(rows));
        }
    }
}
