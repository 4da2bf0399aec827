/** Public price catalogues to rows of rate cards: mapping, sanity rules, discrepancies. Knows no file and no JSON library. */
@NullMarked
package io.ratebook.ratecard.catalogue;

import org.jspecify.annotations.NullMarked;
