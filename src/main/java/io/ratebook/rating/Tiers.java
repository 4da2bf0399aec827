package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Bands of a tiered price against a quantity. Bands touch, begin at zero, and only the last is without end. */
public final class Tiers {
    /**
     * What one band is charged for.
     *
     * @param quantity the part of the quantity, whole packages for the kind PACKAGE
     * @param entered true where the band's flat fee is due: the first band's always is, even of nothing
     */
    public record Part(Decision.Tier band, BigDecimal quantity, boolean entered) {}

    private final List<Decision.Tier> bands;

    private Tiers(List<Decision.Tier> bands) {
        this.bands = bands;
    }

    /** The bands in order. Ask {@link #problem} before using them. */
    public static Tiers of(List<Decision.Tier> bands) {
        return new Tiers(
                bands.stream().sorted(Comparator.comparing(Decision.Tier::from)).toList());
    }

    /** What keeps the bands from being a price; empty where nothing does. */
    public Optional<String> problem() {
        if (bands.stream().map(Decision.Tier::kind).distinct().count() > 1) {
            return Optional.of("the bands are of different kinds");
        }
        if (bands.get(0).from().signum() != 0) {
            return Optional.of("no band begins at 0");
        }
        for (int i = 1; i < bands.size(); i++) {
            BigDecimal end = bands.get(i - 1).upTo();
            BigDecimal begin = bands.get(i).from();
            if (end == null || end.compareTo(begin) > 0) {
                return Optional.of("two bands overlap from " + Exact.text(begin));
            }
            if (end.compareTo(begin) < 0) {
                return Optional.of("no band holds from " + Exact.text(end) + " to " + Exact.text(begin));
            }
        }
        BigDecimal end = bands.get(bands.size() - 1).upTo();
        return end == null ? Optional.empty() : Optional.of("no band holds from " + Exact.text(end) + " on");
    }

    /** A part for every band, in order; their quantities add up to the quantity (but for packages, which round up). */
    public List<Part> partsOf(BigDecimal quantity) {
        List<Part> parts = new ArrayList<>();
        for (Decision.Tier band : bands) {
            parts.add(
                    switch (band.kind()) {
                        case GRADUATED -> graduated(band, quantity);
                        case VOLUME -> volume(band, quantity);
                        case PACKAGE -> packaged(band, quantity);
                    });
        }
        return parts;
    }

    private static Part graduated(Decision.Tier band, BigDecimal quantity) {
        BigDecimal upper = band.upTo() == null ? quantity : quantity.min(band.upTo());
        BigDecimal part = upper.subtract(band.from()).max(BigDecimal.ZERO);
        return new Part(
                band, Exact.normal(part), part.signum() > 0 || band.from().signum() == 0);
    }

    private static Part volume(Decision.Tier band, BigDecimal quantity) {
        boolean reached = contains(band, quantity);
        return new Part(band, reached ? quantity : BigDecimal.ZERO, reached);
    }

    private static Part packaged(Decision.Tier band, BigDecimal quantity) {
        boolean reached = contains(band, quantity);
        BigDecimal packages = quantity.divide(band.size(), 0, RoundingMode.CEILING);
        return new Part(band, reached ? Exact.normal(packages.multiply(band.size())) : BigDecimal.ZERO, reached);
    }

    private static boolean contains(Decision.Tier band, BigDecimal quantity) {
        return quantity.compareTo(band.from()) >= 0 && (band.upTo() == null || quantity.compareTo(band.upTo()) < 0);
    }
}
