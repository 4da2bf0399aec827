package io.ratebook.workbook.read;

import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Scenario;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sheet Contract: a commercial term a row. */
final class ContractReader {
    /** The columns that each kind reads beside those of every term. */
    private static final Map<String, Set<String>> OWN = Map.of(
            "rate", Set.of("Amount", "Per", "Unit", "Currency", "Service tier"),
            "discount", Set.of("Percent"),
            "margin", Set.of("Percent"),
            "free units", Set.of("Units", "Each", "Already billed", "Order"),
            "cap", Set.of("Amount", "Each", "Already billed", "Order"),
            "minimum", Set.of("Amount", "Each", "Already billed", "Order"),
            "credit", Set.of("Amount", "Each", "Already billed", "Order"));

    private static final List<String> SPECIAL = List.of(
            "Amount", "Percent", "Units", "Per", "Unit", "Currency", "Service tier", "Each", "Already billed", "Order");

    private final InputSheets sheets;
    private final ScenarioReader scenarios;
    private final Currency currency;

    ContractReader(InputSheets sheets, ScenarioReader scenarios, Currency currency) {
        this.sheets = sheets;
        this.scenarios = scenarios;
        this.currency = currency;
    }

    List<Contract> read() {
        List<Contract> read = new ArrayList<>();
        Uniques ids = new Uniques(sheets);
        for (TableRow row : sheets.rows(SheetLayout.CONTRACT)) {
            String id = row.text("Id").isEmpty() ? "row " + row.row() : row.text("Id");
            ids.isNew(id, row.where("Id"), "Id");
            requireSpan(row);
            String kind = row.text("Kind");
            boolean lacks = sheets.lacksAny(row, SheetLayout.CONTRACT);
            Optional<Scenario> scenario = scenarios.named(row, "Scenario");
            boolean known = row.cell("Scenario").isBlank() || scenario.isPresent();
            if (!lacks && OWN.containsKey(kind)) {
                remarkExtra(row, kind);
                requireWholeTerm(row);
                Optional<Contract> term =
                        term(row, id, kind, scenario.map(Scenario::name).orElse(""));
                term.filter(each -> known).ifPresent(read::add);
            }
        }
        return read;
    }

    private Optional<Contract> term(TableRow row, String id, String kind, String scenario) {
        return switch (kind) {
            case "discount" ->
                needed(row, "Percent", "a discount", "write 15% or 0.15")
                        .filter(value -> isShare(row, value))
                        .map(value -> contract(row, id, "Percent", scenario, null, new Percent(value), null, null));
            case "margin" ->
                needed(row, "Percent", "a margin", "write 15% or 0.15")
                        .map(value -> contract(row, id, "Percent", scenario, null, new Percent(value), null, null));
            case "free units" ->
                needed(row, "Units", "a term of free units", "write how many units are free")
                        .map(value -> contract(row, id, "Units", scenario, null, null, value, null));
            case "rate" -> rate(row).map(rate -> contract(row, id, "Amount", scenario, null, null, null, rate));
            default ->
                needed(row, "Amount", "a " + kind, "write the amount of the " + kind)
                        .map(value ->
                                contract(row, id, "Amount", scenario, new Money(value, currency), null, null, null));
        };
    }

    /** A negotiated price must say of what: for any provider or meter it would mean everything. */
    private Optional<Rate> rate(TableRow row) {
        boolean named = true;
        for (String column : List.of("Provider", "Meter")) {
            if (row.text(column).isEmpty()) {
                named = false;
                sheets.error(
                        "RB-VAL-MISSING",
                        row.where(column),
                        "(" + column + ") is empty, and a rate needs one",
                        "write what the rate is for");
            }
        }
        Optional<BigDecimal> price = needed(row, "Amount", "a rate", "write the price");
        boolean tokens = row.text("Unit").isEmpty() || row.text("Unit").equalsIgnoreCase("token");
        if (tokens && row.cell("Per").isBlank()) {
            named = false;
            sheets.error(
                    "RB-VAL-MISSING",
                    row.where("Per"),
                    "(Per) is empty, and a rate for tokens needs one: for each token it would be a million times too much",
                    "write 1000000");
        }
        BigDecimal per = row.number("Per").orElse(BigDecimal.ONE);
        if (per.signum() == 0) {
            named = false;
            sheets.error("RB-VAL-RANGE", row.where("Per"), "(Per) a price can't be for 0 units", "write 1000000");
        }
        Optional<Currency> money = money(row);
        if (!named || price.isEmpty() || money.isEmpty()) {
            return Optional.empty();
        }
        String unit = row.text("Unit").isEmpty() ? "token" : row.text("Unit");
        String tier = row.text("Service tier").isEmpty() ? "standard" : row.text("Service tier");
        return Optional.of(Rate.of(
                row.text("Provider").toLowerCase(Locale.ROOT),
                row.text("Model"),
                row.text("Meter").toLowerCase(Locale.ROOT),
                tier,
                "",
                new UnitRate(new Money(price.get(), money.get()), per, new Unit(unit)),
                null,
                null,
                "contract",
                row.where("Amount")));
    }

