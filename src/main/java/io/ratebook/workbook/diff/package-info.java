/** Two ratings side by side, as a workbook of their own. */
@NullMarked
package io.ratebook.workbook.diff;

import org.jspecify.annotations.NullMarked;
