/** What is wrong, where, and what to try. */
@NullMarked
package io.ratebook.finding;

import org.jspecify.annotations.NullMarked;
