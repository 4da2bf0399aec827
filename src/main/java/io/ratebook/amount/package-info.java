/** Numbers with units: exact, immutable, without a library. */
@NullMarked
package io.ratebook.amount;

import org.jspecify.annotations.NullMarked;
