package io.ratebook;

import io.ratebook.workbook.read.Reading;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything that a check is told from outside.
 *
 * @param rules the folder with rate cards and rules
 * @param workbooks that are to be rated with them; may be none
 * @param asOf the day whose prices count
 * @param expiresWithin a price that ends within so many days from then on is told
 * @param olderThan a price that was seen more than so many days before is told
 * @param reading how workbooks are to be read
 */
public record CheckContext(
        Path rules, List<Path> workbooks, LocalDate asOf, int expiresWithin, int olderThan, Reading reading) {
    public CheckContext {
        workbooks = List.copyOf(workbooks);
    }
}
