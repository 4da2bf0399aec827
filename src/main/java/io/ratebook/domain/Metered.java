package io.ratebook.domain;

import io.ratebook.amount.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A counted quantity of one usage, ready to be priced: read-only input of the stages price and adjust.
 *
 * @param meter input, cached input, cache write, output, training, gpu-hour …
 * @param quantity of all calls, repeats and months, after the factors of the stage meter
 */
public record Metered(Usage usage, String meter, Measure measure, Quantity quantity) {
    public String scenario() {
        return usage.scenario();
    }

    public String provider() {
        return usage.provider();
    }

    public String model() {
        return usage.model();
    }

    public String serviceTier() {
        return usage.serviceTier();
    }

    public String region() {
        return usage.region();
    }

    /** See {@link Usage#promptTokens}. */
    public BigDecimal promptTokens() {
        return usage.promptTokens();
    }

    public LocalDate day() {
        return usage.day();
    }

    /** True where it is counted on that meter, or on one that is a part of it. */
    public boolean isPartOf(String wider) {
        return Meters.distance(meter, wider) >= 0;
    }

    /** What chooses the band of a cliff, of one request. */
    public BigDecimal measured(TierMeasure what) {
        return usage.measured(what);
    }

    /** True where the workbook itself states the price of one unit. */
    public boolean purchase() {
        return usage.unitPrice() != null && measure.of() == UsageField.QUANTITY;
    }

    /** Names this quantity among those of its scenario, in every case alike. */
    public String key() {
        String months = usage.span().first() == 0 ? "" : "+" + usage.span().first();
        Bundle bundle = Bundle.of(usage);
        String id = bundle == null ? usage.id() : "bundle\n" + bundle.number();
        return String.join("\n", usage.scenario(), id + months, meter, measure.words());
    }
}
