package io.ratebook.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.IntUnaryOperator;

/** A workbook's file without the rows of one sheet that is too large to hold; they are read from the file again when they are written. */
public interface LightFile {
    /**
     * The file, without the rows.
     *
     * @throws IOException where it can't be read any more, or its parts contradict each other
     */
    InputStream open() throws IOException;

    /** The sheet's name, as whoever asked for it wrote it: case and surrounding spaces don't count. */
    String name();

    /** The name of the part that holds the sheet. */
    String part() throws IOException;

    /** The sheet's part as it is, with its rows. */
    InputStream sheet() throws IOException;

    /**
     * Writes the rows, as XML in UTF-8; also beside whoever works on the workbook that was made of {@link #open}.
     *
     * @param styles from those of the file to those of the workbook that the rows are for
     * @param digests hears the cells
     * @return true where these say all that a seal says of the rows; otherwise the rows are to be read for it
     */
    boolean copyRows(OutputStream to, IntUnaryOperator styles, CellDigests digests) throws IOException;
}
