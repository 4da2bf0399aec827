/** Excel in, Excel out. */
@NullMarked
package io.ratebook.workbook;

import org.jspecify.annotations.NullMarked;
