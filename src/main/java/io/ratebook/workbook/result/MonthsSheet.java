package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Header;
import io.ratebook.report.Line;
import io.ratebook.report.MonthCost;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each phase of each scenario costs month by month, in the case in use: sums over the lines that fall into the month. Below
 * the phases of a scenario stand their sum and what has been spent so far.
 */
final class MonthsSheet {
    static final String NAME = "Months";
    static final String AGAIN = ChecksSheet.AGAIN;

    private static final String AGREES = "agrees";
    private static final String NOTHING = "0.000001";

    private static final int SCENARIO = 0;
    private static final int PHASE = 1;
    private static final int TOTAL = 2;
    private static final int FIRST = 3;

    private final Draft draft;
    private final LinesSheet lines;
    private final List<YearMonth> months;
    private final TableSheet table;
    private final Map<String, Integer> sums = new LinkedHashMap<>();

    private MonthsSheet(Draft draft, LinesSheet lines, List<YearMonth> months) {
        this.draft = draft;
        this.lines = lines;
        this.months = months;
        this.table = TableSheet.kept(draft, NAME, FIRST, heads(months));
        for (int i = 0; i < months.size(); i++) {
            table.pen().date(0, FIRST + i, months.get(i).atDay(1), Role.HEADER_MONTH);
        }
    }

    /** True where the request lasts more than one month. */
    static boolean isNeeded(Draft draft) {
        return months(draft).size() > 1;
    }

    /** Where the sums of all phases stand; none where the sheet isn't needed. */
    static MonthRows write(Draft draft, LinesSheet lines) {
        if (!isNeeded(draft)) {
            return MonthRows.NONE;
        }
        MonthsSheet sheet = new MonthsSheet(draft, lines, List.copyOf(months(draft)));
        sheet.write();
        return new MonthRows(sheet.table.pen().sheet(), FIRST, FIRST + sheet.months.size() - 1, sheet.sums);
    }

    /** Every month from the first to the last. */
    private static Set<YearMonth> months(Draft draft) {
        TreeSet<YearMonth> months = new TreeSet<>();
        draft.report().months().forEach(each -> months.add(each.month()));
        if (!months.isEmpty()) {
            YearMonth last = months.last();
            for (YearMonth month = months.first(); month.isBefore(last); month = month.plusMonths(1)) {
                months.add(month);
            }
        }
        return months;
    }

    private static List<Head> heads(List<YearMonth> months) {
        List<Head> heads = new ArrayList<>();
        heads.add(Head.text("Scenario", 30));
        heads.add(Head.text("Phase", 18));
        heads.add(Head.money("Total", 14));
        months.forEach(each -> heads.add(Head.number(each.toString(), 12)));
        heads.add(Head.number("Check", 20));
        return heads;
    }

    private void write() {
        for (ScenarioTotal total : draft.report().totals()) {
            String scenario = total.scenario().name();
            Map<String, Map<YearMonth, ThreePoint>> phases = new LinkedHashMap<>();
            for (MonthCost each : draft.report().months()) {
                if (each.scenario().equals(scenario)) {
                    phases.computeIfAbsent(each.phase(), phase -> new TreeMap<>())
                            .put(each.month(), each.cost());
                }
            }
            if (!phases.isEmpty()) {
                scenario(scenario, phases, total);
            }
        }
        table.finish();
    }

    private void scenario(String scenario, Map<String, Map<YearMonth, ThreePoint>> phases, ScenarioTotal total) {
        List<Integer> rows = new ArrayList<>();
        for (Map.Entry<String, Map<YearMonth, ThreePoint>> phase : phases.entrySet()) {
            boolean contingency = draft.report().lines().stream()
                    .anyMatch(each -> each.day() == null
                            && each.scenario().equals(scenario)
                            && each.phase().equals(phase.getKey()));
            int row = table.nextRow();
            for (int i = 0; i < months.size(); i++) {
                String formula = contingency
                        ? share() + "*" + sum(rows, FIRST + i)
                        : monthOf(scenario, phase.getKey(), References.fixedRow(0, FIRST + i));
                cost(row, FIRST + i, formula, phase.getValue().getOrDefault(months.get(i), ThreePoint.ZERO));
            }
            ThreePoint sum = phase.getValue().values().stream().reduce(ThreePoint.ZERO, ThreePoint::plus);
            label(row, scenario, phase.getKey().isBlank() ? "(no phase)" : phase.getKey(), Role.TEXT);
            cost(row, TOTAL, across(row), sum);
            rows.add(row);
        }
        int all = table.nextRow();
        sums.put(scenario, all);
        int soFar = table.nextRow();
        label(all, scenario, "All phases", Role.TOTAL_LABEL);
        label(soFar, scenario, "So far", Role.TEXT);
        ThreePoint spent = ThreePoint.ZERO;
        for (int i = 0; i < months.size(); i++) {
            YearMonth month = months.get(i);
            ThreePoint sum = phases.values().stream()
                    .map(each -> each.getOrDefault(month, ThreePoint.ZERO))
                    .reduce(ThreePoint.ZERO, ThreePoint::plus);
            spent = spent.plus(sum);
            table.pen().formula(all, FIRST + i, sum(rows, FIRST + i), draft.inUse(sum), Role.TOTAL);
            String before = i == 0 ? "" : References.here(soFar, FIRST + i - 1) + "+";
            cost(soFar, FIRST + i, before + References.here(all, FIRST + i), spent);
        }
        table.pen().formula(all, TOTAL, across(all), draft.inUse(total.cost()), Role.TOTAL);
        check(all, scenario);
    }

