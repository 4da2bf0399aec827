package io.ratebook;

import io.ratebook.report.UsageLines.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places between rows that are laid aside, so that whoever wants the last of them needn't read the first. */
final class RowMarks {
    private static final int ROWS_BETWEEN = 1 << 16;

    /** What is known of a place takes memory for every bundle. */
    private static final int MOST_BUNDLES = 1 << 11;

    private static final int MOST_MARKS = 1 << 6;

    private final long[] before = new long[MOST_BUNDLES];
    private final List<Mark> marks = new ArrayList<>();
    private long rows;
    private long next = ROWS_BETWEEN;
    private boolean tooMany;

    /**
     * A row that was laid aside.
     *
     * @param bundle its number
     */
    void row(int bundle) {
        rows++;
        if (bundle < 0 || bundle >= MOST_BUNDLES) {
            tooMany = true;
            marks.clear();
        } else {
            before[bundle]++;
        }
    }

    /** True where a mark is due. */
    boolean isDue() {
        return rows >= next && !tooMany;
    }

    /** @param place of the next row, in bytes */
    void add(long place) {
        Map<Integer, Long> counts = new HashMap<>();
        for (int i = 0; i < MOST_BUNDLES; i++) {
            if (before[i] > 0) {
                counts.put(i, before[i]);
            }
        }
        marks.add(new Mark(place, rows, counts));
        // however many rows there are, there are few marks
        long farther = marks.size() < MOST_MARKS ? ROWS_BETWEEN : rows;
        next = rows + farther;
    }

    /** In their order; none where there are too many bundles. */
    List<Mark> all() {
        return List.copyOf(marks);
    }
}
