/** Draws from distributions, the same for the same seed on every machine. The one room that calculates with floating point. */
@NullMarked
package io.ratebook.sampling;

import org.jspecify.annotations.NullMarked;
