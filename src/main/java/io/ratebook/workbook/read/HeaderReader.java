package io.ratebook.workbook.read;

import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Header.DiscountRate;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.CellReader;
import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The Request sheet: an item a row, each with a default. */
final class HeaderReader {
    private static final String VALUE = "Value";

    private final Book book;
    private final InputSheets sheets;
    private final Map<String, TableRow> items = new HashMap<>();
    private final List<TableRow> budgets = new ArrayList<>();
    private final List<TableRow> rates = new ArrayList<>();

    HeaderReader(Book book, InputSheets sheets) {
        this.book = book;
        this.sheets = sheets;
    }

    /**
     * @param today the day where neither the sheet nor the caller names one
     * @param asOf wins over the sheet; null where the caller has no wish
     */
    Header read(LocalDate today, @Nullable LocalDate asOf) {
        sheets.rows(SheetLayout.REQUEST).forEach(this::place);
        Currency currency = currency();
        Percent contingency = contingency();
        requireCase();
        return new Header(
                text("Title"),
                text("Owner"),
                asOf == null ? asOf(today) : asOf,
                currency,
                contingency,
                value("Contingency").map(row -> row.where(VALUE)).orElse(null),
                rounding(),
                rates(currency),
                budgets(currency),
                discountRate(),
                InputBook.caseCell(book).orElse(null));
    }

    private void place(TableRow row) {
        Column item = SheetLayout.REQUEST.columns().get(0);
        if (sheets.lacks(row, item)) {
            return;
        }
        switch (row.text(item.name())) {
            case "", "Note" -> {
                // reported, or nothing to read
            }
            case "Budget" -> budgets.add(row);
            case "FX" -> rates.add(row);
            default -> placeOnce(row, row.text(item.name()));
        }
    }

    private void placeOnce(TableRow row, String item) {
        TableRow before = items.putIfAbsent(item, row);
        if (before != null) {
            sheets.error(
                    "RB-VAL-DUPID",
                    row.where("Item"),
                    "(Item) \"" + item + "\" stands in " + before.where("Item").address() + " too",
                    "delete one of the two");
        }
    }

    /** The item's row, where its value is there and was not reported already. */
    private Optional<TableRow> value(String item) {
        return Optional.ofNullable(items.get(item))
                .filter(row -> row.value(VALUE).isPresent());
    }

    private <T> Optional<T> value(String item, Kind kind, BiFunction<CellReader, Column, @Nullable T> read) {
        List<Finding> found = new ArrayList<>();
        Optional<T> value = Optional.ofNullable(read.apply(new CellReader(false, found), Column.of(item, kind, "")));
        sheets.addAll(found);
        return value;
    }

    private Optional<BigDecimal> number(TableRow row, String item, Kind kind) {
        return value(item, kind, (reader, column) -> reader.number(row.cell(VALUE), column));
    }

    private String text(String item) {
        return value(item)
                .flatMap(row -> value(item, Kind.TEXT, (reader, column) -> reader.text(row.cell(VALUE), column)))
                .orElse("");
    }

    private LocalDate asOf(LocalDate today) {
        Optional<TableRow> row = value("As of");
        if (row.isEmpty()) {
            Location where = book.sheet(SheetLayout.REQUEST.name())
                    .map(each -> each.where())
                    .orElse(Location.ofFile(book.file()));
            sheets.inform("RB-DEFAULT-ASOF", where, "no \"As of\" day is given; the prices of " + today + " are used");
            return today;
        }
        return value(
                        "As of",
                        Kind.DATE,
                        (reader, column) -> reader.date(row.orElseThrow().cell(VALUE), column))
                .orElse(today);
    }

    private Currency currency() {
        String code = text("Currency");
        try {
            return Currency.getInstance(code.isEmpty() ? "USD" : code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            sheets.error(
                    "RB-VAL-CURRENCY",
                    value("Currency").orElseThrow().where(VALUE),
                    "(Currency) \"" + code + "\" is no currency code of ISO 4217",
                    "write USD, EUR or GBP");
            return Currency.getInstance("USD");
        }
    }

    /** Of a year. A rate of more than the whole is most likely percent points. */
    private @Nullable DiscountRate discountRate() {
        TableRow row = value("Discount rate").orElse(null);
        BigDecimal rate =
                row == null ? null : number(row, "Discount rate", Kind.AMOUNT).orElse(null);
        if (row == null || rate == null) {
            return null;
        }
        if (rate.compareTo(BigDecimal.ONE) > 0) {
            sheets.error(
                    "RB-VAL-RANGE",
                    row.where(VALUE),
                    "(Discount rate) \"" + rate.toPlainString() + "\" is more than the whole",
                    "write " + new Percent(rate.movePointLeft(2)) + " or "
                            + rate.movePointLeft(2).toPlainString());
            return null;
        }
        return new DiscountRate(new Percent(rate), row.where(VALUE));
    }

    private Percent contingency() {
        Optional<TableRow> row = value("Contingency");
        BigDecimal share =
                row.flatMap(each -> number(each, "Contingency", Kind.AMOUNT)).orElse(BigDecimal.ZERO);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            sheets.error(
                    "RB-VAL-RANGE",
                    row.orElseThrow().where(VALUE),
                    "(Contingency) \"" + share.toPlainString() + "\" is more than the whole",
                    "write " + new Percent(share.movePointLeft(2)) + " or "
                            + share.movePointLeft(2).toPlainString());
            return Percent.NONE;
        }
        return new Percent(share);
    }

