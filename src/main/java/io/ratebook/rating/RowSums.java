package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Scaled;
import io.ratebook.amount.ScaledSum;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How many rows each bundle has, and the exact sums of what they count in each of its columns. Whole numbers are added up in 64 bits, until these would be too few. */
final class RowSums {
    /** What 64 bits have no room for; by bundle and column. */
    private final Map<Integer, ScaledSum> sums = new HashMap<>();

    /** By column and bundle. */
    private final long[][] whole;

    private long[] rows = new long[0];
    private int bundles;

    /** @param width how many columns a bundle has at most */
    RowSums(int width) {
        whole = new long[width][0];
    }

    /** One more bundle: the first has number 1. */
    void begin() {
        if (++bundles >= rows.length) {
            rows = Arrays.copyOf(rows, 2 * bundles);
            for (int i = 0; i < whole.length; i++) {
                whole[i] = Arrays.copyOf(whole[i], rows.length);
            }
        }
    }

    /**
     * Adds the rows of a block that count so, as they were counted.
     *
     * @param all true where all rows do
     */
    void add(RowBlock block, RowCounting counting, boolean all) {
        int[] bundles = block.bundles();
        int size = block.size();
        for (int column = 0; column < counting.columns(); column++) {
            long[] counted = counting.counted(column);
            long[] own = whole[column];
            for (int i = 0; i < size; i++) {
                if (all || block.counting(i) == counting) {
                    long sum = own[bundles[i]] + counted[i];
                    if (sum >= 0) {
                        own[bundles[i]] = sum;
                    } else {
                        add(bundles[i], column, counted[i]);
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            if (all || block.counting(i) == counting) {
                rows[bundles[i]]++;
            }
        }
    }

    private void add(int bundle, int column, long number) {
        long sum = whole[column][bundle] + number;
        if (sum < 0) {
            sum(bundle, column).add(whole[column][bundle], 0);
            sum = number;
        }
        whole[column][bundle] = sum;
    }

    /** Adds a row, which has a number for each column of its bundle. */
    void add(int bundle, Scaled... row) {
        for (int i = 0; i < row.length; i++) {
            long number = row[i].whole();
            if (number >= 0) {
                add(bundle, i, number);
            } else {
                sum(bundle, i).add(row[i]);
            }
        }
        rows[bundle]++;
    }

    long rows(int bundle) {
        return rows[bundle];
    }

    BigDecimal value(int bundle, int column) {
        ScaledSum large = sums.get(key(bundle, column));
        BigDecimal small = BigDecimal.valueOf(whole[column][bundle]);
        return large == null ? Exact.normal(small) : Exact.normal(large.value().add(small));
    }

    private ScaledSum sum(int bundle, int column) {
        return sums.computeIfAbsent(key(bundle, column), each -> new ScaledSum());
    }

    private int key(int bundle, int column) {
        return bundle * whole.length + column;
    }
}
