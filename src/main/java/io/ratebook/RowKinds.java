package io.ratebook;

import io.ratebook.amount.Scaled;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.grid.Grid;
import io.ratebook.rating.Bundler;
import io.ratebook.rating.RowBlock;
import io.ratebook.rules.kinds.Band;
import io.ratebook.rules.kinds.Likeness;
import io.ratebook.workbook.read.UsageRows;
import io.ratebook.workbook.read.UsageRows.Meaning;
import io.ratebook.workbook.read.UsageRows.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file that are like rows which were read with care and found sound: they have the same texts in every column that matters, numbers
 * in the same columns, plain ones, and lie between the same bounds. Such a row goes straight into its bundle. Any other is read with care.
 */
final class RowKinds {
    private static final int MOST_KINDS = 50_000;
    private static final int LONGEST_ID = 255;

    /** Numbers of the file's columns, beside tokens. */
    private static final Set<UsageField> COUNTED =
            Set.of(UsageField.CALLS, UsageField.QUANTITY, UsageField.WEB_SEARCHES, UsageField.REPEAT);

    /** Larger than any that is let through without being looked at closely. */
    private static final long LARGEST = 1_000_000_000_000_000L;

    private static final BigDecimal LARGEST_WITH_FRACTION = BigDecimal.valueOf(LARGEST);

    /** Of a column without numbers. */
    private static final Scaled NONE = new Scaled();

    private final Bundler bundler;
    private final Likeness likeness;
    private final UsageRows rows;
    private final List<Place> places;
    private final int id;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Kind>> kinds = new ArrayList<>();
    private final Map<List<Band>, BandPlace> bandPlaces = new HashMap<>();
    private final RowTable known;
    private final int[] codes;
    private final Set<UsageField> varying = EnumSet.of(UsageField.CALLS, UsageField.REPEAT);
    private final Map<UsageField, Scaled> numbers = Bundler.registers();
    private final Scaled[] registers;
    private final RowBlock block;
    private final RowBlock.@Nullable Column[] blocks;
    private final Scaled calls;
    private final Scaled repeat;
    private final List<Bundler.Filling> found = new ArrayList<>();
    private @Nullable List<Kind> foundKinds;
    private boolean whole;

    /** A column of the file that tells rows apart: its texts by number. Only rows that were read with care name them. */
    private static final class Column {
        private static final int UNKNOWN = -1;

        private final int index;
        private final boolean counted;
        private final Map<String, Integer> codes = new HashMap<>();
        private String last = "";
        private int lastCode = UNKNOWN;

        Column(int index, boolean counted) {
            this.index = index;
            this.counted = counted;
        }

        /** The number of what the row has here; less than zero where no row that is known has it. */
        int code(RowValues values) {
            if (counted) {
                return values.isBlank(index) ? 0 : 1;
            }
            String text = values.text(index);
            if (lastCode >= 0 && text.equals(last)) {
                return lastCode;
            }
            Integer code = codes.get(text);
            if (code == null) {
                return UNKNOWN;
            }
            last = text;
            lastCode = code;
            return code;
        }

        /** The same; a text that is new gets a number, as long as there are some left. */
        int learn(RowValues values) {
            int known = code(values);
            if (known >= 0 || codes.size() > MOST_KINDS) {
                return known;
            }
            int code = codes.size();
            codes.put(values.text(index), code);
            return code;
        }
    }

    /** Rows that agree in all but their numbers, in one scenario. */
    private static final class Kind {
        private final String scenario;
        private final BandPlace place;
        private final Map<Object, Bundler.Filling> bundles = new HashMap<>();
        private long last = BandPlace.UNEASY;
        private Bundler.@Nullable Filling lastBundle;

        Kind(String scenario, BandPlace place) {
            this.scenario = scenario;
            this.place = place;
        }

        /** The bundle of rows whose numbers lie where the next row's do; null where none is known. */
        Bundler.@Nullable Filling bundle() {
            long now = place.easily();
            if (now == BandPlace.UNEASY) {
                return bundles.get(place.slowly());
            }
            if (now != last) {
                last = now;
                lastBundle = bundles.get(now);
            }
            return lastBundle;
        }

