/** Texts to counts of tokens: the encodings of models, files of prompts, and what they come to. */
@NullMarked
package io.ratebook.tokens;

import org.jspecify.annotations.NullMarked;
