/** The front door: words, one call, exit code. */
@NullMarked
package io.ratebook.cli;

import org.jspecify.annotations.NullMarked;
