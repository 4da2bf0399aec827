/** A sheet as values: located cells and the tables that are read from them. Knows no spreadsheet library. */
@NullMarked
package io.ratebook.grid;

import org.jspecify.annotations.NullMarked;
