package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Usage;
import io.ratebook.report.Category;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One charge a row, each a live formula over the cells of the input, Rates and Factors, with the engine's values beside it. */
final class LinesSheet {
    static final String NAME = "Lines";

    private final Draft draft;
    private final RatesSheet rates;
    private final FactorsSheet factors;
    private final TableSheet table;
    private final CountedFormula counted;
    private final Map<Integer, Integer> rowByNumber = new HashMap<>();
    private final Map<Account, Integer> lastRows = new HashMap<>();
    private final Map<String, Integer> freeRows = new HashMap<>();
    private final Map<String, Optional<Integer>> ends = new HashMap<>();
    private final Map<String, Span> spans = new HashMap<>();
    private final List<Line> lines;
    private final CaseGaps gaps;
    private final boolean byMonth;

    /** Where the decisions behind the line begin, on the sheet Because. */
    private int because = 1;

    /** A term as one scenario draws on it, in one month where it is monthly. */
    private record Account(
            Contract contract, String scenario, @Nullable YearMonth month) {}

    /** The first and the last row of a scenario. */
    private record Span(int first, int last) {
        Span to(Span later) {
            return new Span(first, later.last);
        }
    }

    private LinesSheet(Draft draft, RatesSheet rates, FactorsSheet factors, UsageLinesSheets rows) {
        this.draft = draft;
        this.rates = rates;
        this.factors = factors;
        this.table = TableSheet.streamed(
                draft,
                NAME,
                LineColumn.PHASE.index(),
                LineColumn.heads(
                        draft.report().lines(), !draft.report().comparisons().isEmpty(), MonthsSheet.isNeeded(draft)));
        this.byMonth = MonthsSheet.isNeeded(draft)
                || draft.report().lines().stream()
                        .anyMatch(each -> each.term() != null || !each.free().isEmpty());
        this.counted = new CountedFormula(draft.references(), rows);
        this.lines = draft.report().lines();
        this.gaps = CaseGaps.of(draft, table.pen().sheet(), counted);
        for (int i = 0; i < lines.size(); i++) {
            spans.merge(lines.get(i).scenario(), new Span(i + 1, i + 1), Span::to);
        }
    }

    static LinesSheet write(Draft draft, RatesSheet rates, FactorsSheet factors) {
        int place = draft.workbook().getNumberOfSheets();
        LinesSheet sheet = new LinesSheet(draft, rates, factors, UsageLinesSheets.write(draft, draft.rows()));
        draft.workbook().setSheetOrder(NAME, place);
        for (Line line : sheet.lines) {
            int row = sheet.table.nextRow();
            sheet.rowByNumber.put(line.number(), row);
            sheet.add(row, line);
        }
        sheet.table.finish();
        return sheet;
    }

    /** The cells of a column, for sums on other sheets: {@code Lines!$R$2:$R$41}. */
    String range(LineColumn column) {
        int last = Math.max(1, lines.size());
        return References.to(NAME, 1, column.index()) + ":"
                + References.to(NAME, last, column.index()).substring(NAME.length() + 1);
    }

    /** The cells of a column in the rows of some lines, by their numbers: {@code Lines!$R$2:$R$3,Lines!$R$7}. */
    String cells(LineColumn column, List<Integer> numbers) {
        return Stream.of(References.ranges(numbers.stream().map(this::rowOf).toList(), column.index())
                        .split(",", -1))
                .map(each -> NAME + "!" + each)
                .collect(Collectors.joining(","));
    }

    private void add(int row, Line line) {
        texts(row, line);
        Metered basis = line.basis();
        if (basis != null) {
            quantity(row, line, basis);
            cost(row, line);
        } else {
            Line.Term term = line.term();
            String formula = term == null ? contingency(row, line) : reduced(row, line, term);
            formula(row, LineColumn.COST, formula, line.cost(), Role.COST);
        }
        if (byMonth) {
            MonthsSheet.columns(draft, table, row, line);
            beyond(row, line);
        }
        if (!draft.report().comparisons().isEmpty()) {
            recurring(row, line);
        }
        if (!line.decisions().isEmpty()) {
            link(row, LineColumn.COST, References.to(BecauseSheet.NAME, because, 0));
            because += line.decisions().size();
        }
        number(row, LineColumn.LOW, line.cost().low());
        number(row, LineColumn.BASE, line.cost().base());
        number(row, LineColumn.HIGH, line.cost().high());
    }

