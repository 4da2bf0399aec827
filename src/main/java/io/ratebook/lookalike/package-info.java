/** Texts that look like others. The only room that knows ICU, and loaded only where a text has more than ASCII. */
@NullMarked
package io.ratebook.lookalike;

import org.jspecify.annotations.NullMarked;
