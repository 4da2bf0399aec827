/** The hallway: one run from a workbook to its rated result. */
@NullMarked
package io.ratebook;

import org.jspecify.annotations.NullMarked;
