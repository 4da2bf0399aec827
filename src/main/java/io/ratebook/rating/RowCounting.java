package io.ratebook.rating;

import io.ratebook.amount.Scaled;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.UsageField;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What rows count in the columns of their bundle: of the numbers that some registers hold at the time, or of those of a block. For one thread. */
final class RowCounting {
    /** Products of so many bits fit into 64 with their sign. */
    private static final int MOST_BITS = Long.SIZE - 2;

    private final Counting[] columns;
    private final Scaled[] counted;
    private final long[][] whole;

    /** @param numbers the registers: one for each field */
    RowCounting(Collection<Measure> measures, Map<UsageField, Scaled> numbers) {
        columns = measures.stream().map(each -> new Counting(each, numbers)).toArray(Counting[]::new);
        counted = new Scaled[columns.length];
        whole = new long[columns.length][];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = columns[i].counted;
        }
    }

    /** False where a column of the row that the registers hold is less than its parts: then the row is wrong. */
    boolean isSound() {
        for (Counting each : columns) {
            if (each.less.length > 0 && !each.count()) {
                return false;
            }
        }
        return true;
    }

    /** What the row counts that the registers hold, column by column; used again for the next row. */
    Scaled[] count() {
        for (Counting each : columns) {
            each.count();
        }
        return counted;
    }

    /** Counts the rows of a block; false where 64 bits might not hold what they come to. */
    boolean count(RowBlock block) {
        for (int i = 0; i < columns.length; i++) {
            if (!columns[i].fits(block)) {
                return false;
            }
            columns[i].count(block, counted(i));
        }
        return true;
    }

    /** What rows of the block were counted at, by place. */
    long[] counted(int column) {
        if (whole[column] == null) {
            whole[column] = new long[RowBlock.MOST];
        }
        return whole[column];
    }

    /** The same of one row in all columns; used again for the next. */
    Scaled[] at(int place) {
        for (int i = 0; i < counted.length; i++) {
            counted[i].set(counted(i)[place], 0);
        }
        return counted;
    }

    int columns() {
        return columns.length;
    }

    /** What rows count in one column. */
    private static final class Counting {
        private final Measure measure;
        private final Scaled of;
        private final Scaled[] less;
        private final Scaled[] more;
        private final Scaled repeat;
        private final @Nullable Scaled calls;
        private final Scaled counted = new Scaled();

        Counting(Measure measure, Map<UsageField, Scaled> numbers) {
            this.measure = measure;
            of = number(numbers, measure.of());
            less = of(measure.less(), numbers);
            more = of(measure.more(), numbers);
            repeat = number(numbers, UsageField.REPEAT);
            calls = measure.calls() == Calls.EVERY ? number(numbers, UsageField.CALLS) : null;
        }

        private static Scaled[] of(List<UsageField> fields, Map<UsageField, Scaled> numbers) {
            return fields.stream().map(each -> number(numbers, each)).toArray(Scaled[]::new);
        }

        private static Scaled number(Map<UsageField, Scaled> numbers, UsageField field) {
            return Objects.requireNonNull(numbers.get(field), "every field has a register");
        }

        /** Counts a row in all its calls and repeats; false where that is less than nothing. */
        boolean count() {
            counted.set(of);
            for (Scaled each : less) {
                minus(counted, each);
            }
            for (Scaled each : more) {
                plus(counted, each);
            }
            boolean sound = counted.signum() >= 0;
            if (calls != null) {
                times(counted, calls);
            }
            times(counted, repeat);
            return sound;
        }

        /** True where 64 bits hold what any row of the block counts, and none has a number below zero. */
        boolean fits(RowBlock block) {
            int bits = block.column(measure.of()).bits(block.size());
            for (UsageField part : measure.more()) {
                int own = block.column(part).bits(block.size());
                bits = (own > bits ? own : bits) + 1;
            }
            bits += block.column(UsageField.REPEAT).bits(block.size());
            if (calls != null) {
                bits += block.column(UsageField.CALLS).bits(block.size());
            }
            return bits <= MOST_BITS;
        }

        /** Counts all rows of a block, in which no parts are more than the whole. */
        void count(RowBlock block, long... into) {
            int size = block.size();
            System.arraycopy(block.column(measure.of()).numbers(), 0, into, 0, size);
            for (UsageField part : measure.less()) {
                long[] numbers = block.column(part).numbers();
                for (int i = 0; i < size; i++) {
                    into[i] -= numbers[i];
                }
            }
            for (UsageField part : measure.more()) {
                long[] numbers = block.column(part).numbers();
                for (int i = 0; i < size; i++) {
                    into[i] += numbers[i];
                }
            }
            if (calls != null) {
                times(block.column(UsageField.CALLS), size, into);
            }
            times(block.column(UsageField.REPEAT), size, into);
        }

        private static void times(RowBlock.Column factor, int size, long... into) {
            if (!factor.isBlank()) {
                long[] numbers = factor.numbers();
                for (int i = 0; i < size; i++) {
                    into[i] *= numbers[i];
                }
            }
        }

        private static void times(Scaled number, Scaled factor) {
            if (factor.isExactLong()) {
                number.multiply(factor.unscaled(), factor.scale());
            } else {
                number.multiply(factor.value());
            }
        }

        private static void plus(Scaled number, Scaled addend) {
            if (addend.isExactLong()) {
                number.add(addend.unscaled(), addend.scale());
            } else {
                number.add(addend.value());
            }
        }

        private static void minus(Scaled number, Scaled subtrahend) {
            if (subtrahend.isExactLong()) {
                number.subtract(subtrahend.unscaled(), subtrahend.scale());
            } else {
                number.subtract(subtrahend.value());
            }
        }
    }
}
