package io.ratebook.workbook.seal;

import io.ratebook.report.Verification.Difference;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Name;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which sheet of now is which of then: of the same name, or else one that was renamed. */
final class SheetPairs {
    private final Snapshot held;
    private final Snapshot holds;
    private final Map<String, String> renamed = new LinkedHashMap<>();

    SheetPairs(Snapshot held, Snapshot holds) {
        this.held = held;
        this.holds = holds;
        for (Sheet gone : held.sheets()) {
            if (holds.sheet(gone.name()) == null) {
                holds.sheets().stream()
                        .filter(each -> held.sheet(each.name()) == null && !renamed.containsValue(each.name()))
                        .filter(each -> isAlike(gone, each))
                        .findFirst()
                        .ifPresent(each -> renamed.put(gone.name(), each.name()));
            }
        }
    }

    /** Nine of ten cells that somebody typed are the same. */
    private static boolean isAlike(Sheet one, Sheet other) {
        long typed =
                one.cells().values().stream().filter(each -> !each.isComputed()).count();
        long same = one.cells().entrySet().stream()
                .filter(each -> !each.getValue().isComputed())
                .filter(each -> sameValue(each.getValue(), other.cells().get(each.getKey())))
                .count();
        return typed > 0 && same * 10 >= typed * 9;
    }

    private static boolean sameValue(Content one, @Nullable Content other) {
        return other != null && one.value().equals(other.value());
    }

    /** The sheet as it is now; null where it is gone. */
    @Nullable
    Sheet now(Sheet then) {
        return holds.sheet(renamed.getOrDefault(then.name(), then.name()));
    }

    /** The name as it belongs to a sheet now. */
    Name now(Name then) {
        return new Name(renamed.getOrDefault(then.scope(), then.scope()), then.name());
    }

    /** True for what a sheet is called now that was called otherwise. */
    boolean isRenamed(String now) {
        return renamed.containsValue(now);
    }

    /** A canonical formula with the sheets called as they were. */
    String asHeld(String formula) {
        String text = formula;
        for (Map.Entry<String, String> each : renamed.entrySet()) {
            text = text.replace(quoted(each.getValue()), quoted(each.getKey()));
        }
        return text;
    }

    private static String quoted(String sheet) {
        return "'" + sheet.toUpperCase(Locale.ROOT).replace("'", "''") + "'!";
    }

    /** Sheets that are gone, new, renamed, hidden, shown or elsewhere. */
    List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (Sheet then : held.sheets()) {
            Sheet now = now(then);
            if (now == null) {
                found.add(new Difference("sheet", then.name(), "there", "gone"));
                continue;
            }
            order.add(now.name());
            if (!now.name().equals(then.name())) {
                found.add(new Difference("sheet", then.name(), then.name(), "renamed " + Told.text(now.name())));
            }
            if (!now.state().equals(then.state())) {
                found.add(new Difference("sheet", now.name(), then.state(), now.state()));
            }
        }
        List<String> there = holds.sheets().stream().map(Sheet::name).toList();
        there.stream()
                .filter(each -> !order.contains(each))
                .forEach(each -> found.add(new Difference("sheet", each, "not there", "added")));
        List<String> kept = there.stream().filter(order::contains).toList();
        if (!kept.equals(order)) {
            found.add(new Difference("order", "the sheets", String.join(", ", order), String.join(", ", kept)));
        }
        return found;
    }
}
