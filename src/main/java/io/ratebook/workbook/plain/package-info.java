/** Workbooks as POI's model of cells takes them: oddities that Excel bears are mended in a copy, what runs or leads out is left behind. */
@NullMarked
package io.ratebook.workbook.plain;

import org.jspecify.annotations.NullMarked;
