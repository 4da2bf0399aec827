package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Assumption;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Address;
import io.ratebook.grid.Book;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Assumptions sheet: what each name stands for in this case. */
final class AssumptionReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Pattern AREA =
            Pattern.compile("\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7}(:\\$?[A-Za-z]{1,3}\\$?[0-9]{1,7})?");
    private static final String IN_USE = "In use";
    private static final List<String> CASES = List.of("Low", "Base", "High");

    private final Book book;
    private final InputSheets sheets;
    private final Case which;
    private final boolean hasCases;
    private final Map<String, Assumption> assumptions = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    AssumptionReader(Book book, InputSheets sheets, Case which) {
        this.book = book;
        this.sheets = sheets;
        this.which = which;
        this.hasCases = InputBook.caseCell(book).isPresent();
        Uniques unique = new Uniques(sheets);
        sheets.rows(SheetLayout.ASSUMPTIONS).forEach(row -> read(row, unique));
    }

    List<Assumption> all() {
        return List.copyOf(assumptions.values());
    }

    /** The assumption's name as its sheet writes it. */
    Optional<String> named(String name) {
        return names.stream()
                .filter(each -> InputSheets.key(each).equals(InputSheets.key(name)))
                .findFirst();
    }

    /** What to write instead of an unknown name. */
    String suggestion(String name) {
        String near = Nearest.suggestion(name, names);
        return near != null ? near : names.isEmpty() ? "add it to the Assumptions sheet" : "choose one of " + listed();
    }

    private String listed() {
        return String.join(", ", names.subList(0, Math.min(10, names.size())));
    }

    private void read(TableRow row, Uniques unique) {
        String name = row.text("Name");
        boolean lacks = sheets.lacks(row, SheetLayout.ASSUMPTIONS.columns().get(0)) || lacksValue(row);
        if (name.isEmpty() || !unique.isNew(name, row.where("Name"), "Name")) {
            return;
        }
        names.add(name);
        requireName(row, name);
        lacks |= lacksBase(row);
        BigDecimal value = row.number(IN_USE).orElse(null);
        if (!lacks && value != null) {
            requireAgreement(row, value);
            assumptions.put(
                    InputSheets.key(name),
                    new Assumption(
                            name, value, cases(row, value), row.text("Unit"), row.text("Source"), row.where(IN_USE)));
        }
    }

    private boolean lacksValue(TableRow row) {
        boolean blank = row.cell(IN_USE).isBlank();
        if (blank && row.cell(IN_USE).where().isCell()) {
            sheets.error(
                    "RB-VAL-MISSING",
                    row.where(IN_USE),
                    "(In use) is empty, so the assumption stands for nothing",
                    "write " + choice(row) + ", or the number itself");
        }
        return blank;
    }

    /** True, and reported, where the base is neither given nor the mean of two: a formula would take it for zero. */
    private boolean lacksBase(TableRow row) {
        boolean one = row.cell("Low").isBlank() != row.cell("High").isBlank();
        boolean lacks = one && row.cell("Base").isBlank();
        if (lacks) {
            sheets.error(
                    "RB-VAL-MISSING",
                    row.where("Base"),
                    "(Base) is empty, and only one of low and high is given",
                    "write the base, or both low and high");
        }
        return lacks;
    }

    private static String choice(TableRow row) {
        List<String> cells = List.of("in_case", address(row, "Low"), address(row, "Base"), address(row, "High"));
        return "=CHOOSE(" + String.join(", ", cells) + ")";
    }

    private static String address(TableRow row, String column) {
        String address = row.where(column).address();
        return address.isEmpty() ? column.toLowerCase(Locale.ROOT) : address;
    }

    private void requireName(TableRow row, String name) {
        Location inUse = row.where(IN_USE);
        if (!NAME.matcher(name).matches() || Address.parse(name).isPresent()) {
            sheets.warn(
                    "RB-ASSUMPTION-NAME",
                    row.where("Name"),
                    "(Name) \"" + name + "\" can't be a defined name of a workbook",
                    "use letters, digits and underscores, and begin with a letter");
            return;
        }
        Location meant = CellName.locate(book, name).orElse(null);
        if (meant == null || !meant.equals(inUse)) {
            sheets.warn(
                    "RB-ASSUMPTION-NAME",
                    row.where("Name"),
                    "(Name) \"" + name + "\" is "
                            + (meant == null
                                    ? "no defined name of the workbook"
                                    : "a defined name that means " + meant.sheet() + "!" + meant.address()),
                    "select " + inUse.address() + " and type " + name + " into the name box");
        }
    }

    /** What is in use must be what the row's own case says: a blank that a formula takes for zero would pass unseen. */
    private void requireAgreement(TableRow row, BigDecimal value) {
        String formula = row.cell(IN_USE).formula();
        if (formula == null || !hasCases) {
            if (differsFromAny(row, value)) {
                remarkUnused(row, value);
            }
            return;
        }
        sheets.differsByCase();
        BigDecimal wanted = wanted(row, which);
        if (wanted == null || CellNumbers.nearlyEqual(wanted, value)) {
            return;
        }
        if (!mentionsCases(row, formula)) {
            remarkUnused(row, value);
            return;
        }
        sheets.warn(
                "RB-ASSUMPTION-USE",
                row.where(IN_USE),
                "(In use) gives " + Exact.text(value) + " where the row's " + which.word() + " case is "
                        + Exact.text(wanted),
                "fill in Low, Base and High, and let In use choose among them");
    }

    private static boolean differsFromAny(TableRow row, BigDecimal value) {
        return CASES.stream()
                .flatMap(column -> row.number(column).stream())
                .anyMatch(each -> !CellNumbers.nearlyEqual(each, value));
    }

    /** True where the formula refers to the row's low or high, alone or within an area. */
    private static boolean mentionsCases(TableRow row, String formula) {
        return AREA.matcher(formula)
                .results()
                .flatMap(each -> Area.parse(each.group()).stream())
                .anyMatch(area -> holds(area, row, "Low") || holds(area, row, "High"));
    }

    private static boolean holds(Area area, TableRow row, String column) {
        return row.has(column)
                && area.holds(row.where(column).row(), row.where(column).column());
    }

    /** Says the same in every case, so that it is told once. */
    private void remarkUnused(TableRow row, BigDecimal value) {
        String formula = row.cell(IN_USE).formula();
        sheets.warn(
                "RB-ASSUMPTION-USE",
                row.where(IN_USE),
                "(In use) holds " + (formula == null ? Exact.text(value) : "=" + formula)
                        + ", so low, base and high are not used",
                (hasCases ? "" : "add the item Case in use to Request, name its value in_case, and ") + "write "
                        + choice(row));
    }

    /** The row's own three where what is in use chooses among them. */
    private ThreePoint cases(TableRow row, BigDecimal value) {
        String formula = row.cell(IN_USE).formula();
        BigDecimal low = wanted(row, Case.LOW);
        BigDecimal base = wanted(row, Case.BASE);
        BigDecimal high = wanted(row, Case.HIGH);
        return hasCases && low != null && base != null && high != null && formula != null && mentionsCases(row, formula)
                ? new ThreePoint(low, base, high)
                : ThreePoint.of(value);
    }

    /** What the row says of a case; null where it says nothing of any. */
    private static @Nullable BigDecimal wanted(TableRow row, Case which) {
        BigDecimal low = row.number("Low").orElse(null);
        BigDecimal high = row.number("High").orElse(null);
        BigDecimal base = row.number("Base").orElse(null);
        if (base == null && low != null && high != null) {
            base = Exact.quotient(low.add(high), BigDecimal.valueOf(2));
        }
        BigDecimal own = which == Case.LOW ? low : which == Case.HIGH ? high : base;
        return own == null ? base : own;
    }
}
