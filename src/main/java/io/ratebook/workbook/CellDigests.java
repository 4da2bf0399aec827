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
        public void formula(int row, int column, String formula) {
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

    /** A formula without the equals sign; what it gives follows from the other cells. */
    void formula(int row, int column, String formula);

    /** The digests, by the rows that they are of; empty where there were so few cells that each is sealed by itself. */
    SortedMap<String, String> blocks();
}
