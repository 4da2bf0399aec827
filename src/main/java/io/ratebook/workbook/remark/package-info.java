/** Copies of workbooks with remarks on the cells that are wrong. */
@NullMarked
package io.ratebook.workbook.remark;

import org.jspecify.annotations.NullMarked;
