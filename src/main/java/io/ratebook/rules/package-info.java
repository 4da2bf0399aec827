/** Rule files to a compiled rulebook, and back out as decisions. */
@NullMarked
package io.ratebook.rules;

import org.jspecify.annotations.NullMarked;
