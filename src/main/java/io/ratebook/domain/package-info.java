/** The vocabulary that analysts write rules about. */
@NullMarked
package io.ratebook.domain;

import org.jspecify.annotations.NullMarked;
