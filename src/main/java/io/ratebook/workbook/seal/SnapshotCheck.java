package io.ratebook.workbook.seal;

import io.ratebook.grid.Address;
import io.ratebook.report.Verification.Difference;
import io.ratebook.report.Verification.Item;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Name;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a workbook held and what it holds, told apart by what kind of thing has changed. */
final class SnapshotCheck {
    static final String SHEETS = "Sheets and names";
    static final String INPUTS = "Inputs";
    static final String FORMULAS = "Formulas";
    static final String VALUES = "Values of formulas";
    static final String FIXED = "Fixed values";
    static final String SHOWN = "What is shown";
    static final String OPTIONS = "Run options";
    static final List<String> ITEMS = List.of(SHEETS, INPUTS, FORMULAS, VALUES, FIXED, SHOWN, OPTIONS);

    private static final String ABOUT = "About";
    private static final List<String> WRITTEN = List.of("Actual", "Difference", "Verdict");
    private static final List<String> CASES = List.of("low", "base", "high");

    private final Snapshot held;
    private final Snapshot holds;
    private final SheetPairs pairs;
    private final Map<String, List<Difference>> differences = new TreeMap<>();
    private String inCase = "";

    SnapshotCheck(Snapshot held, Snapshot holds) {
        this.held = held;
        this.holds = holds;
        this.pairs = new SheetPairs(held, holds);
    }

    /** Everything, in the order of {@link #ITEMS}. */
    List<Item> items() {
        ITEMS.forEach(each -> differences.put(each, new ArrayList<>()));
        in(SHEETS).addAll(pairs.differences());
        names();
        if (held.date1904() != holds.date1904()) {
            in(SHEETS).add(new Difference("first day", "the workbook", day(held), day(holds)));
        }
        for (Sheet sheet : held.sheets()) {
            Sheet other = pairs.now(sheet);
            if (other != null) {
                compare(sheet, other);
            }
        }
        List<Item> items = new ArrayList<>();
        ITEMS.forEach(each -> items.add(item(each)));
        return items;
    }

    private List<Difference> in(String item) {
        return differences.computeIfAbsent(item, each -> new ArrayList<>());
    }

    private Item item(String name) {
        List<Difference> found = in(name);
        if (!found.isEmpty()) {
            return Item.changed(name, name.equals(INPUTS) ? inCase : "", found);
        }
        return Item.same(
                name,
                switch (name) {
                    case SHEETS ->
                        held.sheets().size() + " sheets, " + held.names().size() + " names";
                    case INPUTS -> count(true, false) + " cells";
                    case FORMULAS, VALUES -> count(true, true) + count(false, true) + " cells";
                    case FIXED -> count(false, false) + " cells";
                    default -> "";
                });
    }

    private long count(boolean input, boolean computed) {
        return held.sheets().stream()
                .filter(each -> isInput(each.name()) == input)
                .flatMap(each -> each.cells().values().stream())
                .filter(each -> each.isComputed() == computed)
                .count();
    }

    static boolean isInput(String sheet) {
        return SheetLayout.RESULT_SHEETS.stream().noneMatch(each -> each.equalsIgnoreCase(sheet));
    }

    private static String day(Snapshot snapshot) {
        return snapshot.date1904() ? "1904" : "1900";
    }

    private void names() {
        TreeSet<Name> all = new TreeSet<>(held.names().keySet());
        all.addAll(holds.names().keySet());
        for (Name name : all) {
            String then = held.names().get(name);
            String now = holds.names().get(pairs.now(name));
            boolean known = then != null || !pairs.isRenamed(name.scope());
            boolean same = then != null && now != null && sameFormula(then, now);
            if (known && !same) {
                String place = (name.scope().isEmpty() ? "" : name.scope() + "!") + name.name();
                in(SHEETS).add(new Difference("name", place, meaning(then), meaning(now)));
            }
        }
    }

    private static String meaning(@Nullable String formula) {
        return formula == null ? Told.NOTHING : Told.cut(formula);
    }

