package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.domain.Rate;
import io.ratebook.domain.UsageField;
import io.ratebook.report.Line;
import io.ratebook.report.Line.Band;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every price that the lines use, once: a published rate, a band of a tiered price, or a price that the input states. */
final class RatesSheet {
    static final String NAME = "Rates";

    private static final int PRICE = 5;
    private static final int PER = 6;
    private static final int FROM = 14;
    private static final int UP_TO = 15;
    private static final int FLAT = 16;
    private static final int SIZE = 17;
    private static final List<Head> HEADS = List.of(
            Head.text("Provider", 14),
            Head.text("Model", 22),
            Head.text("Meter", 16),
            Head.text("Service tier", 12),
            Head.text("Region", 10),
            Head.number("Price", 14),
            Head.number("Per (units)", 12),
            Head.text("Unit", 12),
            Head.text("Currency", 10),
            Head.text("From (inclusive)", 12),
            Head.text("To (exclusive)", 12),
            Head.text("Source", 46),
            Head.text("Place", 40),
            Head.text("Band", 12),
            Head.number("Band from (inclusive)", 13),
            Head.number("Band up to (exclusive)", 13),
            Head.number("Flat", 12),
            Head.number("Package size", 12));

    private final Draft draft;
    private final TableSheet table;
    private final Map<Key, Integer> rows = new LinkedHashMap<>();

    /**
     * What makes two lines share a row.
     *
     * @param price the rate, or where the input states the price
     */
    private record Key(Object price, @Nullable Band band) {
        static Key of(Line line, Case which) {
            Object price = line.basis() != null && line.basis().purchase()
                    ? line.basis().usage().origin(UsageField.UNIT_PRICE)
                    : rate(line, which);
            return new Key(price, line.tier());
        }
    }

    private RatesSheet(Draft draft) {
        this.draft = draft;
        boolean bands = draft.report().lines().stream().anyMatch(each -> each.tier() != null);
        this.table = new TableSheet(draft, NAME, 3, bands ? HEADS : HEADS.subList(0, FROM - 1));
    }

    static RatesSheet write(Draft draft) {
        RatesSheet sheet = new RatesSheet(draft);
        for (Line line : draft.report().lines()) {
            if (!line.rates().isEmpty()) {
                List.of(Case.values()).forEach(each -> sheet.add(line, each));
            }
        }
        sheet.table.finish();
        return sheet;
    }

    /** The cell of the line's price, whatever the case. */
    String price(Line line) {
        return cells(line, PRICE);
    }

    String per(Line line) {
        return cells(line, PER);
    }

    /** The price cell of that case: {@code Rates!$F$5}. */
    String place(Line line, Case which) {
        return cell(line, which, PRICE);
    }

    String bandFrom(Line line) {
        return cells(line, FROM);
    }

    String bandUpTo(Line line) {
        return cells(line, UP_TO);
    }

    String flat(Line line) {
        return cells(line, FLAT);
    }

    String packageSize(Line line) {
        return cells(line, SIZE);
    }

    /** What the price cell holds in that case. */
    static BigDecimal priceOf(Line line, Case which) {
        return line.tier() == null
                ? rate(line, which).unitRate().price().amount()
                : line.tier().price();
    }

    /** The line's rate in that case. */
    static Rate rate(Line line, Case which) {
        return line.rates().get(which.selector() - 1);
    }

    private String cells(Line line, int column) {
        return draft.cases()
                .choose(cell(line, Case.LOW, column), cell(line, Case.BASE, column), cell(line, Case.HIGH, column));
    }

    private String cell(Line line, Case which, int column) {
        Integer row = rows.get(Key.of(line, which));
        if (row == null) {
            throw new IllegalStateException("no row for the rate of line " + line.number());
        }
        return References.to(NAME, row, column);
    }

    private void add(Line line, Case which) {
        if (rows.containsKey(Key.of(line, which))) {
            return;
        }
        int row = table.nextRow();
        rows.put(Key.of(line, which), row);
        Rate rate = rate(line, which);
        texts(row, rate);
        price(row, line, rate);
        if (line.tier() != null) {
            band(row, line.tier());
        }
    }

    private void texts(int row, Rate rate) {
        Pen pen = table.pen();
        pen.text(row, 0, rate.provider(), Role.TEXT);
        pen.text(row, 1, rate.model(), Role.TEXT);
        pen.text(row, 2, rate.meter(), Role.TEXT);
        pen.text(row, 3, rate.serviceTier(), Role.TEXT);
        pen.text(row, 4, rate.region(), Role.TEXT);
        pen.text(row, 7, rate.unitRate().unit().name(), Role.TEXT);
        pen.text(row, 8, rate.unitRate().price().currency().getCurrencyCode(), Role.TEXT);
        pen.date(row, 9, rate.from(), Role.DATE);
        pen.date(row, 10, rate.to(), Role.DATE);
        pen.text(row, 11, rate.source(), Role.WRAPPED);
        pen.text(row, 12, rate.where().toString(), Role.WRAPPED);
    }

    private void price(int row, Line line, Rate rate) {
        Pen pen = table.pen();
        BigDecimal price = priceOf(line, draft.inUse());
        String stated = line.basis() != null && line.basis().purchase() && line.tier() == null
                ? draft.references().to(line.basis().usage(), UsageField.UNIT_PRICE)
                : null;
        if (stated == null) {
            pen.number(row, PRICE, line.tier() == null ? rate.unitRate().price().amount() : price, Role.PRICE_INPUT);
        } else {
            pen.formula(row, PRICE, stated, price, Role.PRICE_LINK);
        }
        pen.number(row, PER, rate.unitRate().per(), Role.COUNT_INPUT);
    }

    private void band(int row, Band band) {
        Pen pen = table.pen();
        pen.text(row, FROM - 1, band.kind().word(), Role.TEXT);
        pen.number(row, FROM, band.from(), Role.COUNT_INPUT);
        pen.number(row, UP_TO, band.upTo(), Role.COUNT_INPUT);
        pen.number(row, FLAT, band.flat(), Role.PRICE_INPUT);
        pen.number(row, SIZE, band.size(), Role.COUNT_INPUT);
    }
}
