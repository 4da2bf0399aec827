/** The machine-readable result. */
@NullMarked
package io.ratebook.json;

import org.jspecify.annotations.NullMarked;
