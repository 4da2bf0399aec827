/**
 * Conditions of rules, read and evaluated a second time so that they can be shown with the values that they met. Drools decides whether a
 * rule holds; this room only says why.
 */
@NullMarked
package io.ratebook.rules.condition;

import org.jspecify.annotations.NullMarked;
