/** The stages in order; decisions to charges. */
@NullMarked
package io.ratebook.rating;

import org.jspecify.annotations.NullMarked;
