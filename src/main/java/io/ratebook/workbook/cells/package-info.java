/** The cells of a sheet: kept as POI's objects, or written straight into the file. */
@NullMarked
package io.ratebook.workbook.cells;

import org.jspecify.annotations.NullMarked;
