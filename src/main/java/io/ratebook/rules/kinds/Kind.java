package io.ratebook.rules.kinds;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What rules can see of a fact: two facts of one kind are decided on alike. */
final class Kind {
    private final @Nullable Object[] seen;
    private final int hash;

    Kind(@Nullable Object[] seen) {
        this.seen = seen;
        this.hash = Arrays.hashCode(seen);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Kind kind && hash == kind.hash && Arrays.equals(seen, kind.seen);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
