package io.ratebook.workbook;

import java.util.Collections;
import java.util.SortedMap;

/** Hears the cells of a sheet that is too large to hold, while they are written, row by row: what a seal says of them. */
public interface CellDigests {
    /** For what isn't sealed. */
    CellDigests NONE = new CellDigests() {
        @Override
        public void number(int row, int column, byte[] digits, int from, int to) {
            // not sealed
        }

        @Override
        public void text(int row, int column, String text) {
            // not sealed
        }

        @Override
        public void product(int row, int column, byte[] formula, int from, int to) {
            // not sealed
        }

        @Override
        public SortedMap<String, String> blocks() {
            return Collections.emptySortedMap();
        }
    };

    /**
     * A number.
     *
     * @param digits as the file holds them: ASCII between two places of these bytes
     */
    void number(int row, int column, byte[] digits, int from, int to);

    /** A text that isn't empty. */
    void text(int row, int column, String text);

    /**
     * A product of two cells; what it gives follows from them.
     *
     * @param formula {@code E7*F7}: ASCII between two places of these bytes, in capitals, without blanks and the equals sign
     */
    void product(int row, int column, byte[] formula, int from, int to);

    /** The digests, by the rows that they are of; empty where there were so few cells that each is sealed by itself. */
    SortedMap<String, String> blocks();
}
