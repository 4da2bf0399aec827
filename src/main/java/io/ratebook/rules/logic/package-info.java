/** What the conditions of rules say together: gaps, overlaps and rules that never hold. */
@NullMarked
package io.ratebook.rules.logic;

import org.jspecify.annotations.NullMarked;
