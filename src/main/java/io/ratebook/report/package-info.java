/** Charges to totals, breakdowns, comparisons and verdicts. */
@NullMarked
package io.ratebook.report;

import org.jspecify.annotations.NullMarked;
