/** Excel in: a gate, cells, and the request that they make. */
@NullMarked
package io.ratebook.workbook.read;

import org.jspecify.annotations.NullMarked;
