package io.ratebook.rating;

import io.ratebook.amount.Scaled;
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

        /** The next rows, counted; used again for rows that follow. */
        default void rows(RowBlock block) {
            for (int i = 0; i < block.size(); i++) {
                row(block.bundle(i), block.row(i), block.id(i), block.counted(i));
            }
        }
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
    private final IdentityHashMap<Map<UsageField, Scaled>, Map<List<Measure>, RowCounting>> alike =
            new IdentityHashMap<>();
    private final List<Filling> fillings = new ArrayList<>();
    private final Likeness likeness;
    private final Function<Collection<Usage>, Set<Usage>> proportional;
    private final Rows rows;
    private final int most;
    private final Map<Object, Slot> slots = new HashMap<>();
    private final IdentityHashMap<Usage, Slot> last = new IdentityHashMap<>();
    private final List<Object> order = new ArrayList<>();
    private final List<Slot> numbered = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final RowSums sums = new RowSums(COUNTED.size());
    private RowBlock block = new RowBlock(fillings);
    private int bundles;
    private long count;
    private int apart;

    /** Rows that are alike. */
    private static final class Slot {
        private final Usage first;
        private final Map<UsageField, Measure> measures = new EnumMap<>(UsageField.class);
        private final int calls;
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
        }

        boolean isBundle() {
            return number > 0;
        }

        Usage bundled(RowSums sums) {
            Map<UsageField, BigDecimal> counted = new EnumMap<>(UsageField.class);
            int column = 0;
            for (UsageField each : measures.keySet()) {
                counted.put(each, sums.value(number, column++));
            }
            return new Bundle(number, sums.rows(number), counted, sums.value(number, calls)).from(first);
        }
    }

    /** A bundle that is being filled with rows that belong to it: takes what some registers hold at the time. */
    public final class Filling {
        private final int number;
        private final RowCounting counting;

        private Filling(Slot slot, RowCounting counting) {
            this.number = slot.number;
            this.counting = counting;
        }

        RowCounting counting() {
            return counting;
        }

        /** False where a column of the next row is less than its parts: then the row is wrong. */
        public boolean isSound() {
            return counting.isSound();
        }

        /** One more row. */
        public void add(int row, String id) {
            settle();
            one(row, id);
        }

        private void one(int row, String id) {
            Scaled[] counted = counting.count();
            sums.add(number, counted);
            count++;
            rows.row(number, row, id, counted);
        }

        /**
         * One more row, whose numbers the {@link Bundler#block} has, for which it has room: it is counted with others by
         * {@link Bundler#settle}, before any that isn't queued.
         */
        public void queue(int row, String id) {
            block.add(number, counting, row, id);
        }
    }

    /** A filling of rows whose numbers those registers will hold. */
    private Filling filling(Slot slot, Map<UsageField, Scaled> registers) {
        return new Filling(
                slot,
                alike.computeIfAbsent(registers, each -> new HashMap<>())
                        .computeIfAbsent(
                                List.copyOf(slot.measures.values()), measures -> new RowCounting(measures, registers)));
    }

    /** A new one for the numbers of rows that are {@linkplain Filling#queue queued}: every column is blank. */
    public RowBlock block() {
        settle();
        block = new RowBlock(fillings);
        return block;
    }

    /** Counts the rows that are queued. */
    public void settle() {
        if (block.size() == 0) {
            return;
        }
        Set<RowCounting> each = block.countings();
        if (each.stream().allMatch(counting -> counting.count(block))) {
            each.forEach(counting -> sums.add(block, counting, each.size() == 1));
            count += block.size();
            rows.rows(block);
        } else {
            for (int i = 0; i < block.size(); i++) {
                int place = i;
                numbers.forEach(
                        (field, register) -> register.set(block.column(field).numbers()[place], 0));
                fillings.get(block.bundle(i) - 1).one(block.row(i), block.id(i));
            }
        }
        block.clear();
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
        settle();
        last.clear();
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
            last.put(usage, slot);
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
                fillings.add(filling(slot, numbers));
                sums.begin();
                order.add(slot);
            }
        });
    }

    private void add(Usage usage, Slot slot) {
        if (slot.isBundle()) {
            Parts.check(usage, findings);
            set(numbers, usage);
            fillings.get(slot.number - 1).one(row(usage), usage.id());
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
            if (number == null) {
                register.set(0, 0);
            } else {
                register.set(number);
            }
        });
        number(numbers, UsageField.CALLS).set(usage.calls());
        number(numbers, UsageField.REPEAT).set(usage.repeat());
    }

    /**
     * The bundle that a usage is in, which was among those that were {@linkplain #add(List) added} last; null where it stays by itself.
     *
     * @param numbers of the rows that will follow: each has a register for every column, which holds zero where the row leaves it blank, but
     *     of calls and repeat, which are one then
     */
    public @Nullable Filling filling(Usage usage, Map<UsageField, Scaled> numbers) {
        Slot slot = last.get(usage);
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
        settle();
        Slot slot = numbered.get(bundle - 1);
        sums.add(bundle, counted);
        count++;
        rows.row(bundle, row, id, counted);
        return slot.first.scenario();
    }

    /** How many rows there were; those that are queued don't count yet. */
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

    /** Everything that was added and counted: bundles where their first row stood, and the rows that stay by themselves. */
    public List<Usage> usages() {
        return order.stream()
                .map(each -> each instanceof Slot slot ? slot.bundled(sums) : (Usage) each)
                .toList();
    }
}
