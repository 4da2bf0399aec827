package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.domain.ChoiceRange;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Range;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.Standing;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.jspecify.annotations.Nullable;

/**
 * Whether the formulas still say what Ratebook would say. Sums must add up. A number that a tier, a cache or a rule looks at must
 * stay where the same is chosen. Texts, days and rows, which no formula follows, must be those that were rated. Where one isn't,
 * its row says so, and the Summary asks to run Ratebook again in place of a total that would be wrong.
 */
final class ChecksSheet {
    static final String NAME = "Checks";
    static final String MASTER = "master_check";
    static final String AGREES = "agrees";
    static final String AGAIN = "run Ratebook again";
    static final String EDITED = "edited";

    static final String WRONG = "wrong";
    private static final String EVERY = "every scenario";
    private static final String TOLERANCE = "0.000001";

    private static final int KIND = 0;
    private static final int SCENARIO = 1;
    private static final int WHAT = 2;
    private static final int NOW = 3;
    private static final int FROM = 4;
    private static final int UP_TO = 5;
    private static final int RATED = 6;
    private static final int VERDICT = 7;
    private static final int WHY = 8;
    private static final int COUNTS = 9;

    private final Draft draft;
    private final TableSheet table;
    private final Pen pen;
    private final LinesSheet lines;
    private int row;

    private ChecksSheet(Draft draft, LinesSheet lines) {
        this.draft = draft;
        this.lines = lines;
        this.table = TableSheet.streamed(
                draft,
                NAME,
                SCENARIO,
                List.of(
                        Head.text("Check", 10),
                        Head.fitting(
                                "Scenario",
                                20,
                                draft.report().totals().stream()
                                        .map(each -> each.scenario().name())),
                        Head.text("Of what", 46),
                        Head.number("Now", 18),
                        Head.number("From", 14),
                        Head.number("Up to", 14),
                        Head.number("When rated", 30),
                        Head.text("Verdict", 20),
                        Head.text("What it guards", 60),
                        Head.number("To run again", 9)));
        this.pen = table.pen();
    }

    /** Asks for the sheet to be there already: what stands on Summary is checked too. */
    static ChecksSheet write(Draft draft, LinesSheet lines) {
        ChecksSheet sheet = new ChecksSheet(draft, lines);
        sheet.sums();
        sheet.choices();
        sheet.rows();
        sheet.finish();
        return sheet;
    }

    /** How many checks ask for another run, as a formula: of a scenario, and of what all scenarios share. */
    String again(String scenarioCell, String scenario) {
        return new ConditionalSum(range(COUNTS))
                        .where(range(SCENARIO), scenarioCell, scenario)
                        .formula()
                + "+"
                + new ConditionalSum(range(COUNTS))
                        .where(range(SCENARIO), EVERY)
                        .formula();
    }

    private String range(int column) {
        int last = Math.max(1, row);
        return References.to(NAME, 1, column) + ":"
                + References.to(NAME, last, column).substring(NAME.length() + 1);
    }

    /** One word for all of them: the worst. */
    private String allOf() {
        return "IF(" + count(WRONG) + ">0,\"" + WRONG + "\",IF(" + count(AGAIN) + ">0,\"" + AGAIN + "\",IF("
                + count(EDITED) + ">0,\"" + EDITED + "\",\"" + AGREES + "\")))";
    }

    private String count(String verdict) {
        return "COUNTIF(" + range(VERDICT) + ",\"" + verdict + "\")";
    }

