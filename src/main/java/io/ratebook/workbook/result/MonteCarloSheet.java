package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Budget;
import io.ratebook.report.sensitivity.Histogram.Bin;
import io.ratebook.report.sensitivity.MonteCarlo;
import io.ratebook.report.sensitivity.Outcome;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;

/** How the cost spreads where every assumption varies between its low and its high: percentiles, budgets, and a histogram by scenario. */
final class MonteCarloSheet {
    static final String NAME = "Monte Carlo";

    private static final int COUNT_ROW = 5;
    private static final int SEED_ROW = 6;
    private static final int COUNT = 3;
    private static final int SHARE = 4;
    private static final int CHART_LEFT = 5;
    private static final int LEAST_CHART_ROWS = 16;
    private static final float HEAD_HEIGHT = 30;
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final BigDecimal SIX = BigDecimal.valueOf(6);

    private final Draft draft;
    private final Pen pen;
    private final MonteCarlo simulated;
    private int row = SEED_ROW + 2;

    private MonteCarloSheet(Draft draft, MonteCarlo simulated) {
        this.draft = draft;
        this.simulated = simulated;
        this.pen = new Pen(draft.workbook().createSheet(NAME), draft.styles());
    }

    static void write(Draft draft) {
        MonteCarlo simulated = draft.report().sensitivities().monteCarlo();
        if (simulated != null) {
            new MonteCarloSheet(draft, simulated).write();
        }
    }

    private void write() {
        SensitivitiesSheet.widths(pen.sheet(), SensitivitiesSheet.COLUMNS);
        top();
        spread();
        budgets();
        varied();
        histograms();
        SensitivitiesSheet.page(draft, pen.sheet(), row);
    }

    private void top() {
        pen.text(0, 0, NAME, Role.TITLE);
        SensitivitiesSheet.captions(
                pen,
                1,
                List.of(
                        "Each assumption below is drawn by itself from between its low and its high (PERT: a beta distribution of"
                                + " weight 4, densest at the base); everything else is at its base.",
                        "Ratebook rated the base case once a sample. Costs, counts and percentiles are its own typed numbers and don't"
                                + " follow later changes; run Ratebook again after one. Shares are formulas.",
                        "Percentiles lie between the two nearest samples as PERCENTILE.INC has them. The same seed draws the same"
                                + " samples on every machine."));
        pen.text(COUNT_ROW, 0, "Samples", Role.LABEL);
        pen.number(COUNT_ROW, 1, samples(), Role.COUNT);
        pen.text(SEED_ROW, 0, "Seed", Role.LABEL);
        pen.text(SEED_ROW, 1, String.valueOf(simulated.sampling().seed()), Role.VERDICT);
    }

    private BigDecimal samples() {
        return BigDecimal.valueOf(simulated.sampling().samples());
    }

    private void spread() {
        pen.text(row++, 0, "Cost by scenario", Role.HEADING);
        heads(
                1,
                "Scenario",
                Stream.of("Base case", "Mean", "P10", "P50", "P90", "Least", "Greatest")
                        .map(draft::inMoney)
                        .toList());
        for (Outcome each : simulated.outcomes()) {
            pen.text(row, 0, each.scenario(), Role.LABEL);
            List<BigDecimal> numbers = List.of(
                    each.base(), each.mean(), each.p10(), each.p50(), each.p90(), each.least(), each.greatest());
            for (int i = 0; i < numbers.size(); i++) {
                pen.number(row, 1 + i, numbers.get(i), SensitivitiesSheet.cost(draft));
            }
            row++;
        }
        row++;
    }

    /** How likely a scenario costs more than a budget: a column a budget. */
    private void budgets() {
        List<Budget> budgets = draft.report().request().header().budgets();
        if (budgets.isEmpty()) {
            return;
        }
        pen.text(row++, 0, "Share of the samples that cost more than the budget", Role.HEADING);
        pen.text(row, 0, draft.inMoney("Budget"), Role.HEADER);
        for (int i = 0; i < budgets.size(); i++) {
            pen.number(row, 1 + i, budgets.get(i).limit().amount(), Role.HEADER_MONEY);
        }
        row++;
        for (Outcome each : simulated.outcomes()) {
            pen.text(row, 0, each.scenario(), Role.LABEL);
            for (int i = 0; i < each.over().size(); i++) {
                int count = each.over().get(i).samples();
                Shares.of(
                        pen,
                        row,
                        1 + i,
                        String.valueOf(count),
                        References.fixed(COUNT_ROW, 1),
                        BigDecimal.valueOf(count),
                        samples());
            }
            row++;
        }
        row++;
    }

