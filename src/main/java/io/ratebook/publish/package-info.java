/** Files put in their place whole or not at all. */
@NullMarked
package io.ratebook.publish;

import org.jspecify.annotations.NullMarked;
