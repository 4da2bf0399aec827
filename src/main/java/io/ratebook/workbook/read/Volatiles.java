package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formulas that a spreadsheet computes anew at every opening, whether or not a cell that they use has changed. */
final class Volatiles {
    private static final Pattern CHANGING = calls("NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY");
    private static final Pattern POINTING = calls("OFFSET|INDIRECT");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private Volatiles() {}

    /** True where the cell's value changes by itself, with time or by chance. */
    static boolean changesByItself(Cell cell) {
        return function(cell, CHANGING).isPresent();
    }

    /** One warning a workbook, the same in every case; empty where no input sheet has such a formula. */
    static Optional<Finding> in(Book book) {
        List<Cell> found = book.sheets().stream()
                .filter(grid -> Recalculation.isInput(grid.sheet()))
                .map(Grid::rows)
                .flatMap(rows -> rows.values().stream())
                .flatMap(cells -> cells.values().stream())
                .filter(cell ->
                        changesByItself(cell) || function(cell, POINTING).isPresent())
                .toList();
        return found.stream().findFirst().map(first -> finding(first, found.size() - 1));
    }

    private static Finding finding(Cell first, int more) {
        Optional<String> changing = function(first, CHANGING);
        String others = more == 0 ? "" : more == 1 ? ", as does 1 more cell" : ", as do " + more + " more cells";
        return Finding.warning(
                "RB-W-VOLATILE",
                first.where(),
                "the formula =" + first.formula() + " uses "
                        + changing.or(() -> function(first, POINTING)).orElse("")
                        + ", which a spreadsheet computes anew at every opening" + others
                        + "; results may differ from run to run",
                changing.isPresent() ? "type the value" : "refer to the cell itself, or use INDEX");
    }

    /** The function that the formula calls; what stands in quotation marks is no call. */
    private static Optional<String> function(Cell cell, Pattern calls) {
        String formula = cell.formula();
        if (formula == null || !calls.matcher(formula).find()) {
            return Optional.empty();
        }
        Matcher bare = calls.matcher(QUOTED.matcher(formula).replaceAll(""));
        return bare.find() ? Optional.of(bare.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private static Pattern calls(String names) {
        return Pattern.compile("\\b(" + names + ")\\s*\\(", Pattern.CASE_INSENSITIVE);
    }
}
