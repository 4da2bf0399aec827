package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.UsageField;
import io.ratebook.report.Line;
import io.ratebook.report.Line.Band;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int BOUNDARY = 18;
    private static final int SCOPE = 19;
    private static final int ROUND = 20;
    private static final int HOURS = 21;
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
            Head.number("Band from", 13),
            Head.number("Band up to", 13),
            Head.number("Flat", 12),
            Head.number("Package size", 12),
            Head.text("Boundary", 10),
            Head.text("Scope", 10),
            Head.number("Round up to", 12),
            Head.text("Hours", 26));

    private final Draft draft;
    private final TableSheet table;
    private final Map<Key, Integer> rows = new LinkedHashMap<>();

    /**
     * What makes two lines share a row.
     *
     * @param price the rate, or where the input states the price
     */
    private record Key(
            Object price, @Nullable TierBand band, @Nullable BigDecimal stated) {
        static Key of(Line line, Case which) {
            Object price = line.basis() != null && line.basis().purchase()
                    ? line.basis().usage().origin(UsageField.UNIT_PRICE)
                    : rate(line, which);
            Band band = line.tier();
            return band == null
                    ? new Key(price, null, null)
                    : new Key(price, band.bounds(), band.price().at(which));
        }
    }

    private RatesSheet(Draft draft) {
        this.draft = draft;
        boolean bands = draft.report().lines().stream()
                .anyMatch(each -> each.tier() != null || each.rates().stream().anyMatch(RatesSheet::isSpecial));
        this.table = TableSheet.streamed(draft, NAME, 3, bands ? HEADS : HEADS.subList(0, FROM - 1));
    }

    private static boolean isSpecial(Rate rate) {
        return rate.roundUpTo() != null || rate.hours() != null || rate.band() != null;
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

    String roundUpTo(Line line) {
        return cells(line, ROUND);
    }

    /** What the price cell holds in that case. */
    static BigDecimal priceOf(Line line, Case which) {
        return line.tier() == null
                ? rate(line, which).unitRate().price().amount()
                : line.tier().price().at(which);
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
        Key key = Key.of(line, which);
        if (rows.containsKey(key)) {
            return;
        }
        Rate rate = rate(line, which);
        Band band = line.tier();
        if (band != null && band.multiple() != null && !rows.containsKey(new Key(rate, null, null))) {
            int base = table.nextRow();
            rows.put(new Key(rate, null, null), base);
            texts(base, rate);
            listed(base, rate);
        }
        int row = table.nextRow();
        rows.put(key, row);
        texts(row, rate);
        if (band == null) {
            price(row, line, rate);
        } else {
            bandPrice(row, band, rate, band.price().at(which));
            band(row, band.bounds());
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
        if (isSpecial(rate)) {
            pen.number(row, ROUND, rate.roundUpTo(), Role.COUNT_INPUT);
            pen.text(row, HOURS, rate.hours() == null ? "" : rate.hours().toString(), Role.TEXT);
        }
    }

    private void price(int row, Line line, Rate rate) {
        String stated = line.basis() != null && line.basis().purchase()
                ? draft.references().to(line.basis().usage(), UsageField.UNIT_PRICE)
                : null;
        if (stated == null) {
            listed(row, rate);
        } else {
            table.pen().formula(row, PRICE, stated, priceOf(line, draft.inUse()), Role.PRICE_LINK);
            table.pen().number(row, PER, rate.unitRate().per(), Role.COUNT_INPUT);
        }
    }

    /** A published price, or the cell of the contract that states it. */
    private void listed(int row, Rate rate) {
        Pen pen = table.pen();
        BigDecimal price = rate.unitRate().price().amount();
        Contract contract = rate.contract();
        if (contract != null && draft.references().holdsNumber(contract.where())) {
            pen.formula(row, PRICE, draft.references().to(contract.where(), price), price, Role.PRICE_LINK);
        } else {
            pen.number(row, PRICE, price, Role.PRICE_INPUT);
        }
        pen.number(row, PER, rate.unitRate().per(), Role.COUNT_INPUT);
    }

    private void bandPrice(int row, Band band, Rate rate, BigDecimal price) {
        Pen pen = table.pen();
        Integer base = band.multiple() == null ? null : rows.get(new Key(rate, null, null));
        if (base == null) {
            pen.number(row, PRICE, price, Role.PRICE_INPUT);
        } else {
            String multiple = Exact.text(Objects.requireNonNull(band.multiple()));
            pen.formula(row, PRICE, References.here(base, PRICE) + "*" + multiple, price, Role.PRICE_LINK);
        }
        pen.number(row, PER, rate.unitRate().per(), Role.COUNT_INPUT);
    }

    private void band(int row, TierBand band) {
        Pen pen = table.pen();
        pen.text(row, FROM - 1, band.kind().word(), Role.TEXT);
        pen.number(row, FROM, band.above(), Role.COUNT_INPUT);
        pen.number(row, UP_TO, band.upTo(), Role.COUNT_INPUT);
        pen.number(row, FLAT, band.flat(), Role.PRICE_INPUT);
        pen.number(row, SIZE, band.size(), Role.COUNT_INPUT);
        pen.text(row, BOUNDARY, band.inclusive() ? ">=" : ">", Role.TEXT);
        pen.text(row, SCOPE, band.scope().word(), Role.TEXT);
    }
}