    /** What comparisons scale, as the mean of a month, and what they pay once; what pays for another line goes with that line. */
    private void recurring(int row, Line line) {
        Line subject = line.paidLine() > 0 ? lines.get(line.paidLine() - 1) : line;
        boolean contingency = line.category() == Category.ADJUSTMENT && line.term() == null;
        if (contingency) {
            return;
        }
        String cost = LineColumn.COST.in(row);
        if (!subject.recurring()) {
            formula(row, LineColumn.ONCE, cost, line.cost(), Role.COST);
            return;
        }
        Metered basis = subject.basis();
        String cell = basis == null ? null : counted.wholeMonths(basis.usage());
        ThreePoint whole = subject.rowMonths();
        String months = cell == null ? Exact.text(draft.inUse(whole)) : cell;
        ThreePoint mean = line.cost()
                .combined(whole, (sum, count) -> count.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(sum, count));
        String formula = months.equals("1") ? cost : "IF(" + months + "=0,0," + cost + "/" + months + ")";
        formula(row, LineColumn.RECURS, formula, mean, Role.COST);
    }

    private void texts(int row, Line line) {
        table.pen().number(row, LineColumn.LINE.index(), BigDecimal.valueOf(line.number()), Role.COUNT);
        text(row, LineColumn.CATEGORY, line.category().word());
        text(row, LineColumn.SCENARIO, line.scenario());
        text(row, LineColumn.USAGE_ID, line.usageId());
        text(row, LineColumn.PHASE, line.phase());
        text(row, LineColumn.ACTIVITY, line.activity());
        text(row, LineColumn.PROVIDER, line.provider());
        text(row, LineColumn.MODEL, line.model());
        text(row, LineColumn.METER, line.meter());
        text(row, LineColumn.PART, line.part());
        table.pen().date(row, LineColumn.FROM.index(), line.day(), Role.DATE);
        months(row, line);
        if (line.basis() != null) {
            text(row, LineColumn.UNIT, line.unit().name());
        }
    }

    /** Of the usage; a line that pays for another lasts as long as that one. */
    private void months(int row, Line line) {
        Metered basis = line.basis();
        String own = basis == null ? null : counted.months(basis.usage());
        String formula = line.paidLine() > 0 ? LineColumn.MONTHS.in(rowOf(line.paidLine())) : own == null ? "1" : own;
        if (line.day() != null) {
            formula(row, LineColumn.MONTHS, formula, line.months(), Role.COUNT);
        }
    }

    /** The months that a row lasts beyond those it was cut into: they have no line, and cost nothing here. */
    private void beyond(int row, Line line) {
        Metered basis = line.basis();
        String months = basis == null ? null : counted.wholeMonths(basis.usage());
        Integer end = basis == null ? null : basis.usage().span().end();
        if (basis != null && months != null && end != null && end.equals(lastEnd(basis.usage()))) {
            formula(row, LineColumn.BEYOND, "MAX(0," + months + "-" + end + ")", ThreePoint.ZERO, Role.COUNT);
        }
    }

    /** Where the last part of the row ends; null where it has no end. */
    private @Nullable Integer lastEnd(Usage usage) {
        String row = usage.scenario() + "\n" + usage.id();
        return ends.computeIfAbsent(
                        row,
                        key -> lines.stream()
                                .map(Line::basis)
                                .filter(each -> each != null
                                        && row.equals(each.usage().scenario() + "\n"
                                                + each.usage().id()))
                                .map(each ->
                                        Optional.ofNullable(each.usage().span().end()))
                                .reduce(
                                        Optional.of(0),
                                        (one, other) -> one.isEmpty() || other.isEmpty()
                                                ? Optional.empty()
                                                : Optional.of(
                                                        one.get().compareTo(other.get()) > 0
                                                                ? one.get()
                                                                : other.get())))
                .orElse(null);
    }

    private void quantity(int row, Line line, Metered basis) {
        ThreePoint factor = FactorsSheet.productOf(line.quantityFactors());
        String units = gaps.closed(line, counted.of(basis));
        formula(row, LineColumn.COUNTED, units, line.metered(), Numbers.role(line.metered()));
        formula(row, LineColumn.QUANTITY_FACTOR, factors.product(line, line.quantityFactors()), factor, Role.FACTOR);
        String all = all(row, line, basis);
        Line.Band tier = line.tier();
        link(row, LineColumn.QUANTITY_FACTOR, line, line.quantityFactors());
        String part = tier == null ? all : band(line, tier, basis).quantity(all);
        formula(row, LineColumn.QUANTITY, part, line.quantity(), Numbers.role(line.quantity()));
    }

    private BandFormula band(Line line, Line.Band tier, Metered basis) {
        return new BandFormula(
                rates, line, tier, counted.times(basis, tier.bounds().scope()));
    }

