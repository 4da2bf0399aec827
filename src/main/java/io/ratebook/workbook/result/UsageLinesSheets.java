package io.ratebook.workbook.result;

import io.ratebook.amount.Scaled;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Metered;
import io.ratebook.publish.AsideException;
import io.ratebook.report.Line;
import io.ratebook.report.UsageLines;
import io.ratebook.report.UsageShares;
import io.ratebook.workbook.Beside;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.cells.FiledCells;
import io.ratebook.workbook.result.TableSheet.Head;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/**
 * The rows of usage that were rated together, each with its part of each of their lines: values, and the cost as a formula over them. Lines
 * count what these rows count. As many sheets as it takes.
 */
final class UsageLinesSheets {
    static final String NAME = "Usage lines";

    private static final int MOST_SHEETS = 4;
    private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows() - 1;

    /** How many parts of rows a workbook has room for. */
    static final long MOST = (long) MOST_SHEETS * MOST_ROWS;

    /** Sums with more conditions than that keep a spreadsheet busy for minutes. */
    private static final long MOST_COMPARED = 4_000_000_000L;

    private static final int COUNTED = 5;
    private static final int COST_OF_ONE = 6;

    private final Draft draft;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> meters = new HashMap<>();
    private final List<FiledCells> sheets = new ArrayList<>();
    private final List<Integer> lasts = new ArrayList<>();
    private boolean counts;

    private UsageLinesSheets(Draft draft) {
        this.draft = draft;
    }

    /** Begins to lay the rows aside. Without any where nothing is bundled, or there is no room for the rows. */
    static UsageLinesSheets write(Draft draft, UsageLines rows) {
        UsageLinesSheets sheets = new UsageLinesSheets(draft);
        UsageShares shares = new UsageShares(draft.report().lines(), rows);
        if (shares.count() > 0 && shares.count() <= MOST) {
            try {
                sheets.write(shares);
            } catch (IOException e) {
                throw new AsideException(e);
            }
        }
        return sheets;
    }

    private void write(UsageShares shares) throws IOException {
        for (Line each : draft.report().lines()) {
            Metered basis = each.basis();
            if (basis != null && Bundle.of(basis.usage()) != null) {
                numbers.put(basis.key(), each.number());
                meters.computeIfAbsent(each.meter(), draft.styles()::shared);
            }
        }
        counts = numbers.size() * shares.count() <= MOST_COMPARED;
        boolean packed = Beside.isEnough(Math.toIntExact((shares.count() + MOST_ROWS - 1) / MOST_ROWS));
        for (long left = shares.count(); left > 0; left -= MOST_ROWS) {
            begin((int) (left < MOST_ROWS ? left : MOST_ROWS), packed);
        }
        List<Filling> fillings = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            fillings.add(new Filling(i, sheets.get(i)));
        }
        Filled filled = new Filled(shares);
        draft.aside().lay("writing rows", fillings.stream().map(filled::by).toList());
    }

    /** The sheets that are filled; with the last, all rows are. */
    private final class Filled {
        private final UsageShares shares;
        private final List<UsageShares.Counts> counts = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger left = new AtomicInteger(sheets.size());

        Filled(UsageShares shares) {
            this.shares = shares;
        }

        Callable<Integer> by(Filling filling) {
            return () -> {
                counts.add(shares.each(filling.from(), filling.from() + MOST_ROWS, filling));
                filling.end();
                int others = left.decrementAndGet();
                if (others == 0) {
                    shares.check(counts);
                }
                return others;
            };
        }
    }

    /** Writes the rows of one sheet: nothing of POI's changes meanwhile on account of it. */
    private final class Filling implements UsageShares.Taker {
        private final XSSFCellStyle whole = draft.styles().of(Role.COUNT);
        private final XSSFCellStyle number = draft.styles().of(Role.NUMBER);
        private final XSSFCellStyle text = draft.styles().of(Role.TEXT);
        private final XSSFCellStyle quoted = draft.styles().quoted(Role.TEXT);
        private final XSSFCellStyle cost = draft.styles().of(Role.COST);
        private final Map<Integer, Scaled> costs = new HashMap<>();
        private final Scaled product = new Scaled();
        private final int sheet;
        private final FiledCells cells;

        Filling(int sheet, FiledCells cells) {
            this.sheet = sheet;
            this.cells = cells;
        }

        /** The first part of a row that it takes, from 0. */
        long from() {
            return (long) sheet * MOST_ROWS;
        }

        @Override
        public void take(Line line, int row, String id, Scaled units, ThreePoint unitCosts) throws IOException {
            Scaled unitCost = costs.computeIfAbsent(line.number(), each -> new Scaled().set(draft.inUse(unitCosts)));
            cells.begin();
            cells.number(whole, line.number());
            cells.number(whole, row);
            cells.text(Pen.looksLikeFormula(id) ? quoted : text, id);
            cells.shared(text, Objects.requireNonNull(meters.get(line.meter()), line.meter()), line.meter());
            cells.number(isWhole(units) ? whole : number, units);
            cells.number(number, unitCost);
            product.set(units);
            if (unitCost.isExactLong()) {
                product.multiply(unitCost.unscaled(), unitCost.scale());
            } else {
                product.multiply(unitCost.value());
            }
            cells.product(cost, COUNTED, COST_OF_ONE, product);
            cells.end();
        }

        void end() throws IOException {
            cells.finish();
            if (cells.rows() != lasts.get(sheet)) {
                throw new IllegalStateException("there are other rows than were counted");
            }
        }
    }

    private static boolean isWhole(Scaled units) {
        return units.isExactLong() && units.scale() <= 0 || units.value().scale() <= 0;
    }

    /**
     * @param rows how many it will have, without the header
     * @param packed true where the one who writes them packs them too
     */
    private void begin(int rows, boolean packed) throws IOException {
        TableSheet table = TableSheet.kept(
                draft,
                name(sheets.size()),
                3,
                List.of(
                        Head.number("Line", 8),
                        Head.number("Row", 12),
                        Head.text("Usage id", 28),
                        Head.text("Meter", 20),
                        Head.number("Counted", 16),
                        Head.money("Cost of one", 18),
                        Head.money("Cost", 18)));
        FiledCells cells = new FiledCells(table.pen().sheet(), draft.digests().get(), !packed);
        draft.aside().add(cells.filed());
        sheets.add(cells);
        lasts.add(rows + 1);
        table.finish(rows + 1);
    }

    private static String name(int index) {
        return index == 0 ? NAME : NAME + " " + (index + 1);
    }

    /** What a line of a bundle counts in one month, as a sum over its rows; null where they aren't there, or are too many for that. */
    @Nullable
    String counted(Metered metered) {
        Integer line = numbers.get(metered.key());
        if (line == null || !counts || sheets.isEmpty()) {
            return null;
        }
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            String sheet = "'" + name(i) + "'!";
            int last = lasts.get(i);
            sums.add("SUMIFS(" + sheet + "$E$2:$E$" + last + "," + sheet + "$A$2:$A$" + last + "," + line + ")");
        }
        return sums.size() == 1 ? sums.get(0) : sums.stream().collect(Collectors.joining("+", "(", ")"));
    }
}
