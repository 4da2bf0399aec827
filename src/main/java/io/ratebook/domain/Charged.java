package io.ratebook.domain;

import io.ratebook.amount.Money;

/**
 * A priced quantity with its cost, before caps, minimums and credits: read-only input of the stage commit.
 *
 * @param key names the charge among those of its case
 */
public record Charged(Priced priced, String key, Money cost) {
    public Usage usage() {
        return priced.usage();
    }

    public String scenario() {
        return priced.metered().scenario();
    }

    public String provider() {
        return priced.provider();
    }

    public String model() {
        return priced.model();
    }

    public String meter() {
        return priced.meter();
    }
}
