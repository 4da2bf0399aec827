/** Which facts rules can't tell apart: they are asked once for all of a kind. */
@NullMarked
package io.ratebook.rules.kinds;

import org.jspecify.annotations.NullMarked;
