/** Blank input workbooks that explain themselves. */
@NullMarked
package io.ratebook.workbook.template;

import org.jspecify.annotations.NullMarked;