    private void sums() {
        BigDecimal all = draft.report().totals().stream()
                .map(each -> draft.inUse(each.cost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        selector();
        List<ScenarioTotal> totals = draft.report().totals();
        if (totals.isEmpty()) {
            return;
        }
        String sum = "SUM(" + lines.range(LineColumn.COST) + ")";
        String shown =
                "SUM(" + summary(0, 1) + ":" + References.fixed(SummarySheet.FIRST_TOTAL + totals.size() - 1, 1) + ")";
        begin("Sums", EVERY, "All lines, and the totals of all scenarios", "no line is left out or counted twice");
        pen.formula(row, NOW, sum, all, Role.COST);
        pen.formula(row, RATED, shown, all, Role.COST);
        String replaced = "COUNT(" + summary(0, 1) + ":"
                + References.fixed(SummarySheet.FIRST_TOTAL + totals.size() - 1, 1) + ")<" + totals.size();
        verdict("OR(" + replaced + "," + near(NOW, RATED) + ")", WRONG);
        for (int i = 0; i < totals.size(); i++) {
            moved(i, totals.get(i));
        }
        begin("Sums", EVERY, "The smallest quantity of a line", "no usage is negative");
        BigDecimal least = draft.report().lines().stream()
                .filter(each -> each.basis() != null)
                .map(each -> draft.inUse(each.quantity()))
                .reduce(BigDecimal::min)
                .orElse(BigDecimal.ZERO);
        pen.formula(row, NOW, "MIN(" + lines.range(LineColumn.QUANTITY) + ")", least, Numbers.role(least));
        pen.number(row, FROM, BigDecimal.ZERO, Role.COUNT);
        verdict(here(NOW) + ">=" + here(FROM), WRONG);
        months();
    }

    private void selector() {
        begin("Case", EVERY, "The case in use", "1 low, 2 base, 3 high; every live number follows it");
        pen.formula(
                row,
                NOW,
                draft.cases().place(),
                BigDecimal.valueOf(draft.inUse().selector()),
                Role.COUNT);
        pen.number(row, FROM, BigDecimal.ONE, Role.COUNT);
        pen.number(row, UP_TO, BigDecimal.valueOf(Case.values().length), Role.COUNT);
        String now = here(NOW);
        verdict(
                "AND(ISNUMBER(" + now + ")," + now + ">=" + here(FROM) + "," + now + "<=" + here(UP_TO) + "," + now
                        + "=INT(" + now + "))",
                WRONG);
    }

    /** Formulas against engine: after an edit they differ, and that is the use of them. */
    private void moved(int index, ScenarioTotal total) {
        String name = total.scenario().name();
        begin("Engine", name, "The total in use, and what Ratebook computed for the case", "formulas and engine agree");
        pen.formula(
                row,
                NOW,
                new ConditionalSum(lines.range(LineColumn.COST))
                        .where(lines.range(LineColumn.SCENARIO), name)
                        .formula(),
                draft.inUse(total.cost()),
                Role.COST);
        int low = SummarySheet.LOW;
        String rated = draft.cases().choose(summary(index, low), summary(index, low + 1), summary(index, low + 2));
        pen.formula(row, RATED, rated, draft.inUse(total.cost()), Role.COST);
        String word = draft.report().reads().opaque() ? AGAIN : EDITED;
        verdict(near(NOW, RATED), word);
    }

    private void months() {
        if (MonthsSheet.isNeeded(draft)) {
            begin("Months", EVERY, "Rows that last beyond the months on the sheet Months", "every month has its costs");
            String again = "COUNTIF(" + MonthsSheet.checks(draft) + ",\"" + AGAIN + "\")";
            pen.formula(row, NOW, again, BigDecimal.ZERO, Role.COUNT);
            pen.number(row, RATED, BigDecimal.ZERO, Role.COUNT);
            verdict(here(NOW) + "=" + here(RATED), AGAIN);
        }
    }

    private void choices() {
        draft.report().standings().forEach(this::choice);
    }

    private void choice(Standing standing) {
        ChoiceRange number = standing.number();
        Usage usage = number.usage();
        String formula = number(number);
        BigDecimal value = value(number);
        if (formula.isEmpty()) {
            return;
        }
        begin(
                "Choice",
                usage.scenario(),
                (usage.id().isEmpty() ? "" : usage.id() + ": ") + number.what(),
                number.why());
        pen.formula(row, NOW, formula, value, Numbers.role(value));
        bound(FROM, standing, Range::from);
        bound(UP_TO, standing, Range::upTo);
        String within = draft.cases()
                .choose(within(standing.at(Case.LOW)), within(standing.at(Case.BASE)), within(standing.at(Case.HIGH)));
        verdict(within, AGAIN);
    }

    private void bound(int column, Standing standing, Function<Range, @Nullable BigDecimal> end) {
        List<@Nullable BigDecimal> ends = new ArrayList<>();
        for (Case each : Case.values()) {
            ends.add(end.apply(standing.at(each)));
        }
        BigDecimal inUse = end.apply(standing.at(draft.inUse()));
        if (ends.stream().anyMatch(each -> each != null)) {
            String formula = draft.cases().choose(text(ends.get(0)), text(ends.get(1)), text(ends.get(2)));
            pen.formula(row, column, formula, inUse == null ? BigDecimal.ZERO : inUse, Role.NUMBER);
        }
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "0" : Exact.text(number);
    }

    private String within(Range range) {
        List<String> conditions = new ArrayList<>();
        if (range.from() != null) {
            conditions.add(here(NOW) + (range.fromIncluded() ? ">=" : ">") + here(FROM));
        }
        if (range.upTo() != null) {
            conditions.add(here(NOW) + (range.upToIncluded() ? "<=" : "<") + here(UP_TO));
        }
        return conditions.isEmpty()
                ? "TRUE"
                : conditions.size() == 1 ? conditions.get(0) : "AND(" + String.join(",", conditions) + ")";
    }

    /** The number as a formula over the cells of the row; empty where none of it is in a cell. */
    private String number(ChoiceRange number) {
        StringBuilder sum = new StringBuilder();
        number.weights().forEach((field, weight) -> {
            String cell = draft.references().to(number.usage(), field);
            if (cell != null) {
                String sign = weight < 0 ? "-" : sum.isEmpty() ? "" : "+";
                String times = Math.abs(weight) == 1 ? "" : Math.abs(weight) + "*";
                sum.append(sign).append(times).append(cell);
            }
        });
        String calls = number.ofOneCall() ? draft.references().to(number.usage(), UsageField.CALLS) : null;
        return sum.isEmpty() || calls == null ? sum.toString() : "(" + sum + ")/" + calls;
    }

    private static BigDecimal value(ChoiceRange number) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<UsageField, Integer> each : number.weights().entrySet()) {
            BigDecimal part = number.usage().number(each.getKey());
            sum = sum.add((part == null ? BigDecimal.ZERO : part).multiply(BigDecimal.valueOf(each.getValue())));
        }
        return number.ofOneCall() ? Exact.quotient(sum, number.usage().calls()) : sum;
    }

