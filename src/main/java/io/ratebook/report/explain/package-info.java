/** One charge explained: from the cells that it counts to the rules that priced it and those that nearly did. */
@NullMarked
package io.ratebook.report.explain;

import org.jspecify.annotations.NullMarked;
