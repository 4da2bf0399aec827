package io.ratebook.workbook;

import io.ratebook.grid.CellValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;

/**
 * A workbook's file without the rows of one sheet that is too large to hold, and without the texts that its cells share where these are too many.
 * They are read from the file again when they are written; also beside whoever works on the workbook that was made of {@link #open}.
 */
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

    /** The texts that {@link #open} lacks, by their numbers and as they are written; empty where it has all of them. */
    List<CellValue.Text> texts() throws IOException;

    /**
     * The same, and then those of another such part, by their numbers and as they are meant.
     *
     * @param then XML that was just written
     */
    List<CellValue.Text> meant(String then) throws IOException;

    /** The name of the part that holds the texts. */
    String textsPart() throws IOException;

    /** Writes these texts with their formats, as XML in UTF-8. */
    void copyTexts(OutputStream to) throws IOException;

    /**
     * The sheet's part as it lies in the file; empty where a workbook needs it otherwise.
     *
     * @param styles from those of the file to those of the workbook that the sheet is for
     */
    Optional<PackedPart> asIs(IntUnaryOperator styles) throws IOException;

    /**
     * Writes the rows, as XML in UTF-8.
     *
     * @param styles from those of the file to those of the workbook that the rows are for
     */
    void copyRows(OutputStream to, IntUnaryOperator styles) throws IOException;

    /** What a seal says of the rows: see {@link CellDigests#blocks}. Empty where they are to be read for it. */
    SortedMap<String, String> digests();
}
