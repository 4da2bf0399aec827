package io.ratebook.workbook.result;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.report.Category;
import io.ratebook.report.Line;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;

/** One charge a row, each a live formula over the cells of the input, Rates and Factors, with the engine's values beside it. */
final class LinesSheet {
    static final String NAME = "Lines";

    private final Draft draft;
    private final RatesSheet rates;
    private final FactorsSheet factors;
    private final TableSheet table;
    private final CountedFormula counted;
    private final Map<Integer, Integer> rowByNumber = new HashMap<>();
    private final Map<Account, Balance> balances = new HashMap<>();
    private final Map<String, Span> spans = new HashMap<>();
    private final List<Line> lines;

    /** A credit as one scenario draws on it. */
    private record Account(Contract contract, String scenario) {}

    /** @param row of the last line that drew on the credit */
    private record Balance(ThreePoint left, int row) {}

    /** The first and the last row of a scenario. */
    private record Span(int first, int last) {
        Span to(Span later) {
            return new Span(first, later.last);
        }
    }

    private LinesSheet(Draft draft, RatesSheet rates, FactorsSheet factors) {
        this.draft = draft;
        this.rates = rates;
        this.factors = factors;
        this.table = new TableSheet(
                draft,
                NAME,
                LineColumn.PHASE.index(),
                LineColumn.heads(draft.report().lines()));
        this.counted = new CountedFormula(draft.references());
        this.lines = draft.report().lines();
        for (int i = 0; i < lines.size(); i++) {
            spans.merge(lines.get(i).scenario(), new Span(i + 1, i + 1), Span::to);
        }
    }

    static LinesSheet write(Draft draft, RatesSheet rates, FactorsSheet factors) {
        LinesSheet sheet = new LinesSheet(draft, rates, factors);
        for (Line line : sheet.lines) {
            int row = sheet.table.nextRow();
            sheet.rowByNumber.put(line.number(), row);
            sheet.add(row, line);
        }
        sheet.table.finish();
        CaseGaps.close(draft, sheet.table.pen());
        return sheet;
    }

    /** The cells of a column, for sums on other sheets: {@code Lines!$R$2:$R$41}. */
    String range(LineColumn column) {
        int last = Math.max(1, lines.size());
        return References.to(NAME, 1, column.index()) + ":"
                + References.to(NAME, last, column.index()).substring(NAME.length() + 1);
    }

    private void add(int row, Line line) {
        texts(row, line);
        Metered basis = line.basis();
        if (basis != null) {
            quantity(row, line, basis);
            cost(row, line);
        } else {
            String formula = line.category() == Category.CREDIT ? credit(row, line) : adjustment(row, line);
            formula(row, LineColumn.COST, formula, line.cost(), Role.COST);
        }
        number(row, LineColumn.LOW, line.cost().low());
        number(row, LineColumn.BASE, line.cost().base());
        number(row, LineColumn.HIGH, line.cost().high());
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
        if (line.basis() != null) {
            text(row, LineColumn.UNIT, line.unit().name());
        }
    }

    private void quantity(int row, Line line, Metered basis) {
        String all = all(row);
        String part = line.tier() == null ? all : new BandFormula(rates, line, line.tier()).quantity(all);
        ThreePoint factor = FactorsSheet.productOf(line.quantityFactors());
        formula(row, LineColumn.COUNTED, counted.of(basis), line.metered(), Numbers.role(line.metered()));
        formula(row, LineColumn.QUANTITY_FACTOR, factors.product(line, line.quantityFactors()), factor, Role.FACTOR);
        formula(row, LineColumn.QUANTITY, part, line.quantity(), Numbers.role(line.quantity()));
    }

    /** The whole quantity, before a tier takes its part. */
    private static String all(int row) {
        return LineColumn.COUNTED.in(row) + "*" + LineColumn.QUANTITY_FACTOR.in(row);
    }

    private void cost(int row, Line line) {
        String unitPrice = LineColumn.LIST_PRICE.in(row) + "/" + LineColumn.PER.in(row);
        String factor = LineColumn.PRICE_FACTOR.in(row);
        String quantity = LineColumn.QUANTITY.in(row);
        String cost = line.tier() == null
                ? quantity + "*" + unitPrice + "*" + factor
                : new BandFormula(rates, line, line.tier()).cost(all(row), quantity, unitPrice, factor);
        BigDecimal per = RatesSheet.rate(line, draft.inUse()).unitRate().per();
        Pen pen = table.pen();
        pen.formula(
                row,
                LineColumn.LIST_PRICE.index(),
                rates.price(line),
                RatesSheet.priceOf(line, draft.inUse()),
                Role.PRICE_LINK);
        link(row, line);
        pen.formula(row, LineColumn.PER.index(), rates.per(line), per, Role.COUNT);
        formula(
                row,
                LineColumn.PRICE_FACTOR,
                factors.product(line, line.priceFactors()),
                FactorsSheet.productOf(line.priceFactors()),
                Role.FACTOR);
        formula(row, LineColumn.COST, cost, line.cost(), Role.COST);
    }

    /** What is left of the credit, but no more than what is left to pay of the line. */
    private String credit(int row, Line line) {
        Contract contract = line.contract();
        if (contract == null || contract.amount() == null) {
            throw new IllegalStateException("line " + line.number() + " draws on no credit");
        }
        text(row, LineColumn.CREDIT, contract.id());
        left(row, line, contract, contract.amount().amount());
        table.pen().number(row, LineColumn.PAYS_LINE.index(), BigDecimal.valueOf(line.paidLine()), Role.COUNT);
        String paid = "SUMIFS(" + above(LineColumn.COST, row) + "," + above(LineColumn.PAYS_LINE, row) + ","
                + LineColumn.PAYS_LINE.in(row) + ")";
        String bill = LineColumn.COST.in(rowOf(line.paidLine()));
        return "-MAX(0,MIN(" + LineColumn.LEFT.in(row) + "," + bill + "+" + paid + "))";
    }

    /** What the rows above have left of the credit in this scenario. */
    private void left(int row, Line line, Contract contract, BigDecimal amount) {
        Account account = new Account(contract, line.scenario());
        Balance before = balances.get(account);
        ThreePoint left = before == null ? ThreePoint.of(amount) : before.left();
        String formula = before == null
                ? draft.references().to(contract.where(), amount)
                : LineColumn.LEFT.in(before.row()) + "+" + LineColumn.COST.in(before.row());
        balances.put(account, new Balance(left.plus(line.cost()), row));
        formula(row, LineColumn.LEFT, formula, left, Role.COST);
    }

    private int rowOf(int number) {
        Integer row = rowByNumber.get(number);
        if (row == null) {
            throw new IllegalStateException("a credit pays line " + number + ", which doesn't stand above it");
        }
        return row;
    }

    /** The contingency: a share of everything else that the scenario costs. */
    private String adjustment(int row, Line line) {
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

    private void link(int row, Line line) {
        XSSFHyperlink link = draft.workbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress(rates.place(line, draft.inUse()));
        table.pen().cell(row, LineColumn.LIST_PRICE.index()).setHyperlink(link);
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