        /** From now on those rows go into it, unless they go into another already. */
        void learn(Bundler.Filling bundle) {
            bundles.putIfAbsent(place.now(), bundle);
            last = BandPlace.UNEASY;
        }
    }

    /** @param headers of the file's columns, in their order; empty for a column without one */
    RowKinds(Bundler bundler, Likeness likeness, UsageRows rows, List<String> headers) {
        this.bundler = bundler;
        this.likeness = likeness;
        this.rows = rows;
        this.places = UsageRows.places(headers);
        int at = -1;
        for (int i = 0; i < places.size(); i++) {
            at = places.get(i).meaning() == Meaning.ID ? i : at;
        }
        this.id = at;
        for (int i = 0; i < places.size(); i++) {
            Meaning meaning = places.get(i).meaning();
            if (meaning == Meaning.KIND
                    || meaning == Meaning.COUNTED
                    || meaning == Meaning.EXTRA && likeness.looksAtOwn()) {
                columns.add(new Column(i, meaning == Meaning.COUNTED));
            }
            UsageField field = places.get(i).field();
            if (field != null) {
                varying.add(field);
            }
        }
        this.known = new RowTable(columns.size());
        this.codes = new int[columns.size()];
        this.registers = new Scaled[places.size()];
        this.block = bundler.block();
        this.blocks = new RowBlock.Column[registers.length];
        for (int i = 0; i < registers.length; i++) {
            UsageField field = places.get(i).field();
            registers[i] = field == null ? NONE : number(field);
            blocks[i] = field == null ? null : block.filled(field);
        }
        this.calls = number(UsageField.CALLS);
        this.repeat = number(UsageField.REPEAT);
    }

    private Scaled number(UsageField field) {
        return Objects.requireNonNull(numbers.get(field));
    }

