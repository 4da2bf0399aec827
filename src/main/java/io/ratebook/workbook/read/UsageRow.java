package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.domain.Origin;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.grid.Column;
import io.ratebook.grid.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of Usage as one scenario sees it: what the scenario overrides comes from its own row. */
record UsageRow(TableRow row, @Nullable TableRow overrides, InputSheets sheets) {

    /** Numbers that make the row cheaper: the low case may have the highest of them. */
    private static final Set<String> SAVING = Set.of(UsageField.HIT_RATE.header(), UsageField.DEDUP_SHARE.header());

    /** A number and the cells that it came from. */
    record Found(BigDecimal value, Origin origin) {}

    /** True where something was written, even if it was reported and has no value. */
    boolean has(Column column) {
        return isWritten(source(column), column);
    }

    /** Of columns that state the same, those that are filled where it counts: in the scenario's own row, else in the row itself. */
    List<Column> written(Column... same) {
        TableRow own = overrides;
        List<Column> first = own == null
                ? List.of()
                : Stream.of(same).filter(each -> isWritten(own, each)).toList();
        return first.isEmpty()
                ? Stream.of(same).filter(each -> isWritten(row, each)).toList()
                : first;
    }

    String text(Column column) {
        return source(column).text(column.name());
    }

    Optional<LocalDate> date(Column column) {
        return source(column).date(column.name());
    }

    Location where(Column column) {
        return source(column).where(column.name());
    }

    /** Where the first of a column's cells stands that is filled, its companions among them. */
    Location whereWritten(Column column) {
        TableRow from = source(column);
        return Stream.of(column.name(), column.low(), column.high())
                .filter(each -> !from.cell(each).isBlank())
                .findFirst()
                .map(from::where)
                .orElseGet(() -> where(column));
    }

    /** The number of the case; empty where all its cells are blank or were reported. */
    Optional<Found> number(Column column, Case which) {
        TableRow from = source(column);
        if (!isWritten(from, column)) {
            return Optional.empty();
        }
        BigDecimal base = from.number(column.name()).orElse(null);
        boolean ranged = column.ranged()
                && (!from.cell(column.low()).isBlank()
                        || !from.cell(column.high()).isBlank());
        if (!ranged) {
            return Optional.ofNullable(base)
                    .map(value -> new Found(value, new Origin.InCell(from.where(column.name()))));
        }
        return ranged(from, column, base, which);
    }

    private Optional<Found> ranged(TableRow from, Column column, @Nullable BigDecimal written, Case which) {
        sheets.differsByCase();
        BigDecimal low = from.number(column.low()).orElse(null);
        BigDecimal high = from.number(column.high()).orElse(null);
        BigDecimal base = written;
        boolean baseIsBlank = from.cell(column.name()).isBlank();
        if (baseIsBlank && low != null && high != null) {
            base = Exact.quotient(low.add(high), BigDecimal.valueOf(2));
        }
        if (base == null) {
            reportAlone(from, column, baseIsBlank);
            return Optional.empty();
        }
        remarkOrder(from, column, low == null ? base : low, base, high == null ? base : high);
        BigDecimal value = value(low, base, high, which);
        return Optional.of(new Found(
                value,
                new Origin.InRange(cell(from, column.low()), cell(from, column.name()), cell(from, column.high()))));
    }

    private static BigDecimal value(@Nullable BigDecimal low, BigDecimal base, @Nullable BigDecimal high, Case which) {
        return switch (which) {
            case LOW -> low == null ? base : low;
            case BASE -> base;
            case HIGH -> high == null ? base : high;
        };
    }

    private void reportAlone(TableRow from, Column column, boolean baseIsBlank) {
        boolean oneIsBlank =
                from.cell(column.low()).isBlank() || from.cell(column.high()).isBlank();
        if (baseIsBlank && oneIsBlank) {
            sheets.error(
                    "RB-VAL-MISSING",
                    from.where(column.name()),
                    "(" + column.name() + ") is empty, and only one of low and high is given",
                    "write the base, or both low and high");
        }
    }

    private void remarkOrder(TableRow from, Column column, BigDecimal low, BigDecimal base, BigDecimal high) {
        boolean rises = low.compareTo(base) <= 0 && base.compareTo(high) <= 0;
        boolean falls = SAVING.contains(column.name()) && low.compareTo(base) >= 0 && base.compareTo(high) >= 0;
        if (!rises && !falls) {
            sheets.warn(
                    "RB-VAL-ORDER",
                    from.where(low.compareTo(high) > 0 ? column.low() : column.name()),
                    "(" + column.name() + ") low " + Exact.text(low) + ", base " + Exact.text(base) + " and high "
                            + Exact.text(high) + " are not in that order",
                    "exchange them");
        }
    }

    private static @Nullable Location cell(TableRow from, String header) {
        return from.cell(header).isBlank() ? null : from.where(header);
    }

    private TableRow source(Column column) {
        return overrides != null && isWritten(overrides, column) ? overrides : row;
    }

    private static boolean isWritten(TableRow from, Column column) {
        return !from.cell(column.name()).isBlank()
                || column.ranged()
                        && (!from.cell(column.low()).isBlank()
                                || !from.cell(column.high()).isBlank());
    }
}
