package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Decision;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bands of a tiered price against a quantity. The first begins at zero, each ends where the next begins, only the last is without end. */
public final class Tiers {
    /**
     * What one band is charged for.
     *
     * @param band with its end filled in
     * @param quantity the part of the quantity; whole packages or blocks for those kinds
     * @param fees how many times the band's flat fee is due: once for each request, month or period that enters the band
     */
    public record Part(Decision.Tier band, BigDecimal quantity, BigDecimal fees) {}

    /**
     * How often a quantity's scopes happen in it: the tiers of a month apply to a month's share of it.
     *
     * @param requests zero or more
     * @param months zero or more
     */
    public record Times(BigDecimal requests, BigDecimal months) {
        static final Times ONCE = new Times(BigDecimal.ONE, BigDecimal.ONE);

        public BigDecimal of(TierScope scope) {
            return switch (scope) {
                case REQUEST -> requests;
                case MONTH -> months;
                case PERIOD -> BigDecimal.ONE;
            };
        }
    }

    private final List<Decision.Tier> bands;
    private final @Nullable String problem;

    private Tiers(List<Decision.Tier> bands) {
        this.problem = problemOf(bands).orElse(null);
        this.bands = ended(bands);
    }

    /** The bands in order. Ask {@link #problem} before using them. */
    public static Tiers of(List<Decision.Tier> bands) {
        return new Tiers(bands.stream()
                .sorted(Comparator.comparing(each -> each.band().above()))
                .toList());
    }

    /** What keeps the bands from being a price; empty where nothing does. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    public List<Decision.Tier> bands() {
        return bands;
    }

    private static Optional<String> problemOf(List<Decision.Tier> bands) {
        if (bands.isEmpty()) {
            return Optional.of("there is no band");
        }
        if (differ(bands, TierBand::kind)) {
            return Optional.of("the bands are of different kinds");
        }
        if (differ(bands, TierBand::inclusive) || differ(bands, TierBand::scope)) {
            return Optional.of("the bands differ in boundary or scope");
        }
        if (!bands.get(0).band().isFirst()) {
            return Optional.of("no band begins at 0");
        }
        for (int i = 1; i < bands.size(); i++) {
            BigDecimal end = bands.get(i - 1).band().upTo();
            BigDecimal begin = bands.get(i).band().above();
            boolean same = bands.get(i - 1).band().above().compareTo(begin) == 0;
            if (same || end != null && end.compareTo(begin) > 0) {
                return Optional.of("two bands overlap from " + Exact.text(begin));
            }
            if (end != null && end.compareTo(begin) < 0) {
                return Optional.of("no band holds from " + Exact.text(end) + " to " + Exact.text(begin));
            }
        }
        BigDecimal end = bands.get(bands.size() - 1).band().upTo();
        return end == null ? Optional.empty() : Optional.of("no band holds from " + Exact.text(end) + " on");
    }

    private static boolean differ(List<Decision.Tier> bands, Function<TierBand, Object> part) {
        return bands.stream().map(Decision.Tier::band).map(part).distinct().count() > 1;
    }

    private static List<Decision.Tier> ended(List<Decision.Tier> bands) {
        List<Decision.Tier> ended = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            boolean last = i + 1 == bands.size();
            ended.add(
                    last
                            ? bands.get(i)
                            : bands.get(i).upTo(bands.get(i + 1).band().above()));
        }
        return List.copyOf(ended);
    }

    /** A part for every band, in order; their quantities add up to the quantity (but for packages and blocks, which round up). */
    public List<Part> partsOf(BigDecimal quantity, Times times) {
        BigDecimal often = times.of(bands.get(0).band().scope());
        return bands.stream().map(band -> part(band, quantity, often)).toList();
    }

    /** Bounds and sizes count as often as the scope happens: the quantity of one might have no end. */
    private static Part part(Decision.Tier tier, BigDecimal quantity, BigDecimal often) {
        if (often.signum() == 0) {
            return new Part(tier, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        TierBand band = tier.band();
        boolean splits = band.kind().splits();
        boolean reached = band.contains(Exact.quotient(quantity, often));
        BigDecimal part = splits ? share(band, quantity, often) : reached ? quantity : BigDecimal.ZERO;
        boolean whole = band.kind() == TierKind.PACKAGE || band.kind() == TierKind.BLOCK;
        BigDecimal charged = whole ? roundedUp(part, band.size().multiply(often)) : part;
        boolean entered = splits ? band.isFirst() || part.signum() > 0 : reached;
        return new Part(tier, Exact.normal(charged), entered ? often : BigDecimal.ZERO);
    }

    private static BigDecimal share(TierBand band, BigDecimal quantity, BigDecimal often) {
        BigDecimal end = band.upTo();
        BigDecimal upper = end == null ? quantity : quantity.min(end.multiply(often));
        return upper.subtract(band.above().multiply(often)).max(BigDecimal.ZERO);
    }

    /** The next multiple of the size; the quantity itself where it is one. */
    static BigDecimal roundedUp(BigDecimal quantity, BigDecimal size) {
        return Exact.normal(quantity.divide(size, 0, RoundingMode.CEILING).multiply(size));
    }
}
