/** Sheets of a million rows, read and written by Ratebook and by what others would use: a program each. */
@NullMarked
package io.ratebook.bench.sheets;

import org.jspecify.annotations.NullMarked;
