package io.ratebook.usagefile;

import io.ratebook.grid.CellValue;
import java.util.Map;

/** Understands the lines of a {@code .jsonl} file. */
public interface JsonRows {
    /**
     * The values of one line by their names, in the order of the line; what is null is left out.
     *
     * @throws UnreadableRowException where the line is no JSON object
     */
    Map<String, CellValue> row(String line) throws UnreadableRowException;
}
