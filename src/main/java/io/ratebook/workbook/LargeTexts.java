package io.ratebook.workbook;

import io.ratebook.grid.CellValue;
import java.io.IOException;
import java.util.List;

/** The part of the texts that a workbook's cells share, where they are too many to be read again for what is known of them. */
public interface LargeTexts extends LargePart {
    /** All of them by their numbers, as they are meant. */
    List<CellValue.Text> texts() throws IOException;
}
