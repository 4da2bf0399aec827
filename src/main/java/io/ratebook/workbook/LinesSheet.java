package io.ratebook.workbook;

import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.report.Category;
import io.ratebook.report.Line;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.TableSheet.Head;
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

    /** The columns, in their order. */
    enum Col {
        LINE,
        CATEGORY,
        SCENARIO,
        USAGE_ID,
        PHASE,
        ACTIVITY,
        PROVIDER,
        MODEL,
        METER,
        PART,
        COUNTED,
        QUANTITY_FACTOR,
        QUANTITY,
        UNIT,
        LIST_PRICE,
        PER,
        PRICE_FACTOR,
        COST,
        LOW,
        BASE,
        HIGH,
        CREDIT,
        PAYS_LINE;

        /** The cell of this column in a row of the sheet itself. */
        String in(int row) {
            return References.here(row, ordinal());
        }
    }

    private final Draft draft;
    private final RatesSheet rates;
    private final FactorsSheet factors;
    private final TableSheet table;
    private final CountedFormula counted;
    private final Map<Integer, Integer> rowByNumber = new HashMap<>();
    private final List<Line> lines;

    private LinesSheet(Draft draft, RatesSheet rates, FactorsSheet factors) {
        this.draft = draft;
        this.rates = rates;
        this.factors = factors;
        this.table = new TableSheet(draft, NAME, Col.PHASE.ordinal(), heads(draft));
        this.counted = new CountedFormula(draft.references());
        this.lines = draft.report().lines();
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
    String range(Col column) {
        int last = Math.max(1, lines.size());
        return References.to(NAME, 1, column.ordinal()) + ":"
                + References.to(NAME, last, column.ordinal()).substring(NAME.length() + 1);
    }

    private static List<Head> heads(Draft draft) {
        return List.of(
                Head.number("Line", 6),
                Head.text("Category", 11),
                Head.text("Scenario", 20),
                Head.text("Usage id", 14),
                Head.text("Phase", 16),
                Head.text("Activity", 26),
                Head.text("Provider", 12),
                Head.text("Model", 18),
                Head.text("Meter", 14),
                Head.text("Part", 30),
                Head.number("Counted (units)", 15),
                Head.number("Quantity factor", 10),
                Head.number("Quantity (units)", 15),
                Head.text("Unit", 12),
                Head.number(draft.inMoney("List price"), 13),
                Head.number("Per (units)", 11),
                Head.number("Price factor", 9),
                Head.number(draft.inMoney("Cost in use"), 15),
                Head.number(draft.inMoney("Low"), 15),
                Head.number(draft.inMoney("Base"), 15),
                Head.number(draft.inMoney("High"), 15),
                Head.text("Credit", 14),
                Head.number("Pays line", 9));
    }

    private void add(int row, Line line) {
        texts(row, line);
        Metered basis = line.basis();
        if (basis != null) {
            quantity(row, line, basis);
            cost(row, line);
        } else {
            String formula = line.category() == Category.CREDIT ? credit(row, line) : adjustment(row, line);
            formula(row, Col.COST, formula, line.cost(), Role.COST);
        }
        number(row, Col.LOW, line.cost().low());
        number(row, Col.BASE, line.cost().base());
        number(row, Col.HIGH, line.cost().high());
    }

    private void texts(int row, Line line) {
        table.pen().number(row, Col.LINE.ordinal(), BigDecimal.valueOf(line.number()), Role.COUNT);
        text(row, Col.CATEGORY, line.category().word());
        text(row, Col.SCENARIO, line.scenario());
        text(row, Col.USAGE_ID, line.usageId());
        text(row, Col.PHASE, line.phase());
        text(row, Col.ACTIVITY, line.activity());
        text(row, Col.PROVIDER, line.provider());
        text(row, Col.MODEL, line.model());
        text(row, Col.METER, line.meter());
        text(row, Col.PART, line.part());
        if (line.basis() != null) {
            text(row, Col.UNIT, line.unit().name());
        }
    }

    private void quantity(int row, Line line, Metered basis) {
        String all = Col.COUNTED.in(row) + "*" + Col.QUANTITY_FACTOR.in(row);
        String part = line.tier() == null ? all : new BandFormula(rates, line, line.tier()).quantity(all);
        ThreePoint factor = FactorsSheet.productOf(line.quantityFactors());
        formula(row, Col.COUNTED, counted.of(basis), line.metered(), Numbers.role(line.metered()));
        formula(row, Col.QUANTITY_FACTOR, factors.product(line.quantityFactors()), factor, Role.FACTOR);
        formula(row, Col.QUANTITY, part, line.quantity(), Numbers.role(line.quantity()));
    }

    private void cost(int row, Line line) {
        String unitPrice = Col.LIST_PRICE.in(row) + "/" + Col.PER.in(row);
        String factor = Col.PRICE_FACTOR.in(row);
        String quantity = Col.QUANTITY.in(row);
        String cost = line.tier() == null
                ? quantity + "*" + unitPrice + "*" + factor
                : new BandFormula(rates, line, line.tier()).cost(quantity, unitPrice, factor);
        BigDecimal per = line.rates().get(draft.inUse().ordinal()).unitRate().per();
        Pen pen = table.pen();
        pen.formula(
                row,
                Col.LIST_PRICE.ordinal(),
                rates.price(line),
                RatesSheet.priceOf(line, draft.inUse()),
                Role.PRICE_LINK);
        link(row, line);
        pen.formula(row, Col.PER.ordinal(), rates.per(line), per, Role.COUNT);
        formula(
                row,
                Col.PRICE_FACTOR,
                factors.product(line.priceFactors()),
                FactorsSheet.productOf(line.priceFactors()),
                Role.FACTOR);
        formula(row, Col.COST, cost, line.cost(), Role.COST);
    }

    /** What is left of the credit, but no more than what is left to pay of the line. */
    private String credit(int row, Line line) {
        Contract contract = line.contract();
        if (contract == null || contract.amount() == null) {
            throw new IllegalStateException("line " + line.number() + " draws on no credit");
        }
        text(row, Col.CREDIT, contract.id());
        table.pen().number(row, Col.PAYS_LINE.ordinal(), BigDecimal.valueOf(line.paidLine()), Role.COUNT);
        String amount =
                draft.references().to(contract.where(), contract.amount().amount());
        String spent = new ConditionalSum(above(Col.COST, row))
                .where(above(Col.CREDIT, row), Col.CREDIT.in(row), contract.id())
                .where(above(Col.SCENARIO, row), Col.SCENARIO.in(row), line.scenario())
                .formula();
        String bill = Col.COST.in(rowOf(line.paidLine()));
        String paid =
                "SUMIFS(" + above(Col.COST, row) + "," + above(Col.PAYS_LINE, row) + "," + Col.PAYS_LINE.in(row) + ")";
        return "-MAX(0,MIN(" + amount + "+" + spent + "," + bill + "+" + paid + "))";
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
        if (row > 1 && isAmong(lines.subList(0, row - 1), line)) {
            sums.add(sum(above(Col.COST, row), above(Col.SCENARIO, row), row, line));
        }
        if (isAmong(lines.subList(row, lines.size()), line)) {
            sums.add(sum(below(Col.COST, row), below(Col.SCENARIO, row), row, line));
        }
        String rest = sums.size() == 1 ? sums.get(0) : "(" + String.join("+", sums) + ")";
        return sums.isEmpty() ? "0" : share + "*" + rest;
    }

    private static boolean isAmong(List<Line> others, Line adjustment) {
        return others.stream().anyMatch(each -> each.scenario().equals(adjustment.scenario()));
    }

    private static String sum(String summed, String by, int row, Line line) {
        return new ConditionalSum(summed)
                .where(by, Col.SCENARIO.in(row), line.scenario())
                .formula();
    }

    /** {@code R$2:R13} for the row below. */
    private static String above(Col column, int row) {
        return References.down(1, Math.max(1, row - 1), column.ordinal());
    }

    private String below(Col column, int row) {
        return References.down(row + 1, lines.size(), column.ordinal());
    }

    private void link(int row, Line line) {
        XSSFHyperlink link = draft.workbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress(rates.place(line, draft.inUse()));
        table.pen().cell(row, Col.LIST_PRICE.ordinal()).setHyperlink(link);
    }

    private void text(int row, Col column, String text) {
        table.pen().text(row, column.ordinal(), text, Role.TEXT);
    }

    private void number(int row, Col column, BigDecimal number) {
        table.pen().number(row, column.ordinal(), number, Role.COST);
    }

    private void formula(int row, Col column, String formula, ThreePoint value, Role role) {
        table.pen().formula(row, column.ordinal(), formula, draft.inUse(value), role);
    }
}
