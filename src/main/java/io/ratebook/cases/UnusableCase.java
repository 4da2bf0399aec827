package io.ratebook.cases;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;

/** A row of a cases file that says something no fact can be made of. */
final class UnusableCase extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UnusableCase(Location where, String message, String maybe) {
        super(message);
        this.finding = Finding.error("RB-CASE-FACT", where, message, maybe);
    }

    Finding finding() {
        return finding;
    }
}
