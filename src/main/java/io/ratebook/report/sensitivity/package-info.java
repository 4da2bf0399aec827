/** What the cost depends on: an assumption at other values, two of them together, each from its low to its high, and all of them at once by chance. */
@NullMarked
package io.ratebook.report.sensitivity;

import org.jspecify.annotations.NullMarked;
