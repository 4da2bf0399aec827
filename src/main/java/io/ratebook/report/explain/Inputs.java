package io.ratebook.report.explain;

import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.report.Line;
import io.ratebook.report.explain.Explanation.Input;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of the workbook that a line's quantity is counted from, with their cells. */
final class Inputs {
    private final Usage usage;
    private final List<Input> inputs = new ArrayList<>();

    private Inputs(Usage usage) {
        this.usage = usage;
    }

    /** In the order of the formula; none for a line that counts nothing. */
    static List<Input> of(Line line) {
        Metered basis = line.basis();
        if (basis == null) {
            return List.of();
        }
        Inputs all = new Inputs(basis.usage());
        Measure measure = basis.measure();
        all.calls(measure.calls());
        all.add(measure.of());
        measure.less().forEach(all::add);
        measure.more().forEach(all::add);
        all.add(UsageField.REPEAT);
        all.add(UsageField.MONTHS);
        all.add(UsageField.GROWTH);
        if (basis.purchase()) {
            all.add(UsageField.UNIT_PRICE);
        }
        return all.inputs;
    }

    private void calls(Calls calls) {
        switch (calls) {
            case COUNTED -> {}
            case EVERY -> add(UsageField.CALLS);
            case KEPT -> add(UsageField.CACHE_HOURS);
            case MISSES, HITS ->
                List.of(
                                UsageField.CALLS,
                                UsageField.MINUTES_BETWEEN_CALLS,
                                UsageField.CALLS_A_MINUTE,
                                UsageField.HIT_RATE)
                        .forEach(this::add);
        }
    }

    private void add(UsageField field) {
        BigDecimal number = usage.number(field);
        if (number != null) {
            inputs.add(new Input(field.header(), number, where(usage.origin(field))));
        }
    }

    /** The cell as the workbook's reader finds it: {@code Usage!J3}; the cells of low, base and high. */
    static String where(Origin origin) {
        if (origin instanceof Origin.InCell in) {
            return cell(in.cell());
        }
        if (origin instanceof Origin.InRange range) {
            return Stream.of(range.low(), range.base(), range.high())
                    .filter(Objects::nonNull)
                    .map(Inputs::cell)
                    .collect(Collectors.joining(", "));
        }
        return origin instanceof Origin.Counted counted
                ? "counted from " + cell(counted.cell()) + " with " + counted.how()
                : ((Origin.ByDefault) origin).why();
    }

    static String cell(@Nullable Location where) {
        if (where == null) {
            return "";
        }
        return where.isCell() ? where.sheet() + "!" + where.address() : where.toString();
    }
}
