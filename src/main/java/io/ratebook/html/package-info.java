/** The result as a page to read: self-contained, without scripts, the charts drawn by our own hand. */
@NullMarked
package io.ratebook.html;

import org.jspecify.annotations.NullMarked;
