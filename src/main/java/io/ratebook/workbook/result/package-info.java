/** The result workbook: a live model of what was rated. */
@NullMarked
package io.ratebook.workbook.result;

import org.jspecify.annotations.NullMarked;
