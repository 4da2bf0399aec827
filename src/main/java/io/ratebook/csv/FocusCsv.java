package io.ratebook.csv;

import io.ratebook.amount.Case;
import io.ratebook.grid.CsvSheet;
import io.ratebook.report.About;
import io.ratebook.report.Category;
import io.ratebook.report.Line;
import io.ratebook.report.LineMonth;
import io.ratebook.report.Report;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines in the columns of FOCUS 1.2 (FinOps Open Cost and Usage Specification): a row a line and calendar month. It is a plan, not an
 * invoice: the workbook stands for the billing account and each scenario for a sub account, since scenarios are alternatives and don't add up.
 */
public final class FocusCsv {
    private final Report report;
    private final About about;
    private final Case which;

    private FocusCsv(Report report, About about, Case which) {
        this.report = report;
        this.about = about;
        this.which = which;
    }

    /** @param which the case whose costs are the billed ones; the columns x_CostLow, x_CostBase and x_CostHigh hold all three */
    public static byte[] of(Report report, About about, Case which) {
        List<String> header =
                Arrays.stream(FocusColumn.values()).map(FocusColumn::header).toList();
        CsvSheet sheet = new CsvSheet(header);
        for (Map<FocusColumn, Object> row : new FocusCsv(report, about, which).rows()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (FocusColumn each : FocusColumn.values()) {
                values.add(row.get(each));
            }
            sheet.row(values);
        }
        return sheet.bytes();
    }

    /** The months of one line in each case. */
    private static final class ByMonth {
        private final Map<Case, Map<YearMonth, LineMonth>> cases = new EnumMap<>(Case.class);

        @Nullable
        LineMonth at(Case which, YearMonth month) {
            return cases.getOrDefault(which, Map.of()).get(month);
        }

        BigDecimal cost(Case which, YearMonth month) {
            LineMonth found = at(which, month);
            return found == null ? BigDecimal.ZERO : found.cost();
        }

        Set<YearMonth> months() {
            Set<YearMonth> months = new TreeSet<>();
            cases.values().forEach(each -> months.addAll(each.keySet()));
            return months;
        }
    }

    private List<Map<FocusColumn, Object>> rows() {
        Map<Integer, ByMonth> lines = new HashMap<>();
        YearMonth unknown = YearMonth.from(report.request().header().asOf());
        for (Case each : Case.values()) {
            for (LineMonth month : LineMonth.of(report.lines(), each, unknown)) {
                lines.computeIfAbsent(month.line().number(), number -> new ByMonth())
                        .cases
                        .computeIfAbsent(each, key -> new TreeMap<>())
                        .put(month.month(), month);
            }
        }
        List<Map<FocusColumn, Object>> rows = new ArrayList<>();
        for (Line line : report.lines()) {
            ByMonth months = lines.getOrDefault(line.number(), new ByMonth());
            months.months().forEach(month -> rows.add(row(line, month, months)));
        }
        spreadPrices(rows);
        return rows;
    }

    private Map<FocusColumn, Object> row(Line line, YearMonth month, ByMonth months) {
        LineMonth part = months.at(which, month);
        LineMonth whole =
                part != null ? part : new LineMonth(line, month, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        FocusRow row = new FocusRow(report, whole, which);
        row.put(FocusColumn.BILLING_ACCOUNT_ID, about.input());
        row.put(FocusColumn.X_COST_LOW, months.cost(Case.LOW, month));
        row.put(FocusColumn.X_COST_BASE, months.cost(Case.BASE, month));
        row.put(FocusColumn.X_COST_HIGH, months.cost(Case.HIGH, month));
        return row.values();
    }

    /**
     * The contingency follows from other charges, so its list and contracted costs follow from theirs: as much of their sum in its
     * scenario and month as it is of their billed cost.
     */
    private void spreadPrices(List<Map<FocusColumn, Object>> rows) {
        for (Map<FocusColumn, Object> row : rows) {
            Line line = report.lines().get((Integer) row.getOrDefault(FocusColumn.X_LINE, 0) - 1);
            if (line.category() == Category.ADJUSTMENT && line.day() == null) {
                for (FocusColumn each : List.of(FocusColumn.LIST_COST, FocusColumn.CONTRACTED_COST)) {
                    BigDecimal billed = sum(rows, row, FocusColumn.BILLED_COST);
                    if (billed.signum() != 0) {
                        BigDecimal cost = FocusRow.number(row, FocusColumn.BILLED_COST);
                        row.put(each, FocusRow.share(sum(rows, row, each), cost, billed));
                    }
                }
            }
        }
    }

    private static BigDecimal sum(
            List<Map<FocusColumn, Object>> rows, Map<FocusColumn, Object> beside, FocusColumn column) {
        return rows.stream()
                .filter(each -> !alike(each, beside, FocusColumn.X_LINE)
                        && alike(each, beside, FocusColumn.X_SCENARIO)
                        && alike(each, beside, FocusColumn.BILLING_PERIOD_START))
                .map(each -> FocusRow.number(each, column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean alike(Map<FocusColumn, Object> one, Map<FocusColumn, Object> other, FocusColumn column) {
        return Objects.equals(one.get(column), other.get(column));
    }
}