    private Optional<Currency> money(TableRow row) {
        String code = row.text("Currency").toUpperCase(Locale.ROOT);
        try {
            return Optional.of(code.isEmpty() ? currency : Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            sheets.error(
                    "RB-VAL-CURRENCY",
                    row.where("Currency"),
                    "(Currency) \"" + code + "\" is no currency code of ISO 4217",
                    "write USD, EUR or GBP");
            return Optional.empty();
        }
    }

    /** What was billed before is one month's, so a term that counts each month can't say it. */
    private void requireWholeTerm(TableRow row) {
        boolean billed =
                row.number("Already billed").filter(each -> each.signum() > 0).isPresent();
        if (billed && row.text("Each").equals("month")) {
            sheets.error(
                    "RB-CONTRACT-BILLED",
                    row.where("Already billed"),
                    "(Already billed) is one month's, and the term counts each month anew",
                    "split the term: one for the month that has begun, up to its end, and one from then on");
        }
    }

    private void remarkExtra(TableRow row, String kind) {
        Set<String> own = OWN.getOrDefault(kind, Set.of());
        for (String column : SPECIAL) {
            if (!own.contains(column) && !row.cell(column).isBlank()) {
                sheets.warn(
                        "RB-CONTRACT-EXTRA",
                        row.where(column),
                        "(" + column + ") is not read in a " + kind,
                        "write it as a term of its own, or delete it");
            }
        }
    }

    private static Contract contract(
            TableRow row,
            String id,
            String column,
            String scenario,
            @Nullable Money amount,
            @Nullable Percent percent,
            @Nullable BigDecimal units,
            @Nullable Rate rate) {
        return new Contract(
                id,
                row.text("Kind"),
                scenario,
                row.text("Provider").toLowerCase(Locale.ROOT),
                row.text("Model"),
                row.text("Meter").toLowerCase(Locale.ROOT),
                amount,
                percent,
                units,
                rate,
                row.text("Each").equals("month"),
                row.number("Already billed").orElse(BigDecimal.ZERO),
                row.number("Order").orElse(null),
                row.date("From").orElse(null),
                row.date("To").orElse(null),
                row.text("Note"),
                row.extras(),
                row.where(column));
    }

    private Optional<BigDecimal> needed(TableRow row, String column, String kind, String maybe) {
        if (row.cell(column).isBlank()) {
            sheets.error(
                    "RB-VAL-MISSING",
                    row.where(column),
                    "(" + column + ") is empty, and " + kind + " needs one",
                    maybe);
        }
        return row.number(column);
    }

    private boolean isShare(TableRow row, BigDecimal value) {
        boolean share = value.compareTo(BigDecimal.ONE) <= 0;
        if (!share) {
            sheets.error(
                    "RB-VAL-RANGE",
                    row.where("Percent"),
                    "(Percent) \"" + value.toPlainString() + "\" is more than the whole",
                    "write " + new Percent(value.movePointLeft(2)) + " or "
                            + value.movePointLeft(2).toPlainString());
        }
        return share;
    }

    private void requireSpan(TableRow row) {
        LocalDate from = row.date("From").orElse(null);
        LocalDate to = row.date("To").orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            sheets.error(
                    "RB-VAL-ORDER",
                    row.where("To"),
                    "(To) " + to + " is not after From, " + from,
                    "write the day after the last");
        }
    }
}
