/** What must hold of any input whatever: targets for fuzzing, and the inputs that once broke something. */
@NullMarked
package io.ratebook.fuzz;

import org.jspecify.annotations.NullMarked;
