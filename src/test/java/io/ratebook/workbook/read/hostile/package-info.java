/** Files that people and attackers send, each built in code, and what comes of each. */
@NullMarked
package io.ratebook.workbook.read.hostile;

import org.jspecify.annotations.NullMarked;
