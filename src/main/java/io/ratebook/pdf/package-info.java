/** The page to print, as PDF. */
@NullMarked
package io.ratebook.pdf;

import org.jspecify.annotations.NullMarked;
