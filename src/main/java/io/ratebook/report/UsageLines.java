package io.ratebook.report;

import io.ratebook.amount.Scaled;
import java.io.IOException;

/** The rows behind the bundles of a report, one by one: too many to be held. */
public interface UsageLines {
    /** None. */
    UsageLines NONE = new UsageLines() {
        @Override
        public long rows() {
            return 0;
        }

        @Override
        public void each(Taker taker) {
            // there are none
        }
    };

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
    }

    /** How many there are. */
    long rows();

    /** All of them, in the order in which they were read; as often as that is wanted, and in several threads at once. */
    void each(Taker taker) throws IOException;
}
