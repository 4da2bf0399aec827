package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.rules.kinds.Likeness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts usages that are decided on alike together, as they come, and keeps what they come to and none of them but the first. Where a price
 * isn't so much for each unit (tiers, packages, a prefix that is cached), each row stays by itself.
 */
public final class Bundler {
    /** Takes the rows of bundles one by one, in their order: they are kept nowhere else. */
    public interface Rows {
        /**
         * @param bundle its number, from 1
         * @param counted what it adds to the columns of the bundle, in the order of {@link Usage#bundle}'s columns
         */
        void row(Usage usage, int bundle, List<BigDecimal> counted);
    }

    /** Columns that calls, tokens and quantities are counted in. */
    private static final List<UsageField> COUNTED = List.of(UsageField.values()).stream()
            .filter(each -> each == UsageField.CALLS
                    || each == UsageField.QUANTITY
                    || each == UsageField.WEB_SEARCHES
                    || each.countsTokens())
            .toList();

    private final Likeness likeness;
    private final Function<Collection<Usage>, Set<Usage>> proportional;
    private final Rows rows;
    private final int most;
    private final Map<Object, Slot> slots = new HashMap<>();
    private final List<Object> order = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int bundles;
    private long count;
    private int apart;

    /** Rows that are alike. */
    private static final class Slot {
        private final Usage first;
        private final Map<UsageField, Measure> measures = new EnumMap<>(UsageField.class);
        private final Map<UsageField, BigDecimal> sums = new EnumMap<>(UsageField.class);
        private BigDecimal requests = BigDecimal.ZERO;
        private long rows;
        private int number;

        Slot(Usage first) {
            this.first = first;
            for (UsageField each : COUNTED) {
                if (each == UsageField.CALLS || first.number(each) != null) {
                    boolean once = each == UsageField.CALLS || each == UsageField.QUANTITY || first.totalled();
                    measures.put(each, Parts.of(first, each, once ? Calls.COUNTED : Calls.EVERY));
                }
            }
        }

        boolean isBundle() {
            return number > 0;
        }

        List<BigDecimal> add(Usage usage) {
            List<BigDecimal> counted = new ArrayList<>(measures.size());
            measures.forEach((field, measure) -> {
                BigDecimal number = Parts.number(usage, measure);
                BigDecimal calls = measure.calls() == Calls.EVERY ? usage.calls() : BigDecimal.ONE;
                BigDecimal all = Exact.normal(number.multiply(calls).multiply(usage.repeat()));
                counted.add(all);
                sums.merge(field, all, BigDecimal::add);
            });
            requests = requests.add(usage.calls().multiply(usage.repeat()));
            rows++;
            return counted;
        }

        Usage bundled() {
            return first.bundled(new Bundle(number, rows, sums, Exact.normal(requests)));
        }
    }

    /**
     * @param proportional which of some usages have prices of so much for each unit
     * @param rows gets the rows of bundles
     * @param most how many rows may stay by themselves
     */
    public Bundler(Likeness likeness, Function<Collection<Usage>, Set<Usage>> proportional, Rows rows, int most) {
        this.likeness = likeness;
        this.proportional = proportional;
        this.rows = rows;
        this.most = most;
    }

    /** The next rows, in their order. */
    public void add(List<Usage> usages) {
        List<Slot> places = new ArrayList<>(usages.size());
        Map<Usage, Slot> begun = new LinkedHashMap<>();
        for (Usage usage : usages) {
            Object key = likeness.of(usage);
            Slot slot = key == usage ? null : slots.get(key);
            if (slot == null) {
                slot = new Slot(usage);
                begun.put(usage, slot);
                if (key != usage) {
                    slots.put(key, slot);
                }
            }
            places.add(slot);
        }
        number(begun);
        for (int i = 0; i < usages.size(); i++) {
            add(usages.get(i), places.get(i));
        }
    }

    /** Those that are bundles get the next numbers. */
    private void number(Map<Usage, Slot> begun) {
        if (begun.isEmpty() || likeness.difference().isPresent()) {
            return;
        }
        Set<Usage> sound = proportional.apply(begun.keySet());
        begun.forEach((usage, slot) -> {
            if (sound.contains(usage)) {
                slot.number = ++bundles;
                order.add(slot);
            }
        });
    }

    private void add(Usage usage, Slot slot) {
        count++;
        if (slot.isBundle()) {
            Parts.check(usage, findings);
            rows.row(usage, slot.number, slot.add(usage));
        } else if (++apart <= most) {
            order.add(usage);
        }
    }

    /** How many rows there were. */
    public long rows() {
        return count;
    }

    /** How many of them stay by themselves; more than may be, where some of them were left out. */
    public int apart() {
        return apart;
    }

    /** The first row that stays by itself; null where none does. */
    public @Nullable Usage firstApart() {
        return order.stream()
                .filter(Usage.class::isInstance)
                .map(Usage.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with single rows of bundles. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Everything that was added: bundles where their first row stood, and the rows that stay by themselves. */
    public List<Usage> usages() {
        return order.stream()
                .map(each -> each instanceof Slot slot ? slot.bundled() : (Usage) each)
                .toList();
    }
}
