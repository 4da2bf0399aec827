/** Whole processes, measured from outside: what {@code bench/run} runs. */
@NullMarked
package io.ratebook.bench.whole;

import org.jspecify.annotations.NullMarked;
