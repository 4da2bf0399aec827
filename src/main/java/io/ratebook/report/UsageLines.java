package io.ratebook.report;

import io.ratebook.amount.Scaled;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The rows behind the bundles of a report, one by one: too many to be held. */
public interface UsageLines {
    /** None. */
    UsageLines NONE = new UsageLines() {
        @Override
        public long rows() {
            return 0;
        }

        @Override
        public void each(Mark from, Taker taker) {
            // there are none
        }
    };

    /**
     * A place between rows.
     *
     * @param place known to whoever gave it
     * @param rows how many stand before it
     * @param before how many of each bundle stand before it, by the bundles' numbers; none of those that are missing
     */
    record Mark(long place, long rows, Map<Integer, Long> before) {
        /** Before the first row. */
        public static final Mark START = new Mark(0, 0, Map.of());

        public Mark {
            before = Map.copyOf(before);
        }
    }

    /** Takes rows one by one. */
    interface Taker {
        /**
         * @param bundle its number, from 1
         * @param row the line of its file, or the row of its sheet
         * @param counted what it adds to the columns of the bundle, in their order; used again for the next row
         */
        void take(int bundle, int row, String id, Scaled[] counted) throws IOException;

        /**
         * Asked once before each row; one that isn't wanted is passed over.
         *
         * @param bundle that the row is of
         */
        default boolean wants(int bundle) {
            return true;
        }

        /** Asked between rows: true ends the reading. */
        default boolean isEnough() {
            return false;
        }
    }

    /** How many there are. */
    long rows();

    /** Some places where reading may begin, in their order; besides the beginning. */
    default List<Mark> marks() {
        return List.of();
    }

    /**
     * Those from a place on, in the order in which they were read; as often as that is wanted, and in several threads at once.
     *
     * @param from the beginning, or one of {@link #marks}
     */
    void each(Mark from, Taker taker) throws IOException;

    /** All of them. */
    default void each(Taker taker) throws IOException {
        each(Mark.START, taker);
    }
}