    /** True to the lines, and no row lasts longer than the months that it was laid out for. */
    private void check(int row, String scenario) {
        String cost = new ConditionalSum(lines.range(LineColumn.COST))
                .where(lines.range(LineColumn.SCENARIO), scenario)
                .formula();
        String beyond = new ConditionalSum(lines.range(LineColumn.BEYOND))
                .where(lines.range(LineColumn.SCENARIO), scenario)
                .formula();
        String sound = "AND(ABS(" + References.here(row, TOTAL) + "-" + cost + ")<" + NOTHING + "," + beyond + "=0)";
        table.pen()
                .formula(
                        row,
                        FIRST + months.size(),
                        "IF(" + sound + ",\"" + AGREES + "\",\"" + AGAIN + "\")",
                        AGREES,
                        Role.VERDICT);
    }

    /** The cells of the checks, for the Summary. */
    static String checks(Draft draft) {
        int column = FIRST + months(draft).size();
        int last = draft.workbook().getSheet(NAME).getLastRowNum();
        return References.to(NAME, 1, column) + ":"
                + References.to(NAME, last, column).substring(NAME.length() + 1);
    }

    /** The contingency's share of everything else. */
    private String share() {
        Header header = draft.report().request().header();
        return draft.references()
                .to(header.contingencyCell(), header.contingency().fraction());
    }

    private static String sum(List<Integer> rows, int column) {
        return rows.isEmpty() ? "0" : "SUM(" + References.ranges(rows, column) + ")";
    }

    private String across(int row) {
        return "SUM(" + References.here(row, FIRST) + ":" + References.here(row, FIRST + months.size() - 1) + ")";
    }

    /** Lines whose whole months the month is one of, and those whose last month it is that isn't whole. */
    private String monthOf(String scenario, String phase, String month) {
        return of(LineColumn.A_MONTH, scenario, phase)
                        .compared(lines.range(LineColumn.FIRST_MONTH), "<=", month)
                        .compared(lines.range(LineColumn.END_MONTH), ">", month)
                        .formula()
                + "+"
                + of(LineColumn.LAST_PART, scenario, phase)
                        .compared(lines.range(LineColumn.END_MONTH), "=", month)
                        .formula();
    }

    private ConditionalSum of(LineColumn column, String scenario, String phase) {
        return new ConditionalSum(lines.range(column))
                .where(lines.range(LineColumn.SCENARIO), scenario)
                .where(lines.range(LineColumn.PHASE), phase);
    }

    private void label(int row, String scenario, String phase, Role role) {
        table.pen().text(row, SCENARIO, scenario, role);
        table.pen().text(row, PHASE, phase, role);
    }

    private void cost(int row, int column, String formula, ThreePoint cost) {
        table.pen().formula(row, column, formula, draft.inUse(cost), Role.COST);
    }

    /** Which month a line begins in, which it ends before, what each whole month costs, and the part of a last one. */
    static void columns(Draft draft, TableSheet table, int row, Line line) {
        if (line.day() == null) {
            return;
        }
        Pen pen = table.pen();
        String from = LineColumn.FROM.in(row);
        String months = LineColumn.MONTHS.in(row);
        String cost = LineColumn.COST.in(row);
        ThreePoint whole = line.months();
        YearMonth first = YearMonth.from(line.day());
        long full = draft.inUse(whole).longValue();
        pen.formulaDate(
                row,
                LineColumn.FIRST_MONTH.index(),
                "DATE(YEAR(" + from + "),MONTH(" + from + "),1)",
                first.atDay(1),
                Role.DATE);
        pen.formulaDate(
                row,
                LineColumn.END_MONTH.index(),
                "EDATE(" + LineColumn.FIRST_MONTH.in(row) + ",INT(" + months + "))",
                first.plusMonths(full).atDay(1),
                Role.DATE);
        ThreePoint each = line.cost()
                .combined(whole, (sum, count) -> count.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(sum, count));
        pen.formula(
                row,
                LineColumn.A_MONTH.index(),
                "IF(" + months + "=0,0," + cost + "/" + months + ")",
                draft.inUse(each),
                Role.COST);
        pen.formula(
                row,
                LineColumn.LAST_PART.index(),
                "IF(" + months + "=0," + cost + "," + LineColumn.A_MONTH.in(row) + "*(" + months + "-INT(" + months
                        + ")))",
                draft.inUse(line.cost().combined(whole, MonthsSheet::lastPart)),
                Role.COST);
    }

    /** What of a cost falls into a last month that isn't whole: all of it where there are no months. */
    private static BigDecimal lastPart(BigDecimal cost, BigDecimal months) {
        BigDecimal part = months.subtract(months.setScale(0, RoundingMode.FLOOR));
        return months.signum() == 0 ? cost : Exact.quotient(cost.multiply(part), months);
    }
}