    private void rows() {
        texts(SheetLayout.USAGE, draft.report().request().usages(), Usage::where);
        texts(SheetLayout.SCENARIOS, draft.report().request().scenarios(), Scenario::where);
        texts(SheetLayout.CONTRACT, draft.report().request().contracts(), Contract::where);
        request();
    }

    /** The day, the currency and the exchange rates of the request. */
    private void request() {
        InputRows.of(draft, SheetLayout.REQUEST).ifPresent(input -> {
            for (String item : List.of("As of", "Currency")) {
                Cell cell = input.valueOf(item);
                if (cell != null) {
                    String formula = References.to(input.table(), cell.getRowIndex(), cell.getColumnIndex());
                    same(input.table() + ": " + item, formula + "&\"\"", InputRows.joined(cell));
                }
            }
            texts(SheetLayout.REQUEST, draft.report().request().header().rates(), Fx::where);
        });
    }

    private <T> void texts(SheetLayout layout, List<T> facts, Function<T, Location> where) {
        Map<Integer, Location> places = new LinkedHashMap<>();
        facts.stream().map(where).filter(Location::isCell).forEach(each -> places.putIfAbsent(each.row() - 1, each));
        if (places.isEmpty()) {
            return;
        }
        InputRows.around(draft, places.values().iterator().next(), layout).ifPresent(input -> {
            places.keySet().forEach(each -> text(input, each));
            InputRows.Filled filled = input.filled();
            begin("Rows", EVERY, input.table() + ": filled cells", "no row or number is added or taken away");
            pen.formula(row, NOW, filled.formula(), BigDecimal.valueOf(filled.value()), Role.COUNT);
            pen.number(row, RATED, BigDecimal.valueOf(filled.value()), Role.COUNT);
            verdict(here(NOW) + "=" + here(RATED), AGAIN);
        });
    }