    private void varied() {
        pen.text(row++, 0, "What varies", Role.HEADING);
        heads(2, "Assumption", List.of("Low", "Base", "High", "Mean of PERT"));
        pen.text(row - 1, 1, "Unit", Role.HEADER);
        for (MonteCarlo.Varied each : simulated.assumptions()) {
            pen.text(row, 0, each.assumption(), Role.LABEL);
            pen.text(row, 1, each.unit(), Role.TEXT);
            ThreePoint values = each.values();
            List<BigDecimal> three = List.of(values.low(), values.base(), values.high());
            for (int i = 0; i < three.size(); i++) {
                pen.number(row, 2 + i, three.get(i), Numbers.role(values));
            }
            BigDecimal mean = Exact.quotient(
                    values.low().add(values.base().multiply(FOUR)).add(values.high()), SIX);
            String formula = "(" + References.here(row, 2) + "+4*" + References.here(row, 3) + "+"
                    + References.here(row, 4) + ")/6";
            pen.formula(row, 5, formula, mean, Role.FRACTION);
            row++;
        }
        row++;
    }

    /** Two a page. */
    private void histograms() {
        List<Outcome> spread = simulated.outcomes().stream()
                .filter(each -> each.least().compareTo(each.greatest()) < 0)
                .toList();
        row = SensitivitiesSheet.leftOut(
                pen,
                row,
                "Costs the same in every sample: ",
                simulated.outcomes().stream()
                        .filter(each -> !spread.contains(each))
                        .map(Outcome::scenario)
                        .toList());
        for (int i = 0; i < spread.size(); i++) {
            if (i % 2 == 0) {
                pen.sheet().setRowBreak(row);
            }
            row++;
            histogram(spread.get(i));
        }
    }

    private void histogram(Outcome outcome) {
        List<Bin> bins = outcome.histogram().bins();
        pen.text(row++, 0, "How often: " + outcome.scenario(), Role.HEADING);
        int top = row;
        heads(1, draft.inMoney("Cost"), List.of(draft.inMoney("From"), draft.inMoney("to below"), "Samples", "Share"));
        int first = row;
        for (Bin bin : bins) {
            pen.text(row, 0, words(bin), Role.LABEL);
            pen.number(row, 1, bin.from(), Role.COST);
            pen.number(row, 2, bin.to(), Role.COST);
            BigDecimal count = BigDecimal.valueOf(bin.count());
            pen.number(row, COUNT, count, Role.COUNT);
            share(SHARE, COUNT, count);
            row++;
        }
        all(first);
        int height = Math.max(LEAST_CHART_ROWS, bins.size() + 2);
        new BarChart(pen.sheet(), "Samples by cost, " + draft.currency() + ": " + outcome.scenario())
                .names(range(first, bins.size(), 0))
                .series("Samples", range(first, bins.size(), COUNT), BarChart.NAVY)
                .standing(CHART_LEFT, top, SensitivitiesSheet.COLUMNS, height);
        row = Math.max(row, top + height);
    }

    private void all(int first) {
        pen.text(row, 0, "All", Role.LABEL);
        String sum = "SUM(" + References.here(first, COUNT) + ":" + References.here(row - 1, COUNT) + ")";
        pen.formula(row, COUNT, sum, samples(), Role.COUNT);
        share(SHARE, COUNT, samples());
        row++;
    }

    /** A range as one reads it on an axis. */
    private static String words(Bin bin) {
        int decimals = Math.max(0, Exact.normal(bin.to().subtract(bin.from())).scale());
        return shown(bin.from(), decimals) + " – " + shown(bin.to(), decimals);
    }

    private static String shown(BigDecimal edge, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(edge);
    }

    private void share(int column, int part, BigDecimal count) {
        Shares.of(pen, row, column, References.here(row, part), References.fixed(COUNT_ROW, 1), count, samples());
    }

    private void heads(int firstNumber, String name, List<String> numbers) {
        pen.text(row, 0, name, Role.HEADER);
        for (int i = 0; i < numbers.size(); i++) {
            pen.text(row, firstNumber + i, numbers.get(i), Role.HEADER_RIGHT);
        }
        Objects.requireNonNull(pen.sheet().getRow(row)).setHeightInPoints(HEAD_HEIGHT);
        row++;
    }

    private static CellRangeAddress range(int first, int rows, int column) {
        return new CellRangeAddress(first, first + rows - 1, column, column);
    }
}