    private Rounding rounding() {
        Optional<TableRow> row = value("Decimals");
        BigDecimal decimals =
                row.flatMap(each -> number(each, "Decimals", Kind.COUNT)).orElse(BigDecimal.valueOf(2));
        if (decimals.compareTo(BigDecimal.valueOf(12)) > 0 || decimals.scale() > 0) {
            sheets.error(
                    "RB-VAL-RANGE",
                    row.orElseThrow().where(VALUE),
                    "(Decimals) \"" + decimals.toPlainString() + "\" is not a whole number from 0 to 12",
                    "write 2");
            return Rounding.CENTS;
        }
        return new Rounding(decimals.intValueExact(), RoundingMode.HALF_UP);
    }

    /** One rate of exchange a currency, into the request's. */
    private List<Fx> rates(Currency currency) {
        Map<Currency, TableRow> seen = new LinkedHashMap<>();
        List<Fx> read = new ArrayList<>();
        for (TableRow row : rates) {
            Currency from = from(row, currency);
            BigDecimal rate = row.value(VALUE).isPresent()
                    ? number(row, "FX", Kind.AMOUNT).orElse(null)
                    : null;
            TableRow before = from == null ? null : seen.putIfAbsent(from, row);
            if (before != null) {
                sheets.error(
                        "RB-VAL-DUPID",
                        row.where("Currency"),
                        "(Currency) the exchange rate of " + from + " stands in "
                                + before.where("Currency").address() + " too",
                        "delete one of the two");
            }
            if (rate != null && rate.signum() == 0) {
                sheets.error("RB-VAL-RANGE", row.where(VALUE), "(FX) an exchange rate can't be 0", "write 1.08");
            } else if (rate != null && from != null && before == null) {
                remarkSource(row);
                read.add(new Fx(
                        from, currency, rate, row.date("Date").orElse(null), row.text("Note"), row.where(VALUE)));
            }
        }
        return read;
    }

    private @Nullable Currency from(TableRow row, Currency currency) {
        String code = row.text("Currency").toUpperCase(Locale.ROOT);
        try {
            Currency from = Currency.getInstance(code);
            if (!from.equals(currency)) {
                return from;
            }
        } catch (IllegalArgumentException e) {
            // reported below, as the request's own currency is
        }
        sheets.error(
                "RB-VAL-CURRENCY",
                row.where("Currency"),
                "(Currency) \"" + code + "\" is no other currency of ISO 4217 than the request's " + currency,
                "write the currency that the price is in, such as CNY, and in Value how much " + currency
                        + " one of it is");
        return null;
    }

    private void remarkSource(TableRow row) {
        if (row.text("Note").isEmpty() || row.date("Date").isEmpty()) {
            sheets.warn(
                    "RB-FX-SOURCE",
                    row.where(VALUE),
                    "(FX) the exchange rate says not " + (row.date("Date").isEmpty() ? "when" : "by whom")
                            + " it was quoted",
                    "write the day in the column Date and the source in the column Note");
        }
    }

    private List<Budget> budgets(Currency currency) {
        List<Budget> read = new ArrayList<>();
        for (TableRow row : budgets) {
            if (row.value(VALUE).isPresent()) {
                number(row, "Budget", Kind.AMOUNT)
                        .ifPresent(limit -> read.add(new Budget(new Money(limit, currency), row.where(VALUE))));
            }
        }
        return read;
    }

    private void requireCase() {
        TableRow row = value("Case in use").orElse(null);
        if (row == null) {
            return;
        }
        boolean valid = row.value(VALUE).orElseThrow() instanceof BigDecimal number
                && number.scale() == 0
                && number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(3)) <= 0;
        if (!valid) {
            sheets.error(
                    "RB-VAL-CASE",
                    row.where(VALUE),
                    "(Case in use) \"" + row.cell(VALUE).shown() + "\" is none of 1, 2, 3",
                    "write 1 for low, 2 for base or 3 for high");
        }
    }
}
