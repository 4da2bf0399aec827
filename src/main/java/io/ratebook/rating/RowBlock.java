package io.ratebook.rating;

import io.ratebook.amount.Scaled;
import io.ratebook.domain.UsageField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of bundles, number by number in columns, which wait until they are enough to be counted together: for rows whose numbers are all whole.
 * What a column isn't given is zero, or one where it is calls or repeats. For one thread.
 */
public final class RowBlock {
    /** So many rows are counted at once. */
    public static final int MOST = 1 << 10;

    private final Map<UsageField, Column> columns = new EnumMap<>(UsageField.class);
    private final List<Bundler.Filling> fillings;
    private final int[] bundles = new int[MOST];
    private final int[] rows = new int[MOST];
    private final String[] ids = new String[MOST];
    private int size;

    /** How all rows count; null where they count in several ways. */
    private @Nullable RowCounting only;

    /** @param fillings of all bundles in the order of their numbers; there may be more of them later */
    RowBlock(List<Bundler.Filling> fillings) {
        this.fillings = fillings;
        for (UsageField each : UsageField.values()) {
            columns.put(each, new Column(each == UsageField.CALLS || each == UsageField.REPEAT ? 1 : 0));
        }
    }

    /** The numbers of one column. */
    public static final class Column {
        private final long blank;
        private final long[] numbers = new long[MOST];
        private boolean filled;

        private Column(long blank) {
            this.blank = blank;
            Arrays.fill(numbers, blank);
        }

        /**
         * What a row holds.
         *
         * @param place of the row: that of the next is {@link RowBlock#size}
         */
        public void set(int place, long number) {
            numbers[place] = number;
        }

        /** By place. */
        long[] numbers() {
            return numbers;
        }

        /** No number of so many rows has more; 64 where one is below zero. */
        int bits(int size) {
            long bits = blank;
            if (filled) {
                for (int i = 0; i < size; i++) {
                    bits |= numbers[i];
                }
            }
            return Long.SIZE - Long.numberOfLeadingZeros(bits);
        }

        /** True where every row has what a blank cell means. */
        boolean isBlank() {
            return !filled;
        }
    }

    /** The column of a field, which gets a number for every row from now on. */
    public Column filled(UsageField field) {
        Column column = column(field);
        column.filled = true;
        return column;
    }

    Column column(UsageField field) {
        return Objects.requireNonNull(columns.get(field), "every field has a column");
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** The number of the bundle that a row belongs to, from 1. */
    public int bundle(int place) {
        return bundles[place];
    }

    /** The line of the row's file, or the row of its sheet. */
    public int row(int place) {
        return rows[place];
    }

    public String id(int place) {
        return ids[place];
    }

    /** How many columns the row's bundle has. */
    public int columns(int place) {
        return counting(place).columns();
    }

    /** What the row adds to a column of its bundle, in their order, from 0; once the rows were counted. */
    public long counted(int place, int column) {
        return counting(place).counted(column)[place];
    }

    /** The same of all columns; used again for the next row. */
    Scaled[] counted(int place) {
        return counting(place).at(place);
    }

    /** One more row, whose numbers the columns have, or will have. */
    void add(int bundle, RowCounting counting, int row, String id) {
        int place = size++;
        if (place == 0) {
            only = counting;
        } else if (only != counting) {
            only = null;
        }
        bundles[place] = bundle;
        rows[place] = row;
        ids[place] = id;
    }

    RowCounting counting(int place) {
        RowCounting all = only;
        return all == null ? fillings.get(bundles[place] - 1).counting() : all;
    }

    /** How its rows count: each way once. */
    Set<RowCounting> countings() {
        if (only != null) {
            return Set.of(only);
        }
        Set<RowCounting> all = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) {
            all.add(counting(i));
        }
        return all;
    }

    /** True where there is no room for another row. */
    public boolean isFull() {
        return size == MOST;
    }

    /** By place. */
    int[] bundles() {
        return bundles;
    }

    /** Forgets its rows. */
    void clear() {
        Arrays.fill(ids, 0, size, null);
        size = 0;
    }
}
