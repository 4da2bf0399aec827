/** Published prices in: rate cards to rates. */
@NullMarked
package io.ratebook.ratecard;

import org.jspecify.annotations.NullMarked;
