/** What a result held when it was written, kept within it, and what became of it since. */
@NullMarked
package io.ratebook.workbook.seal;

import org.jspecify.annotations.NullMarked;
