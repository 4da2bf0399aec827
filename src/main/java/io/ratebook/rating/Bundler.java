package io.ratebook.rating;

import io.ratebook.amount.Scaled;
import io.ratebook.amount.ScaledSum;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.kinds.Likeness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
         * @param row the line of its file, or the row of its sheet
         * @param counted what it adds to the columns of the bundle, in the order of {@link Usage#bundle}'s columns; used again for the next row
         */
        void row(int bundle, int row, String id, Scaled[] counted);
    }

    /** So many kinds can be told in a result, each with lines of its own. */
    public static final int MOST_BUNDLES = 10_000;

    /** Columns that calls, tokens and quantities are counted in. */
    private static final List<UsageField> COUNTED = List.of(UsageField.values()).stream()
            .filter(each -> each == UsageField.CALLS
                    || each == UsageField.QUANTITY
                    || each == UsageField.WEB_SEARCHES
                    || each.countsTokens())
            .toList();

    private final Map<UsageField, Scaled> numbers = registers();
    private final IdentityHashMap<Map<UsageField, Scaled>, Map<List<Measure>, Columns>> columns =
            new IdentityHashMap<>();
    private final Map<Integer, Filling> fillings = new HashMap<>();
    private final Likeness likeness;
    private final Function<Collection<Usage>, Set<Usage>> proportional;
    private final Rows rows;
    private final int most;
    private final Map<Object, Slot> slots = new HashMap<>();
    private final List<Object> order = new ArrayList<>();
    private final List<Slot> numbered = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int bundles;
    private long count;
    private int apart;

    /** Rows that are alike. */
    private static final class Slot {
        private final Usage first;
        private final Map<UsageField, Measure> measures = new EnumMap<>(UsageField.class);
        private final ScaledSum[] sums;
        private final ScaledSum requests = new ScaledSum();
        private final int calls;
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
            calls = List.copyOf(measures.keySet()).indexOf(UsageField.CALLS);
            sums = new ScaledSum[measures.size()];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = new ScaledSum();
            }
        }

        boolean isBundle() {
            return number > 0;
        }

        Usage bundled() {
            Map<UsageField, BigDecimal> counted = new EnumMap<>(UsageField.class);
            int column = 0;
            for (UsageField each : measures.keySet()) {
                counted.put(each, sums[column++].value());
            }
            return new Bundle(number, rows, counted, requests.value()).from(first);
        }
    }

    /** What bundles with the same columns count, of the numbers that some registers hold at the time. */
    private static final class Columns {
        private final Counting[] columns;
        private final Scaled[] counted;
        private final Scaled calls;
        private final Scaled repeat;
        private final Scaled made = new Scaled();

        Columns(Collection<Measure> measures, Map<UsageField, Scaled> numbers) {
            columns = measures.stream().map(each -> new Counting(each, numbers)).toArray(Counting[]::new);
            counted = new Scaled[columns.length];
            for (int i = 0; i < counted.length; i++) {
                counted[i] = columns[i].counted;
            }
            calls = number(numbers, UsageField.CALLS);
            repeat = number(numbers, UsageField.REPEAT);
        }

        boolean isSound() {
            for (Counting each : columns) {
                if (each.hasParts && !each.count()) {
                    return false;
                }
            }
            return true;
        }

        void count() {
            for (Counting each : columns) {
                each.count();
            }
            made.set(calls);
            times(made, repeat);
        }
    }

    /** A bundle that is being filled with rows that belong to it: takes what some registers hold at the time. */
    public final class Filling {
        private final Slot slot;
        private final Columns columns;

        private Filling(Slot slot, Columns columns) {
            this.slot = slot;
            this.columns = columns;
        }

        /** False where a column of the next row is less than its parts: then the row is wrong. */
        public boolean isSound() {
            return columns.isSound();
        }

        /** One more row. */
        public void add(int row, String id) {
            columns.count();
            Scaled[] counted = columns.counted;
            for (int i = 0; i < counted.length; i++) {
                slot.sums[i].add(counted[i]);
            }
            slot.requests.add(columns.made);
            slot.rows++;
            count++;
            rows.row(slot.number, row, id, counted);
        }
    }

    /** A filling of rows whose numbers those registers will hold. */
    private Filling filling(Slot slot, Map<UsageField, Scaled> registers) {
        return new Filling(
                slot,
                columns.computeIfAbsent(registers, each -> new HashMap<>())
                        .computeIfAbsent(
                                List.copyOf(slot.measures.values()), measures -> new Columns(measures, registers)));
    }

    /** What rows count in one column. */
    private static final class Counting {
        private final Scaled of;
        private final Scaled[] less;
        private final Scaled[] more;
        private final Scaled repeat;
        private final @Nullable Scaled calls;
        private final boolean hasParts;
        private final Scaled counted = new Scaled();

        Counting(Measure measure, Map<UsageField, Scaled> numbers) {
            of = number(numbers, measure.of());
            less = of(measure.less(), numbers);
            more = of(measure.more(), numbers);
            repeat = number(numbers, UsageField.REPEAT);
            calls = measure.calls() == Calls.EVERY ? number(numbers, UsageField.CALLS) : null;
            hasParts = less.length > 0;
        }

        private static Scaled[] of(List<UsageField> fields, Map<UsageField, Scaled> numbers) {
            return fields.stream().map(each -> number(numbers, each)).toArray(Scaled[]::new);
        }

        /** Counts a row in all its calls and repeats; false where that is less than nothing. */
        boolean count() {
            counted.set(of);
            for (Scaled each : less) {
                minus(counted, each);
            }
            for (Scaled each : more) {
                plus(counted, each);
            }
            boolean sound = counted.signum() >= 0;
            if (calls != null) {
                times(counted, calls);
            }
            times(counted, repeat);
            return sound;
        }
    }

    private static void times(Scaled number, Scaled factor) {
        if (factor.isExactLong()) {
            number.multiply(factor.unscaled(), factor.scale());
        } else {
            number.multiply(factor.value());
        }
    }

    private static void plus(Scaled number, Scaled addend) {
        if (addend.isExactLong()) {
            number.add(addend.unscaled(), addend.scale());
        } else {
            number.add(addend.value());
        }
    }

    private static void minus(Scaled number, Scaled subtrahend) {
        if (subtrahend.isExactLong()) {
            number.subtract(subtrahend.unscaled(), subtrahend.scale());
        } else {
            number.subtract(subtrahend.value());
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
        if (isScattered() || isFull()) {
            // nothing will be rated: no more of them are kept
            count += usages.size();
            return;
        }
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
        if (bundles > MOST_BUNDLES) {
            return;
        }
        Set<Usage> sound = proportional.apply(begun.keySet());
        begun.forEach((usage, slot) -> {
            if (sound.contains(usage)) {
                slot.number = ++bundles;
                numbered.add(slot);
                order.add(slot);
            }
        });
    }

    private void add(Usage usage, Slot slot) {
        if (slot.isBundle()) {
            Parts.check(usage, findings);
            set(numbers, usage);
            fillings.computeIfAbsent(slot.number, number -> filling(slot, numbers))
                    .add(row(usage), usage.id());
            return;
        }
        count++;
        if (++apart <= most) {
            order.add(usage);
        }
    }

    private static int row(Usage usage) {
        Location where = usage.where();
        return where.line() > 0 ? where.line() : where.row();
    }

    private static Scaled number(Map<UsageField, Scaled> numbers, UsageField field) {
        return Objects.requireNonNull(numbers.get(field), "every column has a register");
    }

    /** A register for each column, with nothing in it. */
    public static Map<UsageField, Scaled> registers() {
        Map<UsageField, Scaled> registers = new EnumMap<>(UsageField.class);
        for (UsageField each : UsageField.values()) {
            registers.put(each, new Scaled());
        }
        return registers;
    }

    /** The numbers of a usage, with calls and repeat as they count where they are blank; of all else that is blank, zero. */
    private static void set(Map<UsageField, Scaled> numbers, Usage usage) {
        numbers.forEach((field, register) -> {
            BigDecimal number = usage.number(field);
            register.set(number == null ? BigDecimal.ZERO : number);
        });
        number(numbers, UsageField.CALLS).set(usage.calls());
        number(numbers, UsageField.REPEAT).set(usage.repeat());
    }

    /**
     * The bundle that a usage, which was added, is in; null where it stays by itself.
     *
     * @param numbers of the rows that will follow: each has a register for every column, which holds zero where the row leaves it blank, but
     *     of calls and repeat, which are one then
     */
    public @Nullable Filling filling(Usage usage, Map<UsageField, Scaled> numbers) {
        Object key = likeness.of(usage);
        Slot slot = key == usage ? null : slots.get(key);
        return slot == null || !slot.isBundle() ? null : filling(slot, numbers);
    }

    /**
     * A row that was known to belong to a bundle when it was read before, by a run whose every row comes again in the same order.
     *
     * @param bundle its number
     * @param counted what it adds to the columns of the bundle
     * @return its scenario
     */
    public String again(int bundle, int row, String id, Scaled[] counted) {
        Slot slot = numbered.get(bundle - 1);
        for (int i = 0; i < counted.length; i++) {
            slot.sums[i].add(counted[i]);
        }
        slot.requests.add(counted[slot.calls]);
        slot.rows++;
        count++;
        rows.row(bundle, row, id, counted);
        return slot.first.scenario();
    }

    /** How many rows there were. */
    public long rows() {
        return count;
    }

    /** True where rows differ so much that bundles aren't many at a time any more. */
    public boolean isScattered() {
        return bundles > MOST_BUNDLES;
    }

    /** True where more rows would stay by themselves than may: some of them were left out. */
    public boolean isFull() {
        return apart > most;
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
