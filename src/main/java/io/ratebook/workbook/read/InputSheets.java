package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.finding.Severity;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Column;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Shown;
import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import io.ratebook.lookalike.LookAlikes;
import io.ratebook.workbook.SheetLayout;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The input sheets of one book as tables, and the one list of what is wrong with them. */
final class InputSheets {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final int MOST_FINDINGS = 1000;
    private static final int MOST_MERGES = 50;

    private final Book book;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private int unsaid;
    private boolean unsaidError;
    private boolean byCase;

    InputSheets(Book book) {
        this.book = book;
    }

    /** Everything found so far, worst first, each once. */
    List<Finding> findings() {
        if (unsaid > 0) {
            findings.add(new Finding(
                    unsaidError ? Severity.ERROR : Severity.WARNING,
                    "RB-VAL-MORE",
                    Location.ofFile(book.file()),
                    "there are " + unsaid + " more errors and warnings of this kind; the first are told",
                    null));
        }
        return findings.stream().sorted().toList();
    }

    /** Says that what was read would be another in another case. */
    void differsByCase() {
        byCase = true;
    }

    /** False where what was read so far is the same in every case. */
    boolean isByCase() {
        return byCase;
    }

    /** How many there are, told and untold. */
    long found() {
        return findings.size() + (long) unsaid;
    }

    /** Text as it is compared: composed, without surrounding or doubled spaces, in lower case. */
    static String key(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace(NO_BREAK_SPACE, ' ')
                .strip();
        return SPACES.matcher(composed).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    List<TableRow> rows(SheetLayout layout) {
        return table(layout, layout.columns()).map(Table::rows).orElse(List.of());
    }

    /** The sheet's table; empty where the book doesn't have the sheet. */
    Optional<Table> table(SheetLayout layout, List<Column> columns) {
        return book.sheet(layout.name()).map(grid -> {
            var table = Table.read(grid, columns);
            findings.addAll(table.findings());
            remarkHidden(grid);
            remarkMerged(grid, table.value());
            return table.value();
        });
    }

    /** True, and reported, where a cell that the row needs is blank; a column that is missing was reported with the header. */
    boolean lacks(TableRow row, Column column) {
        Cell cell = row.cell(column.name());
        if (cell.isBlank() && cell.where().isCell()) {
            error(
                    "RB-VAL-MISSING",
                    cell.where(),
                    "(" + column.name() + ") is empty",
                    column.choices().isEmpty()
                            ? "fill it in: " + column.meaning()
                            : "choose one of " + String.join(", ", column.choices()));
        }
        return cell.isBlank();
    }

    /** True, and reported, where any cell that the layout requires is blank. */
    boolean lacksAny(TableRow row, SheetLayout layout) {
        boolean lacks = false;
        for (Column column : layout.columns()) {
            lacks |= column.required() && lacks(row, column);
        }
        return lacks;
    }

    void error(String code, Location where, String message, @Nullable String maybe) {
        add(Finding.error(code, where, message, maybe));
    }

    void warn(String code, Location where, String message, @Nullable String maybe) {
        add(Finding.warning(code, where, message, maybe));
    }

    /** A broken file of a million rows is told as shortly as one of a thousand. */
    private void add(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        } else if (!findings.contains(finding)) {
            unsaid++;
            unsaidError |= finding.isError();
        }
    }

    void inform(String code, Location where, String message) {
        findings.add(Finding.info(code, where, message, null));
    }

    void addAll(Collection<Finding> more) {
        findings.addAll(more);
    }

    /**
     * Usage must be there; a sheet whose name is nearly one of ours is pointed out: it would be passed over in silence.
     *
     * @param whole false where usage comes from elsewhere
     */
    void remarkNames(boolean whole) {
        boolean missing = whole && book.sheet(SheetLayout.USAGE.name()).isEmpty();
        String nearest = null;
        for (Grid grid : book.sheets()) {
            String name = grid.sheet().strip();
            if (isLookAlike(grid, name)) {
                continue;
            }
            String near = nearlyKnown(name);
            if (near != null && missing && near.equals(SheetLayout.USAGE.name())) {
                nearest = name;
            } else if (near != null) {
                warn(
                        "RB-SHEET-UNKNOWN",
                        grid.where(),
                        "the sheet's name is none that Ratebook reads; the sheet is passed over",
                        "rename it to \"" + near + '"');
            }
        }
        if (missing) {
            error(
                    "RB-SHEET-MISSING",
                    Location.ofFile(book.file()),
                    "there is no sheet \"Usage\"; the sheets are " + names(),
                    nearest == null
                            ? "begin with a new template (ratebook new)"
                            : "rename \"" + nearest + "\" to \"Usage\"");
        }
    }

