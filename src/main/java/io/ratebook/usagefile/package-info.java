/** Files of usage rows: comma-separated text and JSON Lines, plain or compressed, in pieces that fit into memory. */
@NullMarked
package io.ratebook.usagefile;

import org.jspecify.annotations.NullMarked;
