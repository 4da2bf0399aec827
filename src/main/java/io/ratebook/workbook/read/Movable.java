package io.ratebook.workbook.read;

import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import io.ratebook.workbook.SheetLayout;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which formulas may give something else under another case or setting, told by the sheets that they look at: the assumptions, the sheet
 * that the case is chosen on, and all that look at one of these. In doubt a formula may.
 */
final class Movable {
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    /** A sheet that is looked at, or some other word; what follows it tells functions apart. */
    private static final Pattern WORD = Pattern.compile(
            "'(?<quoted>(?:[^']|'')+)'!|(?<plain>[\\p{L}_\\\\][\\p{L}\\p{N}_.?\\\\]*)(?<after>!|\\s*\\(|\\[)?");

    private static final Pattern CELL = Pattern.compile("(?i)[A-Z]{1,3}[0-9]{1,7}|[A-Z]{1,3}|TRUE|FALSE|R|C|E");
    private static final Pattern POINTING =
            Pattern.compile("(?i)\\b(OFFSET|INDIRECT|NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\\s*\\(");

    private final Map<String, String> names;
    private final Set<String> sheets = new HashSet<>();

    private Movable(Book book) {
        this.names = book.names();
    }

    /** @param book with all its sheets but the one whose formulas are asked about */
    static Movable in(Book book) {
        Movable movable = new Movable(book);
        book.sheet(SheetLayout.ASSUMPTIONS.name())
                .map(Grid::sheet)
                .map(Movable::key)
                .ifPresent(movable.sheets::add);
        InputBook.caseCell(book).map(Location::sheet).map(Movable::key).ifPresent(movable.sheets::add);
        while (movable.spread(book)) {
            // one more sheet looks at one of these
        }
        return movable;
    }

    private boolean spread(Book book) {
        for (Grid grid : book.sheets()) {
            String name = key(grid.sheet());
            if (!sheets.contains(name) && Recalculation.isInput(grid.sheet()) && isMoved(grid)) {
                return sheets.add(name);
            }
        }
        return false;
    }

    private boolean isMoved(Grid grid) {
        return grid.rows().values().stream()
                .flatMap(row -> row.values().stream())
                .map(Cell::formula)
                .anyMatch(formula -> formula != null && moves(formula));
    }

    private static String key(String sheet) {
        return sheet.strip().toLowerCase(Locale.ROOT);
    }

    /** True where what the formula gives may differ by case or setting. */
    boolean moves(String formula) {
        if (sheets.isEmpty()) {
            return false;
        }
        if (POINTING.matcher(formula).find()) {
            return true;
        }
        Matcher word = WORD.matcher(TEXT.matcher(formula).replaceAll("0"));
        while (word.find()) {
            String quoted = word.group("quoted");
            boolean moved = quoted != null
                    ? looksAt(quoted.replace("''", "'"))
                    : moved(word.group("plain"), String.valueOf(word.group("after")));
            if (moved) {
                return true;
            }
        }
        return false;
    }

    private boolean moved(String word, String after) {
        return switch (after.strip()) {
            case "(" -> false;
            case "!" -> looksAt(word);
            // a table's column: whose, isn't known
            case "[" -> true;
            default -> !CELL.matcher(word).matches() && namesMoved(word);
        };
    }

    /** Of several sheets ({@code First:Last!A1}) too. */
    private boolean looksAt(String sheet) {
        return sheet.contains(":") || sheet.contains("[") || sheets.contains(key(sheet));
    }

    /** A name that means no single cell may mean anything. */
    private boolean namesMoved(String word) {
        return names.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(word))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(target -> looksAt(target.substring(0, Math.max(0, target.lastIndexOf('!')))))
                .orElse(true);
    }
}
