package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.amount.Scaled;
import io.ratebook.amount.ScaledSum;
import io.ratebook.bench.rating.OwnRating;
import io.ratebook.bench.rating.RatingLines;
import io.ratebook.bench.whole.Lap;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Request;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import io.ratebook.json.JsonPrompts;
import io.ratebook.rating.Charge;
import io.ratebook.rules.Rulebook;
import io.ratebook.rules.RulebookLoader;
import io.ratebook.tokens.Texts;
import io.ratebook.usagefile.Chunk;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lines as rows of a long file, the way that {@code ratebook run} takes: a few are read with care, the others are put to those that they are
 * like, laid aside, and each has its cost from what its bundle is rated at. Only the reading of a file is left out. Arguments: how many lines.
 */
public final class BundledLines {
    private static final String FILE = "bench.csv";
    private static final List<String> HEADERS =
            List.of("Id", "Provider", "Model", "Service tier", "Region", "Calls", "Input tokens");
    private static final int CALLS = 5;

    private final RatingLines drawn;
    private final String[] providers;
    private final String[] models;
    private final Rulebook rulebook;
    private final Request request;
    private final double[] costs;

    private BundledLines(RatingLines drawn, Rulebook rulebook) {
        this.drawn = drawn;
        this.rulebook = rulebook;
        this.request = OwnRating.request(drawn, 0);
        this.costs = new double[drawn.size()];
        this.providers = new String[drawn.prices()];
        this.models = new String[drawn.prices()];
        for (int i = 0; i < providers.length; i++) {
            providers[i] = RatingLines.provider(i);
            models[i] = RatingLines.model(i);
        }
    }

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        Checked<Optional<Rulebook>> rules = RulebookLoader.load(OwnRating.RULES);
        try (Rulebook rulebook = rules.value().orElseThrow(() -> new IllegalStateException(rules.findings() + ""))) {
            BundledLines lines = new BundledLines(drawn, rulebook);
            Lap.whenAsked(drawn.size(), lines::total);
        }
    }

    /** One of the lines, as a reader hands it over. */
    private final class Values implements RowValues {
        private int line;

        @Override
        public int size() {
            return HEADERS.size();
        }

        @Override
        public boolean isBlank(int column) {
            return false;
        }

        @Override
        public String text(int column) {
            return switch (column) {
                case 0 -> "U" + line;
                case 1 -> providers[drawn.key(line)];
                case 2 -> models[drawn.key(line)];
                case 3 -> drawn.serviceTier(line);
                case 4 -> drawn.region(line);
                default -> String.valueOf(count(column));
            };
        }

        private int count(int column) {
            return column == CALLS ? drawn.calls(line) : drawn.tokens(line);
        }

        @Override
        public String shown(int column) {
            return text(column);
        }

        @Override
        public boolean number(int column, Scaled into) {
            into.set(count(column), 0);
            return true;
        }

        @Override
        public Location where(int row) {
            return Location.ofCell(FILE, "Usage", row, 1);
        }

        SortedMap<Integer, CellValue> cells() {
            SortedMap<Integer, CellValue> cells = new TreeMap<>();
            for (int i = 0; i < HEADERS.size(); i++) {
                cells.put(
                        i + 1,
                        i < CALLS
                                ? new CellValue.Text(text(i))
                                : new CellValue.Number(BigDecimal.valueOf(count(i))));
            }
            return cells;
        }
    }

    private BigDecimal total() throws IOException {
        Book book = new Book(FILE, List.of(), Map.of());
        FiledUsage.Rules rules =
                new FiledUsage.Rules(OwnRating.rater(rulebook, drawn), rulebook.likeness(OwnRating.card(drawn)));
        try (RowStore store = new RowStore()) {
            FiledUsage usage = FiledUsage.begin(
                    FILE,
                    FiledUsage.FEW,
                    book,
                    Map.of(Case.BASE, request),
                    rules,
                    Texts.beside(Path.of(FILE), new JsonPrompts()),
                    store);
            read(usage);
            require(usage.findings());
            return costs(unitCosts(rules, usage), store);
        }
    }

    private void read(FiledUsage usage) {
        Chunk chunk = Chunk.ofSheet(FILE, "Usage", usage);
        SortedMap<Integer, CellValue> head = new TreeMap<>();
        for (String each : HEADERS) {
            head.put(head.size() + 1, new CellValue.Text(each));
        }
        chunk.row(1, head);
        Values values = new Values();
        for (int i = 0; i < drawn.size(); i++) {
            values.line = i;
            int row = i + 2;
            if (!chunk.isKnown(() -> usage.isKnown(values), () -> usage.take(row, values))) {
                chunk.row(row, values.cells());
            }
        }
        chunk.flush();
        usage.complete(new Grid(FILE, "Usage", false, new TreeMap<>(), Grid.Layout.PLAIN), drawn.size() + 1);
    }

    private static void require(List<Finding> findings) {
        if (Finding.anyError(findings)) {
            throw new IllegalStateException(findings.get(0).toString());
        }
    }

    /** What one token of each bundle costs. */
    private Map<Integer, Scaled> unitCosts(FiledUsage.Rules rules, FiledUsage usage) {
        Map<Integer, Scaled> unitCosts = new HashMap<>();
        for (Charge each : rules.rater().rate(usage.in(request), Case.BASE).charges()) {
            Bundle bundle = Bundle.of(each.counted().metered().usage());
            if (bundle == null) {
                throw new IllegalStateException("a line by itself");
            }
            unitCosts.put(
                    bundle.number(),
                    new Scaled().set(each.cost().amount().divide(each.quantity())));
        }
        return unitCosts;
    }

    private BigDecimal costs(Map<Integer, Scaled> unitCosts, RowStore store) throws IOException {
        ScaledSum total = new ScaledSum();
        Scaled cost = new Scaled();
        store.each((bundle, row, id, counted) -> {
            Scaled unitCost = Objects.requireNonNull(unitCosts.get(bundle), "every bundle is rated");
            // calls first, then tokens in all of them
            cost.set(counted[1]).multiply(unitCost.unscaled(), unitCost.scale());
            costs[row - 2] = cost.doubleValue();
            total.add(cost);
        });
        return total.value();
    }
}
