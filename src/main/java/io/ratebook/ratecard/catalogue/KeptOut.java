package io.ratebook.ratecard.catalogue;

/**
 * A price that stays out.
 *
 * @param entry the catalogue's name of it, with the provider where the name lacks it
 * @param field the catalogue's own word
 * @param value what stands there
 * @param why which bound it breaks, in numbers
 */
record KeptOut(Rule rule, String entry, String field, String value, String why) {}
