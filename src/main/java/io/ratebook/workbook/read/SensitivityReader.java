package io.ratebook.workbook.read;

import io.ratebook.domain.Sensitivity;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sheet Sensitivity: one assumption or two a row, and the values to try. */
final class SensitivityReader {
    /** Each asks for a run of the whole request. */
    static final int MOST_RUNS = 400;

    private static final String FIRST = "Assumption";
    private static final String SECOND = "Second assumption";
    private static final String SECOND_VALUE = "Second value";

    private final InputSheets sheets;
    private final AssumptionReader assumptions;
    private final Map<List<String>, Runs> asked = new LinkedHashMap<>();
    private boolean tooMany;

    SensitivityReader(InputSheets sheets, AssumptionReader assumptions) {
        this.sheets = sheets;
        this.assumptions = assumptions;
    }

    List<Sensitivity> read() {
        List<Sensitivity> read = new ArrayList<>();
        for (TableRow row : sheets.rows(SheetLayout.SENSITIVITY)) {
            sheets.lacksAny(row, SheetLayout.SENSITIVITY);
            Optional<String> first = named(row, FIRST);
            List<BigDecimal> values = row.numbers("Value");
            boolean whole = first.isPresent() && !values.isEmpty();
            if (row.cell(SECOND).isBlank() && row.cell(SECOND_VALUE).isBlank()) {
                if (whole) {
                    read.add(counted(row, new Sensitivity(first.get(), values, null, row.where("Value"))));
                }
            } else {
                second(row, first.orElse(""))
                        .filter(each -> whole)
                        .ifPresent(each -> read.add(
                                counted(row, new Sensitivity(first.orElseThrow(), values, each, row.where("Value")))));
            }
        }
        return read;
    }

    private Optional<Sensitivity.Second> second(TableRow row, String first) {
        boolean lacks = lacks(row, SECOND);
        lacks |= lacks(row, SECOND_VALUE);
        Optional<String> name = named(row, SECOND);
        if (name.isPresent() && name.get().equals(first)) {
            sheets.error(
                    "RB-SENS-SAME",
                    row.where(SECOND),
                    "(" + SECOND + ") \"" + first + "\" is the row's first assumption too",
                    "write another assumption, or leave both second cells empty");
            return Optional.empty();
        }
        List<BigDecimal> values = row.numbers(SECOND_VALUE);
        return lacks || name.isEmpty() || values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sensitivity.Second(name.get(), values));
    }

    private boolean lacks(TableRow row, String column) {
        if (!row.cell(column).isBlank()) {
            return false;
        }
        String other = column.equals(SECOND) ? SECOND_VALUE : SECOND;
        sheets.error(
                "RB-VAL-MISSING",
                row.where(column),
                "(" + column + ") is empty" + (row.has(column) ? "" : ", for want of such a column") + ", and " + other
                        + " isn't",
                "fill in both, or neither");
        return true;
    }

    private Optional<String> named(TableRow row, String column) {
        String written = row.text(column);
        Optional<String> name = assumptions.named(written);
        if (name.isEmpty() && !written.isEmpty()) {
            sheets.error(
                    "RB-VAL-ASSUMPTION",
                    row.where(column),
                    "(" + column + ") \"" + written + "\" is no assumption",
                    assumptions.suggestion(written));
        }
        return name;
    }

    /** Reports the row with which the runs become too many. */
    private Sensitivity counted(TableRow row, Sensitivity question) {
        Sensitivity.Second second = question.second();
        Runs runs = asked.computeIfAbsent(
                second == null ? List.of(question.assumption()) : List.of(question.assumption(), second.assumption()),
                each -> new Runs(new LinkedHashSet<>(), new LinkedHashSet<>()));
        runs.first.addAll(question.values());
        runs.second.addAll(second == null ? List.of(BigDecimal.ZERO) : second.values());
        long all = asked.values().stream().mapToLong(Runs::count).sum();
        if (all > MOST_RUNS && !tooMany) {
            tooMany = true;
            sheets.error(
                    "RB-SENS-MANY",
                    row.where("Value"),
                    "up to this row the sheet asks for " + all + " runs of the whole request, more than " + MOST_RUNS,
                    "try fewer values: a grid of 20 by 20 is " + MOST_RUNS + " runs");
        }
        return question;
    }

    private record Runs(Set<BigDecimal> first, Set<BigDecimal> second) {
        long count() {
            return (long) first.size() * second.size();
        }
    }
}
