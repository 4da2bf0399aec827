/** What the text of rules says that compiles and is wrong all the same. */
@NullMarked
package io.ratebook.rules.lint;

import org.jspecify.annotations.NullMarked;
