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
            if (then == null || !then.equals(now)) {
                found.add(new Difference(mark.kind(), place(holds, mark), told(then), told(now)));
            }
        }
        return found;
    }

    private static String place(Sheet sheet, Mark mark) {
        return mark.place().isEmpty() ? sheet.name() : sheet.name() + "!" + Told.cut(mark.place());
    }

    private static String told(@Nullable String value) {
        return value == null ? Told.NOTHING : value.isEmpty() ? THERE : Told.text(value);
    }
}
