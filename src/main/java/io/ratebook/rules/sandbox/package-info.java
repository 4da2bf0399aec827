/** What rules can reach: facts, numbers, texts and days, and nothing outside. */
@NullMarked
package io.ratebook.rules.sandbox;

import org.jspecify.annotations.NullMarked;