    private void text(InputRows input, int place) {
        InputRows.Said said = input.said(place);
        if (!said.formula().isEmpty()) {
            same(input.name(place) + ": texts and days", said.formula(), said.value());
        }
        for (Cell each : input.ownNumbers(place)) {
            String cell = References.to(input.table(), each.getRowIndex(), each.getColumnIndex());
            BigDecimal value = BigDecimal.valueOf(each.getNumericCellValue());
            begin("Rows", EVERY, input.name(place) + ": a number that rules read", "no formula follows it");
            pen.formula(row, NOW, cell, value, Role.NUMBER);
            pen.number(row, RATED, value, Role.NUMBER);
            verdict(here(NOW) + "=" + here(RATED), AGAIN);
        }
        for (Cell each : input.passages(place)) {
            String cell = References.to(input.table(), each.getRowIndex(), each.getColumnIndex());
            same(input.name(place) + ": a text whose tokens were counted", cell, each.getStringCellValue());
        }
    }

    private void same(String what, String formula, String value) {
        begin("Rows", EVERY, what, "prices and rules are chosen by them; no formula follows them");
        pen.formula(row, NOW, formula, value, Role.TEXT);
        pen.text(row, RATED, value, Role.WRAPPED);
        verdict("EXACT(" + here(NOW) + "," + here(RATED) + ")", AGAIN);
    }

    private void begin(String kind, String scenario, String what, String why) {
        row = table.nextRow();
        pen.text(row, KIND, kind, Role.TEXT);
        pen.text(row, SCENARIO, scenario, Role.TEXT);
        pen.text(row, WHAT, what, Role.TEXT);
        pen.text(row, WHY, why, Role.TEXT);
    }

    /** @param otherwise what the verdict is where the condition doesn't hold */
    private void verdict(String condition, String otherwise) {
        pen.formula(row, VERDICT, "IF(" + condition + ",\"" + AGREES + "\",\"" + otherwise + "\")", AGREES, Role.TEXT);
        if (otherwise.equals(AGAIN)) {
            // of no other check: some of them look at the totals, which look at this column
            pen.formula(row, COUNTS, "IF(" + here(VERDICT) + "=\"" + AGAIN + "\",1,0)", BigDecimal.ZERO, Role.COUNT);
        }
    }

    private String near(int one, int other) {
        return "ABS(" + here(one) + "-" + here(other) + ")<" + TOLERANCE;
    }

    private String here(int column) {
        return References.here(row, column);
    }

    /** A cell of the totals on Summary. */
    private static String summary(int scenario, int column) {
        return References.to(SummarySheet.NAME, SummarySheet.FIRST_TOTAL + scenario, column);
    }

    private void finish() {
        table.finish();
        int master = table.nextRow() + 1;
        pen.text(master, WHAT, "All checks", Role.TOTAL_LABEL);
        pen.formula(master, VERDICT, allOf(), AGREES, Role.TEXT);
        table.print(master);
        name(draft, References.to(NAME, master, VERDICT));
        CellRangeAddress cells = new CellRangeAddress(1, master, VERDICT, VERDICT);
        SheetStyles.shade(pen.sheet(), cells, AGREES, AGAIN);
        SheetStyles.alarm(pen.sheet(), cells, WRONG);
    }

    /** What formulas know the master check by. */
    private static void name(Draft draft, String cell) {
        XSSFName there = draft.workbook().getName(MASTER);
        XSSFName name = there == null ? draft.workbook().createName() : there;
        name.setNameName(MASTER);
        name.setRefersToFormula(cell);
    }
}
