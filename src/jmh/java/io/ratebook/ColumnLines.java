package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Scaled;
import io.ratebook.bench.rating.OwnRating;
import io.ratebook.bench.rating.RatingLines;
import io.ratebook.bench.whole.Lap;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Request;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.rating.Bundler;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Rater;
import io.ratebook.rating.RowBlock;
import io.ratebook.rules.Rulebook;
import io.ratebook.rules.RulebookLoader;
import io.ratebook.rules.kinds.Likeness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The lines in columns, their texts as numbers: kinds of lines, rules once for each, and then what all of a kind count and each of them
 * costs. It is what {@code ratebook run} does with rows of long files, but for reading, naming and laying them aside. Arguments: how many
 * lines.
 */
public final class ColumnLines implements Bundler.Rows {
    /** Of a row of a sheet whose first line is its header. */
    private static final int HEADER = 2;

    private static final double MOST_LOST = 1e-9;

    private final int size;
    private final int[] providers;
    private final int[] models;
    private final int[] tiers;
    private final int[] regions;
    private final int[] calls;
    private final int[] tokens;

    /** First the number of each line's kind, less than zero for the first of a kind; then that of its bundle, of such a line less than zero again. */
    private final int[] bundles;

    private final long[] units;
    private final double[] costs;
    private final RatingLines drawn;
    private final Rater rater;
    private final Likeness likeness;

    private ColumnLines(RatingLines drawn, Rulebook rulebook) {
        this.drawn = drawn;
        this.rater = OwnRating.rater(rulebook, drawn);
        this.likeness = rulebook.likeness(OwnRating.card(drawn));
        this.size = drawn.size();
        this.providers = new int[size];
        this.models = new int[size];
        this.tiers = new int[size];
        this.regions = new int[size];
        this.calls = new int[size];
        this.tokens = new int[size];
        this.bundles = new int[size];
        this.units = new long[size];
        this.costs = new double[size];
        for (int i = 0; i < size; i++) {
            providers[i] = drawn.key(i) / RatingLines.MODELS;
            models[i] = drawn.key(i) % RatingLines.MODELS;
            tiers[i] = drawn.isBatch(i) ? 1 : 0;
            regions[i] = drawn.isEu(i) ? 1 : 0;
            calls[i] = drawn.calls(i);
            tokens[i] = drawn.tokens(i);
        }
    }

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        Checked<Optional<Rulebook>> rules = RulebookLoader.load(OwnRating.RULES);
        try (Rulebook rulebook = rules.value().orElseThrow(() -> new IllegalStateException(rules.findings() + ""))) {
            ColumnLines lines = new ColumnLines(drawn, rulebook);
            lines.check();
            Lap.whenAsked(drawn.size(), lines::total);
        }
    }

    /** The total is that of the bundles: what the lines cost comes to the same, but for what doubles lose. */
    private void check() {
        BigDecimal total = total();
        double sum = 0;
        for (double each : costs) {
            sum += each;
        }
        if (Math.abs(sum / total.doubleValue() - 1) > MOST_LOST) {
            throw new IllegalStateException("the lines cost " + sum + ", their bundles " + total);
        }
    }

    private BigDecimal total() {
        Request request = OwnRating.request(drawn, 0);
        Bundler bundler = new Bundler(likeness, some -> rater.proportional(request, some, Case.BASE), this, 0);
        List<Usage> firsts = kinds();
        bundler.add(firsts);
        Map<UsageField, Scaled> registers = Bundler.registers();
        Bundler.Filling[] fillings =
                firsts.stream().map(each -> bundler.filling(each, registers)).toArray(Bundler.Filling[]::new);
        count(bundler, fillings);
        CaseCharges rated = rater.rate(request.with(request.scenarios(), bundler.usages()), Case.BASE);
        if (Finding.anyError(rated.findings())) {
            throw new IllegalStateException(rated.findings().get(0).toString());
        }
        return cost(rated);
    }

    /** Finds the kind of each line; the first lines of all kinds. */
    private List<Usage> kinds() {
        int[] row = new int[4];
        RowTable table = new RowTable(row.length);
        List<Usage> firsts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            row[0] = providers[i];
            row[1] = models[i];
            row[2] = tiers[i];
            row[3] = regions[i];
            int kind = table.find(row);
            if (kind < 0) {
                table.add(row);
                firsts.add(OwnRating.usage(drawn, i));
            }
            bundles[i] = kind;
        }
        return firsts;
    }

    private void count(Bundler bundler, Bundler.Filling... fillings) {
        RowBlock block = bundler.block();
        RowBlock.Column blockCalls = block.filled(UsageField.CALLS);
        RowBlock.Column blockTokens = block.filled(UsageField.INPUT_TOKENS);
        for (int from = 0; from < size; from += RowBlock.MOST) {
            for (int i = from; i < Math.min(size, from + RowBlock.MOST); i++) {
                int kind = bundles[i];
                if (kind >= 0) {
                    int place = block.size();
                    blockCalls.set(place, calls[i]);
                    blockTokens.set(place, tokens[i]);
                    fillings[kind].queue(i + HEADER, "");
                }
            }
            bundler.settle();
        }
    }

    @Override
    public void row(int bundle, int row, String id, Scaled[] counted) {
        bundles[row - HEADER] = -bundle;
        units[row - HEADER] = counted[1].unscaled();
    }

    @Override
    public void rows(RowBlock block) {
        for (int i = 0; i < block.size(); i++) {
            int line = block.row(i) - HEADER;
            bundles[line] = block.bundle(i);
            units[line] = block.counted(i, 1);
        }
    }

    private BigDecimal cost(CaseCharges rated) {
        long[] unitCosts = new long[rated.charges().size() + 1];
        int[] scales = new int[unitCosts.length];
        Scaled unitCost = new Scaled();
        BigDecimal total = BigDecimal.ZERO;
        for (Charge each : rated.charges()) {
            BigDecimal price = each.price();
            for (Decision.Factor factor : each.factors()) {
                price = price.multiply(factor.value().at(Case.BASE));
            }
            int bundle = Objects.requireNonNull(Bundle.of(each.counted().metered().usage()))
                    .number();
            unitCost.set(Exact.quotient(price, each.rate().unitRate().per()));
            unitCosts[bundle] = unitCost.unscaled();
            scales[bundle] = unitCost.scale();
            total = total.add(each.cost().amount());
        }
        cost(unitCosts, scales);
        return total;
    }

    private void cost(long[] unitCosts, int[] scales) {
        Scaled cost = new Scaled();
        for (int i = 0; i < size; i++) {
            int bundle = Math.abs(bundles[i]);
            costs[i] = cost.set(units[i], 0)
                    .multiply(unitCosts[bundle], scales[bundle])
                    .doubleValue();
        }
    }
}
