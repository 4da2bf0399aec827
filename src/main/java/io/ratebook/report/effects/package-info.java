/** Why two ratings of the same scenarios cost differently: price, volume, mix and rules. */
@NullMarked
package io.ratebook.report.effects;

import org.jspecify.annotations.NullMarked;
