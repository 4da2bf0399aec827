package io.ratebook.domain;

/** A metered quantity with the one rate that was chosen for it: read-only input of the stage adjust. */
public record Priced(Metered metered, Rate rate) {
    public Usage usage() {
        return metered.usage();
    }

    public String meter() {
        return metered.meter();
    }

    public String provider() {
        return metered.provider();
    }

    public String model() {
        return metered.model();
    }

    /** The currency of the price: USD. */
    public String currency() {
        return rate.unitRate().price().currency().getCurrencyCode();
    }

    /** The service tier that the usage asks for. */
    public String serviceTier() {
        return metered.serviceTier();
    }

    /** The service tier that the chosen rate was published for: "standard" leaves the tier's multiplier to be applied. */
    public String rateTier() {
        return rate.serviceTier();
    }
}