    /** True, and reported, where the name only looks like one of ours. */
    private boolean isLookAlike(Grid grid, String name) {
        List<String> like = LookAlikes.of(
                name, SheetLayout.ALL.stream().map(SheetLayout::name).toList());
        if (!like.isEmpty()) {
            error(
                    "RB-VAL-CHAR",
                    grid.where(),
                    "the sheet's name looks like \"" + like.get(0) + "\", but holds " + LookAlikes.points(name),
                    "type the name anew");
        }
        return !like.isEmpty();
    }

    /** A sheet of the user's own where the result puts one would be passed over, and be lost. */
    void remarkResultSheets() {
        boolean result = book.sheet("About")
                .filter(grid -> grid.cell(1, 1).shown().equals(SheetLayout.RESULT_TITLE))
                .isPresent();
        if (result) {
            return;
        }
        for (Grid grid : book.sheets()) {
            if (SheetLayout.RESULT_SHEETS.stream().anyMatch(grid.sheet().strip()::equalsIgnoreCase)) {
                error("RB-SHEET-NAME", grid.where(), "the result puts a sheet of that name", "rename it");
            }
        }
    }

    private String names() {
        List<String> names = book.sheets().stream()
                .map(each -> '"' + Shown.safely(each.sheet()) + '"')
                .toList();
        return names.size() > 20
                ? String.join(", ", names.subList(0, 20)) + " and " + (names.size() - 20) + " more"
                : String.join(", ", names);
    }

    private static @Nullable String nearlyKnown(String name) {
        List<String> known = SheetLayout.ALL.stream().map(SheetLayout::name).toList();
        boolean isKnown = known.stream().anyMatch(name::equalsIgnoreCase)
                || SheetLayout.RESULT_SHEETS.stream().anyMatch(name::equalsIgnoreCase);
        return isKnown
                ? null
                : known.stream()
                        .filter(each -> Nearest.isNear(name, each))
                        .findFirst()
                        .orElse(null);
    }

    private void remarkHidden(Grid grid) {
        Grid.Layout layout = grid.layout();
        StringBuilder what = new StringBuilder();
        if (layout.hiddenSheet()) {
            what.append("the sheet is hidden");
        }
        append(what, layout.hiddenRows(), "row");
        append(what, layout.hiddenColumns(), "column");
        if (!what.isEmpty()) {
            warn("RB-W-HIDDEN", grid.where(), what + "; all of it is read and counted", "unhide it, or delete it");
        }
    }

    private static void append(StringBuilder what, int count, String noun) {
        if (count > 0) {
            what.append(what.isEmpty() ? "" : ", ")
                    .append(count)
                    .append(" hidden ")
                    .append(noun)
                    .append(count == 1 ? "" : "s");
        }
    }

    /** What a sheet hides or merges whose rows are held nowhere: every one below the header holds something. */
    void remark(Grid grid, int headerRow, int lastRow) {
        remarkHidden(grid);
        remarkMerged(
                grid,
                headerRow,
                lastRow > headerRow,
                (first, last) -> last > headerRow && first <= lastRow && lastRow > headerRow);
    }

    private void remarkMerged(Grid grid, Table table) {
        NavigableSet<Integer> rows = new TreeSet<>();
        table.rows().forEach(each -> rows.add(each.row()));
        remarkMerged(
                grid,
                table.headerRow(),
                !rows.isEmpty(),
                (first, last) -> !rows.subSet(first, true, last, true).isEmpty());
    }

    /** @param holds whether any row from the first to the last of two holds something */
    private void remarkMerged(Grid grid, int headerRow, boolean filled, BiPredicate<Integer, Integer> holds) {
        int told = 0;
        for (String written : grid.layout().mergedAreas()) {
            Area area = Area.parse(written).orElse(null);
            if (area != null && isOver(area, headerRow, filled, holds) && told++ < MOST_MERGES) {
                error(
                        "RB-VAL-MERGED",
                        grid.where(area.first().row(), area.first().column()),
                        "the cells " + written + " are merged; only the first of them has a value",
                        "unmerge them and write the value into each");
            }
        }
        if (told > MOST_MERGES) {
            error("RB-VAL-MERGED", grid.where(), (told - MOST_MERGES) + " more areas over data are merged", null);
        }
    }

    /** Over rows of data, or over several columns of the header. */
    private static boolean isOver(Area area, int headerRow, boolean filled, BiPredicate<Integer, Integer> holds) {
        boolean several = !area.first().equals(area.last());
        boolean header = area.holds(headerRow, area.first().column())
                && area.first().column() < area.last().column();
        return several
                && (header && filled
                        || holds.test(area.first().row(), area.last().row()));
    }
}
