package io.ratebook.workbook.read;

import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.plain.AbsentRows;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The formulas of a sheet whose rows are read once: their stored values are used, which is right where no case and no setting moves them. */
public final class UsageFormulas {
    private static final int MOST_KNOWN = 10_000;

    private final Book others;
    private final Movable movable;
    private final boolean choosing;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Map<Integer, Integer> moved = new TreeMap<>();
    private final Map<Integer, String> last = new HashMap<>();
    private long count;

    /** @param others the workbook's other sheets */
    public UsageFormulas(Book others) {
        this.others = others;
        this.movable = Movable.in(others);
        this.choosing = others.names().entrySet().stream()
                .anyMatch(each -> each.getKey().equalsIgnoreCase(InputBook.CASE_NAME)
                        && each.getValue()
                                .toLowerCase(Locale.ROOT)
                                .startsWith(SheetLayout.USAGE.name().toLowerCase(Locale.ROOT) + "!"));
    }

    /** True where the case in use is chosen on the sheet itself. */
    public boolean choosesCase() {
        return choosing;
    }

    /** Looks at the formulas of one more row. */
    public void note(SheetRow row) {
        for (int i = 0; i < row.count(); i++) {
            String formula = row.formula(i);
            if (formula != null) {
                count++;
                note(row.row(), row.column(i), formula);
            }
        }
    }

    private void note(int row, int column, String formula) {
        if (moved.containsKey(column) || formula.equals(last.put(column, formula))) {
            return;
        }
        Boolean moves = known.get(formula);
        if (moves == null) {
            moves = movable.moves(formula);
            if (known.size() < MOST_KNOWN) {
                known.put(formula, moves);
            }
        }
        if (moves) {
            moved.put(column, row);
        }
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    /**
     * The first cell whose value may differ by case or setting.
     *
     * @param counts whether anything is computed from a column, from 1
     */
    public Optional<Location> moved(String file, String sheet, IntPredicate counts) {
        return moved.entrySet().stream()
                .filter(each -> counts.test(each.getKey()))
                .min(Map.Entry.comparingByValue())
                .map(each -> Location.ofCell(file, sheet, each.getValue(), each.getKey()));
    }

    /**
     * The first formula of another sheet that looks at the rows, where what it gives may differ by case or setting: because of what else it
     * looks at, or because some formula in the rows may.
     */
    public Optional<Location> movedElsewhere() {
        AbsentRows rows = AbsentRows.of(SheetLayout.USAGE.name(), names());
        return others.sheets().stream()
                .filter(each -> Recalculation.isInput(each.sheet()))
                .flatMap(each -> each.rows().values().stream())
                .flatMap(each -> each.values().stream())
                .filter(each -> {
                    String formula = each.formula();
                    return formula != null && rows.isSeenBy(formula) && (!moved.isEmpty() || movable.moves(formula));
                })
                .map(Cell::where)
                .findFirst();
    }

    private List<String> names() {
        AbsentRows direct = AbsentRows.of(SheetLayout.USAGE.name(), List.of());
        return others.names().entrySet().stream()
                .filter(each -> direct.isSeenBy(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
