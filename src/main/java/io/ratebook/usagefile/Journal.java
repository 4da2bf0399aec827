package io.ratebook.usagefile;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Notes what is read of a file, so that it needn't be read again. */
public interface Journal {
    /** For what is read from its beginning whatever happens. */
    Journal NONE = new Journal() {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public void raw(int line, List<String> values) {
            // not kept
        }

        @Override
        public void reached(boolean end, Supplier<Place> place) {
            // not kept
        }

        @Override
        public boolean replay(Replay replay) {
            return false;
        }
    };

    /** False where nothing is noted at all. */
    boolean isKept();

    /**
     * A row that needs a look: what {@link Replay#raw} gets again.
     *
     * @param values as they are written; a JSON row has one, the whole line
     */
    void raw(int line, List<String> values) throws IOException;

    /**
     * So far was read; called often.
     *
     * @param end true after the last row
     */
    void reached(boolean end, Supplier<Place> place) throws IOException;

    /**
     * Gives everything that an earlier run has noted, in its order.
     *
     * @return false where there is nothing
     */
    boolean replay(Replay replay) throws IOException;

    /** Takes what an earlier run has noted. */
    interface Replay {
        /**
         * Where that run had come to, before anything else is given.
         *
         * @return false where the file isn't the one that it has read
         */
        boolean isSame(Place reached) throws IOException;

        /** A row that needs a look. */
        void raw(int line, List<String> values) throws IOException;

        /** A row that was known is added next by whoever gives it. */
        void known() throws IOException;
    }
}