    private boolean sameFormula(String then, String now) {
        return then.equals(now) || Formulas.canonical(then).equals(pairs.asHeld(Formulas.canonical(now)));
    }

    private void compare(Sheet then, Sheet now) {
        in(isInput(now.name()) ? INPUTS : FIXED).addAll(MarkCheck.rows(then, now));
        if (MarkCheck.isLarge(then) != MarkCheck.isLarge(now)) {
            in(SHOWN).addAll(MarkCheck.between(then, now));
            return;
        }
        RowShift.between(then, now)
                .ifPresent(shift ->
                        in(SHEETS).add(new Difference("rows", now.name(), "no rows were inserted or deleted", shift)));
        CellCheck cells = new CellCheck(this::sameFormula);
        then.cells().forEach((where, cell) -> {
            Content other = now.cells().get(where);
            if (!cell.equals(other)) {
                cells.compare(cell, other).forEach((what, difference) -> note(what, now, where, difference));
            }
        });
        now.cells().forEach((where, cell) -> {
            if (!then.cells().containsKey(where)) {
                cells.compare(null, cell).forEach((what, difference) -> note(what, now, where, difference));
            }
        });
        in(SHOWN).addAll(MarkCheck.between(then, now));
    }

    private void note(CellCheck.What what, Sheet sheet, Address where, CellCheck.Change change) {
        String place = sheet.name() + "!" + where;
        String item = switch (what) {
            case FORMULA -> FORMULAS;
            case VALUE -> VALUES;
            case FORMAT -> SHOWN;
            case FIXED -> sheet.name().equals(ABOUT) ? OPTIONS : isInput(sheet.name()) ? INPUTS : FIXED;
        };
        if (what == CellCheck.What.FIXED && isCase(sheet, where)) {
            inCase = "the case in use is " + named(change.holds()) + ", it was " + named(change.held());
        }
        in(item).add(new Difference(what.word(), place, change.held(), change.holds()));
    }

    /** True for the cell that the name in_case means. */
    private boolean isCase(Sheet sheet, Address where) {
        String cell = held.names().get(new Name("", "in_case"));
        return cell != null
                && cell.replace("$", "").replaceAll("^'|'(?=![^!]*$)", "").equals(sheet.name() + "!" + where);
    }

    private static String named(String selector) {
        int number = selector.matches("[123]") ? Integer.parseInt(selector) : 0;
        return number == 0 ? selector : number + " (" + CASES.get(number - 1) + ")";
    }

    /** Of the sheets that both have and that are an input's, the typed cells and formulas that differ. */
    List<Difference> inputs() {
        List<Difference> found = new ArrayList<>();
        CellCheck cells = new CellCheck(this::sameFormula);
        for (Sheet then : held.sheets()) {
            Sheet now = holds.sheet(then.name());
            if (isInput(then.name()) && now != null) {
                found.addAll(MarkCheck.rows(then, now));
                inputs(then, now, cells, found);
            }
        }
        return found;
    }

    private static void inputs(Sheet then, Sheet now, CellCheck cells, List<Difference> found) {
        Set<Address> addresses = new LinkedHashSet<>(then.cells().keySet());
        addresses.addAll(now.cells().keySet());
        Set<Integer> ours = ours(then);
        for (Address where : addresses) {
            if (!ours.contains(where.column())) {
                cells.compare(then.cells().get(where), now.cells().get(where)).forEach((what, change) -> {
                    if (what == CellCheck.What.FIXED || what == CellCheck.What.FORMULA) {
                        String place = then.name() + "!" + where;
                        found.add(new Difference(what.word(), place, change.held(), change.holds()));
                    }
                });
            }
        }
    }

    /** The columns that Ratebook writes into a sheet of the input. */
    private static Set<Integer> ours(Sheet sheet) {
        Set<Integer> columns = new HashSet<>();
        if (sheet.name().equalsIgnoreCase(SheetLayout.EXPECTED.name())) {
            sheet.cells().forEach((where, cell) -> {
                if (WRITTEN.contains(cell.value())) {
                    columns.add(where.column());
                }
            });
        }
        return columns;
    }
}
