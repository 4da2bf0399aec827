/** Decision tables in Excel: one form for those that are shipped and those that are begun anew. */
@NullMarked
package io.ratebook.workbook.ruletable;

import org.jspecify.annotations.NullMarked;
