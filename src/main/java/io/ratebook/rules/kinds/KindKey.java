package io.ratebook.rules.kinds;

import io.ratebook.domain.Charged;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.Usage;
import io.ratebook.domain.Usage.Text;
import io.ratebook.domain.UsageField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kind of each fact, as far as the rules of one stage can tell. */
final class KindKey {
    private static final UsageField[] FIELDS = UsageField.values();

    private final Reads reads;
    private final CliffBounds bounds;
    private final Text[] texts;
    private final UsageField[] values;
    private final boolean reasoned;

    /**
     * @param bounds of the tiered prices among the facts
     * @param reasoned true where two items of one kind have the same reasons too, with the sizes that they name
     */
    KindKey(Reads reads, CliffBounds bounds, boolean reasoned) {
        this.reads = reads;
        this.bounds = bounds;
        this.reasoned = reasoned;
        this.texts = reads.texts().stream().sorted().toArray(Text[]::new);
        this.values = reads.values().stream().sorted().toArray(UsageField[]::new);
    }

    /** Equal for two items that are decided on alike. */
    Object of(Object item) {
        Usage usage = Items.usage(item);
        if (reads.traits().contains(Trait.EVERYTHING)
                || reads.traits().contains(Trait.STATED) && usage.unitPrice() != null) {
            return item;
        }
        List<@Nullable Object> seen = new ArrayList<>();
        seen.add(item.getClass());
        seen.add(given(usage));
        for (Text each : texts) {
            seen.add(usage.text(each));
        }
        for (UsageField each : values) {
            seen.add(usage.number(each));
        }
        for (Map.Entry<UsageField, List<BigDecimal>> each : reads.bands().entrySet()) {
            seen.add(place(usage.number(each.getKey()), each.getValue()));
        }
        traits(usage, seen);
        if (!(item instanceof Usage)) {
            counted(item, seen);
        }
        return new Kind(seen.toArray());
    }

    /** True where some rule looks at columns of the user's own. */
    boolean looksAtOwn() {
        return reads.traits().contains(Trait.ATTRS);
    }

    /**
     * The numbers that tell usages apart which agree in all else, and in which numbers they give.
     *
     * @param bands takes them
     * @return false where they can't be told so, or are quotients
     */
    boolean bands(Usage usage, List<Band> bands) {
        if (reads.traits().contains(Trait.EVERYTHING)) {
            return false;
        }
        for (UsageField each : values) {
            bands.add(new Band(Map.of(each, 1), List.of(), true));
        }
        reads.bands().forEach((field, constants) -> bands.add(Band.of(field, constants)));
        if (reads.traits().contains(Trait.PROMPT)) {
            bands.add(new Band(TierMeasure.PROMPT_TOKENS.weights(usage), reads.prompt(), false));
        }
        if (reads.traits().contains(Trait.MEASURED)) {
            for (TierMeasure each : TierMeasure.values()) {
                bands.add(new Band(each.weights(usage), List.of(), true));
            }
        }
        if (reads.traits().contains(Trait.BANDS)) {
            bounds.addBands(usage, bands);
        }
        return true;
    }

    /** Which numbers the row gives. */
    private static long given(Usage usage) {
        long given = 0;
        for (UsageField each : FIELDS) {
            given = given << 1 | (usage.number(each) == null ? 0 : 1);
        }
        return given;
    }

    /** Where a number lies between constants: an odd place is the constant itself. */
    private static int place(@Nullable BigDecimal number, List<BigDecimal> rising) {
        if (number == null) {
            return -1;
        }
        int found = Collections.binarySearch(rising, number);
        return found >= 0 ? 2 * found + 1 : -2 * (found + 1);
    }

    private void traits(Usage usage, List<@Nullable Object> seen) {
        for (Trait each : reads.traits()) {
            switch (each) {
                case DAY -> seen.add(usage.day());
                case SPAN -> seen.add(usage.span());
                case PERIOD -> seen.add(usage.period());
                case HOURS -> seen.add(usage.hours());
                case TOKEN_COUNTS -> seen.add(usage.tokenCounts());
                case PARTS -> {
                    seen.add(usage.inputCounts());
                    seen.add(usage.outputCounts());
                }
                case PROMPT -> seen.add(place(usage.promptTokens(), reads.prompt()));
                case MEASURED -> {
                    for (TierMeasure measure : TierMeasure.values()) {
                        seen.add(usage.measured(measure));
                    }
                }
                case BANDS -> {
                    if (reasoned) {
                        bounds.add(usage, seen);
                    } else {
                        bounds.addPlaces(usage, seen);
                    }
                }
                case ATTRS ->
                    reads.attrs()
                            .ifPresentOrElse(
                                    headers -> headers.forEach(
                                            header -> seen.add(usage.attrs().get(header))),
                                    () -> seen.add(usage.attrs()));
                case QUANTITY, COST, STATED, EVERYTHING -> {
                    // of what is counted, or looked at before
                }
            }
        }
    }

    private void counted(Object item, List<@Nullable Object> seen) {
        Metered metered = Items.metered(item);
        seen.add(metered.meter());
        seen.add(metered.measure());
        seen.add(
                reads.traits().contains(Trait.QUANTITY)
                        ? metered.quantity()
                        : metered.quantity().unit());
        if (item instanceof Priced priced) {
            seen.add(priced.rate());
        }
        if (item instanceof Charged charged) {
            seen.add(charged.priced().rate());
            seen.add(reads.traits().contains(Trait.COST) ? charged.cost() : null);
        }
    }
}