    /** The whole quantity that is charged, before a tier takes its part: rounded up and without its free units. */
    private String all(int row, Line line, Metered basis) {
        String counted = LineColumn.COUNTED.in(row) + "*" + LineColumn.QUANTITY_FACTOR.in(row);
        boolean rounded = RatesSheet.rate(line, draft.inUse()).roundUpTo() != null;
        String whole = rounded ? BandFormula.roundedUp(counted, rates.roundUpTo(line)) : counted;
        return line.free().isEmpty() ? whole : "(" + whole + "-" + free(row, line, basis, whole) + ")";
    }

    /** The cell of the units that are free of the quantity: on the first of its lines. */
    private String free(int row, Line line, Metered basis, String whole) {
        Integer first = freeRows.putIfAbsent(basis.key(), row);
        if (first != null) {
            return LineColumn.FREE.in(first);
        }
        ThreePoint units = line.free().stream().map(Line.Free::units).reduce(ThreePoint.ZERO, ThreePoint::plus);
        if (line.free().size() == 1) {
            Line.Free free = line.free().get(0);
            text(row, LineColumn.TERM, free.contract().id());
            String left = left(row, line, free.contract(), free.month(), free.left(), LineColumn.FREE);
            formula(row, LineColumn.FREE, "MIN(" + left + "," + whole + ")", units, Role.COUNT);
        } else {
            String choice =
                    draft.cases().choose(Exact.text(units.low()), Exact.text(units.base()), Exact.text(units.high()));
            formula(row, LineColumn.FREE, choice, units, Role.COUNT);
        }
        return LineColumn.FREE.in(row);
    }

    private void cost(int row, Line line) {
        String unitPrice = LineColumn.LIST_PRICE.in(row) + "/" + LineColumn.PER.in(row);
        String factor = LineColumn.PRICE_FACTOR.in(row);
        String quantity = LineColumn.QUANTITY.in(row);
        Metered basis = line.basis();
        Line.Band tier = line.tier();
        String cost = tier == null || basis == null
                ? quantity + "*" + unitPrice + "*" + factor
                : band(line, tier, basis).cost(all(row, line, basis), quantity, unitPrice, factor);
        BigDecimal per = RatesSheet.rate(line, draft.inUse()).unitRate().per();
        Pen pen = table.pen();
        pen.formula(
                row,
                LineColumn.LIST_PRICE.index(),
                rates.price(line),
                RatesSheet.priceOf(line, draft.inUse()),
                Role.PRICE_LINK);
        link(row, LineColumn.LIST_PRICE, rates.place(line, draft.inUse()));
        pen.formula(row, LineColumn.PER.index(), rates.per(line), per, Role.COUNT);
        formula(
                row,
                LineColumn.PRICE_FACTOR,
                factors.product(line, line.priceFactors()),
                FactorsSheet.productOf(line.priceFactors()),
                Role.FACTOR);
        link(row, LineColumn.PRICE_FACTOR, line, line.priceFactors());
        formula(row, LineColumn.COST, cost, line.cost(), Role.COST);
    }

    /** What a term makes of the lines above. */
    private String reduced(int row, Line line, Line.Term term) {
        text(row, LineColumn.TERM, term.contract().id());
        if (line.paidLine() == 0) {
            return minimum(line, term);
        }
        table.pen().number(row, LineColumn.PAYS_LINE.index(), BigDecimal.valueOf(line.paidLine()), Role.COUNT);
        boolean cap = line.category() == Category.ADJUSTMENT;
        String left = left(
                row, line, term.contract(), term.month(), term.left(), cap ? LineColumn.PAYS_LINE : LineColumn.COST);
        String due = due(row, line.paidLine(), row - 1);
        return cap ? "-MAX(0," + due + "-" + left + ")" : "-MAX(0,MIN(" + left + "," + due + "))";
    }

    /** What the rows down to one leave to pay of a line. */
    private String due(int row, int paid, int last) {
        String paidBefore = "SUMIFS(" + References.down(1, last, LineColumn.COST.index()) + ","
                + References.down(1, last, LineColumn.PAYS_LINE.index()) + "," + LineColumn.PAYS_LINE.in(row) + ")";
        return LineColumn.COST.in(rowOf(paid)) + "+" + paidBefore;
    }

    /**
     * The cell of what the rows above have left of the term in this scenario.
     *
     * @param drawn the column that tells what a row drew: the cost of a credit, the free units, or the line that a cap let be billed
     */
    private String left(
            int row, Line line, Contract contract, @Nullable YearMonth month, ThreePoint left, LineColumn drawn) {
        Integer before = lastRows.put(new Account(contract, line.scenario(), month), row);
        String formula;
        if (before == null) {
            formula = unused(contract, left);
        } else {
            String last = LineColumn.LEFT.in(before);
            formula = switch (drawn) {
                case COST -> last + "+" + LineColumn.COST.in(before);
                case FREE -> last + "-" + LineColumn.FREE.in(before);
                default ->
                    "MAX(0," + last + "-(" + due(before, lines.get(before - 1).paidLine(), before) + "))";
            };
        }
        formula(row, LineColumn.LEFT, formula, left, Role.COST);
        return LineColumn.LEFT.in(row);
    }

