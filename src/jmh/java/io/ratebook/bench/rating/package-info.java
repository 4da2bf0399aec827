/** A million lines and 200 prices, rated by Ratebook and by what others would use: a program each. */
@NullMarked
package io.ratebook.bench.rating;

import org.jspecify.annotations.NullMarked;
