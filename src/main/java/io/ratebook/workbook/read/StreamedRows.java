package io.ratebook.workbook.read;

import io.ratebook.finding.Checked;
import io.ratebook.grid.Book;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** Workbooks with one sheet that is too large to hold: its rows are given on one by one, whatever there are of them. */
public final class StreamedRows {
    private StreamedRows() {}

    /**
     * Reads a workbook as {@link WorkbookReader} does, through the same gate and with the same findings, but for the rows of one sheet.
     * In the book that sheet has no rows; what it merges and hides is told there.
     *
     * @param shownAs the file as the user wrote it, for findings
     * @param sheet by its name; case and surrounding spaces don't count; of several the first. Where there is none, no row comes
     * @param wanted by the sheet's name; the cells of other sheets are left out, though their parts are looked through
     * @param rows gets the sheet's rows
     * @return empty where the file can't be read at all: what was taken of it doesn't count then
     */
    public static Checked<Optional<Book>> read(
            Path file, String shownAs, String sheet, Predicate<String> wanted, RowTaker rows) {
        return WorkbookReader.read(file, shownAs, wanted, new Streamed(sheet, rows));
    }
}