    /** What of the term's number wasn't billed before. */
    private String unused(Contract contract, ThreePoint left) {
        BigDecimal whole = contract.units() == null
                ? contract.amount() == null
                        ? draft.inUse(left)
                        : contract.amount().amount()
                : contract.units();
        String cell = draft.references().to(contract.where(), whole);
        return contract.billed().signum() == 0
                ? cell
                : "MAX(0," + cell + "-"
                        + draft.references().inRow(contract.where(), "Already billed", contract.billed()) + ")";
    }

    /** What the lines that count towards it leave of the minimum. */
    private String minimum(Line line, Line.Term term) {
        Contract contract = term.contract();
        if (contract.amount() == null) {
            throw new IllegalStateException("line " + line.number() + " makes up no amount");
        }
        String least = draft.references().to(contract.where(), contract.amount().amount());
        String share = draft.cases()
                .choose(
                        Exact.text(term.share().low()),
                        Exact.text(term.share().base()),
                        Exact.text(term.share().high()));
        List<Integer> once = new ArrayList<>();
        List<Integer> recurring = new ArrayList<>();
        for (Line each : lines.subList(0, line.number() - 1)) {
            int counted = each.paidLine() > 0 ? each.paidLine() : each.number();
            if (term.counted().contains(counted)) {
                boolean prorated = !share.equals("1") && lines.get(counted - 1).recurring();
                (prorated ? recurring : once).add(rowOf(each.number()));
            }
        }
        String billed = contract.billed().signum() == 0
                ? ""
                : "-" + draft.references().inRow(contract.where(), "Already billed", contract.billed());
        String due = recurring.isEmpty() ? least : "(" + least + "-" + sum(recurring) + ")";
        String shared = share.equals("1") ? due : due + "*" + share;
        return "MAX(0," + shared + billed + (once.isEmpty() ? "" : "-" + sum(once)) + ")";
    }

    private static String sum(List<Integer> rows) {
        return "SUM(" + References.ranges(rows, LineColumn.COST.index()) + ")";
    }

    private int rowOf(int number) {
        Integer row = rowByNumber.get(number);
        if (row == null) {
            throw new IllegalStateException("a term is about line " + number + ", which doesn't stand above it");
        }
        return row;
    }

    /** The contingency: a share of everything else that the scenario costs. */
    private String contingency(int row, Line line) {
        Header header = draft.report().request().header();
        String share = draft.references()
                .to(header.contingencyCell(), header.contingency().fraction());
        List<String> sums = new ArrayList<>();
        Span span = spans.getOrDefault(line.scenario(), new Span(row, row));
        if (span.first() < row) {
            sums.add(sum(above(LineColumn.COST, row), above(LineColumn.SCENARIO, row), row, line)
                    .times(share));
        }
        if (span.last() > row) {
            sums.add(sum(below(LineColumn.COST, row), below(LineColumn.SCENARIO, row), row, line)
                    .times(share));
        }
        return sums.isEmpty() ? "0" : String.join("+", sums);
    }

    private static ConditionalSum sum(String summed, String by, int row, Line line) {
        return new ConditionalSum(summed).where(by, LineColumn.SCENARIO.in(row), line.scenario());
    }

    /** {@code R$2:R13} for the row below. */
    private static String above(LineColumn column, int row) {
        return References.down(1, Math.max(1, row - 1), column.index());
    }

    private String below(LineColumn column, int row) {
        return References.down(row + 1, lines.size(), column.index());
    }

    /** A click on the cell goes there. */
    private void link(int row, LineColumn column, String place) {
        table.pen().link(row, column.index(), place);
    }

    /** From a product of factors to the first of them. */
    private void link(int row, LineColumn column, Line line, List<LineFactor> factors) {
        if (!factors.isEmpty()) {
            link(row, column, factors(line, factors.get(0)));
        }
    }

    private String factors(Line line, LineFactor factor) {
        return factors.product(line, List.of(factor));
    }

    private void text(int row, LineColumn column, String text) {
        table.pen().text(row, column.index(), text, Role.TEXT);
    }

    private void number(int row, LineColumn column, BigDecimal number) {
        table.pen().number(row, column.index(), number, Role.COST);
    }

    private void formula(int row, LineColumn column, String formula, ThreePoint value, Role role) {
        table.pen().formula(row, column.index(), formula, draft.inUse(value), role);
    }
}