    /** True where nothing but its columns, and names that need no care, tells the row from others. */
    private boolean isOrdinary(RowValues values) {
        if (values.size() > places.size()) {
            return false;
        }
        for (int i = 0; i < places.size(); i++) {
            Meaning meaning = places.get(i).meaning();
            if ((meaning == Meaning.ID || meaning == Meaning.REMARK) && !isPlain(values.shown(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String text) {
        if (text.length() > LONGEST_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** True where the row is like rows that are known; then {@link #take} may follow, and nothing else. */
    boolean isKnown(RowValues values) {
        found.clear();
        for (int i = 0; i < columns.size(); i++) {
            int code = columns.get(i).code(values);
            if (code < 0) {
                return false;
            }
            codes[i] = code;
        }
        int row = known.find(codes);
        if (row < 0 || !isOrdinary(values) || !readNumbers(values)) {
            return false;
        }
        List<Kind> its = kinds.get(row);
        for (int i = 0; i < its.size(); i++) {
            Kind each = its.get(i);
            Bundler.Filling bundle = each.bundle();
            if (bundle == null) {
                return false;
            }
            found.add(bundle);
        }
        foundKinds = its;
        return true;
    }

    private boolean readNumbers(RowValues values) {
        calls.set(1, 0);
        repeat.set(1, 0);
        whole = true;
        for (int i = 0; i < registers.length; i++) {
            Scaled register = registers[i];
            if (register != NONE) {
                if (!values.isBlank(i)) {
                    if (!values.number(i, register) || !isSound(register, places.get(i))) {
                        return false;
                    }
                    whole &= register.scale() == 0;
                } else if (register != calls && register != repeat) {
                    register.set(0, 0);
                }
            }
        }
        return true;
    }

    private static boolean isSound(Scaled number, Place place) {
        if (!number.isExactLong() || number.signum() < 0) {
            return false;
        }
        if (number.scale() == 0) {
            return number.unscaled() <= LARGEST;
        }
        // a fraction: none where whole numbers are wanted, and none that is next to nothing; below zero, the scale
        // counts zeros at the end
        return (number.scale() < 0 || !place.whole())
                && number.scale() <= 18
                && number.value().compareTo(LARGEST_WITH_FRACTION) <= 0;
    }

    /** The row that {@link #isKnown} has just looked at; false where it is wrong, and needs care. */
    boolean take(int line, RowValues values) {
        String written = id >= 0 ? values.shown(id).strip() : "";
        String name = written.isEmpty() ? "row " + line : written;
        for (Bundler.Filling each : found) {
            if (!each.isSound()) {
                return false;
            }
        }
        for (Bundler.Filling each : found) {
            if (whole) {
                queue(each, line, name);
            } else {
                each.add(line, name);
            }
        }
        for (Kind each : Objects.requireNonNull(foundKinds)) {
            rows.alike(each.scenario, name, () -> values.where(line));
        }
        return true;
    }

    private void queue(Bundler.Filling filling, int line, String name) {
        int place = block.size();
        for (int i = 0; i < blocks.length; i++) {
            RowBlock.Column column = blocks[i];
            if (column != null) {
                column.set(place, registers[i].unscaled());
            }
        }
        filling.queue(line, name);
        if (block.isFull()) {
            bundler.settle();
        }
    }

    /**
     * Rows that were read with care and found sound: others may be like them.
     *
     * @param grid where they stand
     * @param usages what was made of them, which the bundler has
     */
    void learn(Grid grid, List<Usage> usages) {
        Map<Integer, List<Usage>> byRow = new TreeMap<>();
        usages.forEach(each ->
                byRow.computeIfAbsent(row(each, grid), row -> new ArrayList<>()).add(each));
        byRow.forEach((row, its) -> learn(new GridValues(grid, row, places.size()), its));
    }

    private static int row(Usage usage, Grid grid) {
        return grid.textual()
                ? usage.where().line() + grid.before()
                : usage.where().row();
    }

    private void learn(RowValues values, List<Usage> usages) {
        if (kinds.size() > MOST_KINDS || !isOrdinary(values) || !readNumbers(values)) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            int code = columns.get(i).learn(values);
            if (code < 0) {
                return;
            }
            codes[i] = code;
        }
        int row = known.find(codes);
        if (row < 0) {
            List<Kind> made = kinds(usages).orElse(null);
            if (made == null) {
                return;
            }
            row = known.add(codes);
            kinds.add(made);
        }
        List<Kind> its = kinds.get(row);
        for (int i = 0; i < usages.size(); i++) {
            Bundler.Filling bundle = bundler.filling(usages.get(i), numbers);
            if (bundle != null) {
                its.get(i).learn(bundle);
            }
        }
    }

    /** One for each scenario; empty where the rows can't be told by their texts and numbers. */
    private Optional<List<Kind>> kinds(List<Usage> usages) {
        List<Kind> made = new ArrayList<>();
        Set<String> scenarios = new HashSet<>();
        for (Usage each : usages) {
            Optional<List<Band>> bands = likeness.bands(each);
            if (bands.isEmpty() || !scenarios.add(each.scenario()) || !countsAsWritten(each)) {
                return Optional.empty();
            }
            // most kinds have the same bands: one place for all stays near at hand
            BandPlace place = bandPlaces.computeIfAbsent(bands.get(), its -> new BandPlace(its, varying, numbers));
            made.add(new Kind(each.scenario(), place));
        }
        return Optional.of(made);
    }

    /** False where a number comes from elsewhere than the row's own column: from its scenario, or from a text that was counted. */
    private boolean countsAsWritten(Usage usage) {
        for (UsageField each : UsageField.values()) {
            BigDecimal number = usage.number(each);
            boolean own = number == null
                    || !isCounted(each)
                    || isOfRow(usage, each) && number(each).value().compareTo(number) == 0;
            if (!own) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCounted(UsageField field) {
        return field.countsTokens() || COUNTED.contains(field);
    }

    private static boolean isOfRow(Usage usage, UsageField field) {
        Location where = usage.where(field);
        return where.file().equals(usage.where().file())
                && where.line() == usage.where().line()
                && where.row() == usage.where().row()
                && Objects.equals(where.sheet(), usage.where().sheet());
    }
}
