package io.ratebook.workbook.seal;

import io.ratebook.report.Verification.Difference;
import io.ratebook.workbook.seal.Snapshot.Mark;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What became of a sheet's comments, links, charts, hidden rows and the like. */
final class MarkCheck {
    private static final String THERE = "there";

    private MarkCheck() {}

    static List<Difference> between(Sheet held, Sheet holds) {
        List<Difference> found = new ArrayList<>();
        TreeSet<Mark> all = new TreeSet<>(held.marks().keySet());
        all.addAll(holds.marks().keySet());
        for (Mark mark : all) {
            String then = held.marks().get(mark);
            String now = holds.marks().get(mark);
            if (!isRows(mark) && (then == null || !then.equals(now))) {
                found.add(new Difference(mark.kind(), place(holds, mark), told(then), told(now)));
            }
        }
        return found;
    }

    /** True for a sheet of which only digests of its rows are known. */
    static boolean isLarge(Sheet sheet) {
        return sheet.marks().keySet().stream().anyMatch(MarkCheck::isRows);
    }

    private static boolean isRows(Mark mark) {
        return mark.kind().equals(RowDigests.ROWS);
    }

    /** The rows of a large sheet that aren't what they were, a thousand at a time. */
    static List<Difference> rows(Sheet held, Sheet holds) {
        List<Difference> found = new ArrayList<>();
        if (isLarge(held) != isLarge(holds)) {
            found.add(new Difference(
                    RowDigests.ROWS,
                    holds.name(),
                    isLarge(held) ? "too many to hold each cell" : "few",
                    isLarge(holds) ? "too many to hold each cell" : "few"));
            return found;
        }
        TreeSet<Mark> all = new TreeSet<>(held.marks().keySet());
        all.addAll(holds.marks().keySet());
        all.stream().filter(MarkCheck::isRows).forEach(mark -> {
            String then = held.marks().get(mark);
            String now = holds.marks().get(mark);
            if (then == null || !then.equals(now)) {
                String place = place(holds, mark);
                found.add(new Difference(
                        mark.kind(),
                        place,
                        then == null ? Told.NOTHING : "sealed",
                        now == null ? Told.NOTHING : "changed"));
            }
        });
        return found;
    }

    private static String place(Sheet sheet, Mark mark) {
        return mark.place().isEmpty() ? sheet.name() : sheet.name() + "!" + Told.cut(mark.place());
    }

    private static String told(@Nullable String value) {
        return value == null ? Told.NOTHING : value.isEmpty() ? THERE : Told.text(value);
    }
}
