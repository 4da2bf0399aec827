/** The cases beside rule files: facts in a row, and what the rules decide about them or what they cost. */
@NullMarked
package io.ratebook.cases;

import org.jspecify.annotations.NullMarked;
