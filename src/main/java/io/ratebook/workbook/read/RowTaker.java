package io.ratebook.workbook.read;

import io.ratebook.grid.Book;

/** Takes the rows of a sheet that is too large to hold. */
public interface RowTaker {
    /**
     * Called once, before any row.
     *
     * @param others the workbook's other sheets; the sheet whose rows follow has none here
     * @param passed will tell what there is beside the rows
     */
    default void begin(Book others, PassedSheet passed) {
        // most need only the rows
    }

    /**
     * Called for every row that has a cell that holds something, one after another, maybe by another thread than the one that reads; in the
     * order of the file, which is that of the rows' numbers unless the file is odd. What is taken counts only when the whole file has been
     * read: a file that breaks later is refused as a whole.
     *
     * @param row good until this returns
     */
    void row(SheetRow row);
}
