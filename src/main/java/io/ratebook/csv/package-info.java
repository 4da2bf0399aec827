/** The result as comma-separated text: a file a sheet, and the lines in the columns of FOCUS. */
@NullMarked
package io.ratebook.csv;

import org.jspecify.annotations.NullMarked;
