/** Detached Ed25519 signatures of seals, and the key files that make and check them. */
@NullMarked
package io.ratebook.signature;

import org.jspecify.annotations.NullMarked;
