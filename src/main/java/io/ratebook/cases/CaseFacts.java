package io.ratebook.cases;

import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Stage;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.Total;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Shown;
import io.ratebook.grid.TableRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts that one row of a cases file stands for. */
final class CaseFacts {
    /** The day of every case that names none. */
    static final LocalDate AS_OF = LocalDate.parse("2026-11-22");

    static final String OF = " of ";
    private static final String COMPARE = "Compare: ";
    private static final String USD = "USD";
    private static final Pattern EXCHANGE = Pattern.compile("([A-Z]{3}) (\\d+(?:\\.\\d+)?)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Set<String> TIERS = Set.of("standard", "batch", "flex", "priority");
    private static final Pattern RATE = Pattern.compile(
            "(?<name>.+?) (?<price>[\\d.]+)(?: in (?<currency>[A-Z]{3}))?(?: over (?<over>\\d+))?"
                    + "(?: at (?<hours>\\d\\S+)(?: (?<days>[a-z,-]+))? UTC)?(?: from (?<from>\\S+))?(?: to (?<to>\\S+))?");

    private final TableRow row;

    CaseFacts(TableRow row) {
        this.row = row;
    }

    List<Object> of(Stage stage) {
        List<Object> facts = new ArrayList<>();
        facts.add(header());
        switch (stage) {
            case METER -> facts.add(usage());
            case PRICE -> {
                facts.addAll(metered());
                facts.addAll(rates());
                facts.addAll(contracts());
            }
            case ADJUST -> {
                facts.addAll(fx());
                facts.addAll(priced());
                facts.addAll(contracts());
            }
            case COMMIT -> {
                facts.add(new Scenario("plan", "", Map.of(), row.where()));
                priced().forEach(each -> facts.add(new Charged(each, each.meter(), usd(BigDecimal.TEN))));
                facts.addAll(contracts());
            }
            case ADVISE -> advised(facts);
        }
        return facts;
    }

    private void advised(List<Object> facts) {
        Scenario scenario = new Scenario("plan", "", Map.of(), row.where());
        facts.add(scenario);
        facts.add(usage());
        facts.addAll(budgets());
        row.number("Total").ifPresent(total -> {
            Money amount = usd(total);
            facts.add(new Total(
                    scenario, amount, amount, usd(row.number("Total highest").orElse(total))));
        });
        contrast(facts);
    }

    private void contrast(List<Object> facts) {
        Map<String, Object> attrs = new TreeMap<>();
        row.extras().forEach((header, value) -> {
            if (header.startsWith(COMPARE)) {
                attrs.put(header.substring(COMPARE.length()), value);
            }
        });
        @Nullable BigDecimal units = row.number("Compare: Units a month").orElse(null);
        if (units != null || !attrs.isEmpty()) {
            facts.add(new Contrast(
                    "full against distilled",
                    "full",
                    "distilled",
                    BigDecimal.ONE,
                    units,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    attrs,
                    row.where()));
        }
    }

    /** The whole request of a case whose cost is expected: its one usage in the scenario plan. */
    Request request() {
        return new Request(
                header(),
                List.of(new Scenario("plan", "", Map.of(), row.where())),
                List.of(),
                List.of(usage()),
                contracts(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Header header() {
        return new Header(
                "Case",
                "",
                AS_OF,
                Currency.getInstance(USD),
                Percent.NONE,
                null,
                Rounding.CENTS,
                fx(),
                budgets(),
                null);
    }

    /** {@code CNY 0.14}: one CNY is 0.14 USD. */
    private List<Fx> fx() {
        return RuleCase.list(row.text("FX")).map(this::fx).toList();
    }

    private Fx fx(String text) {
        Matcher parts = EXCHANGE.matcher(text);
        if (!parts.matches()) {
            throw unusable("FX", text, "no exchange rate", "write CNY 0.14 where one CNY is 0.14 USD");
        }
        return new Fx(
                currency("FX", parts.group(1)),
                Currency.getInstance(USD),
                new BigDecimal(parts.group(2)),
                AS_OF,
                "case",
                row.where("FX"));
    }

    private Currency currency(String column, String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw unusable(column, code, "no currency", "write its three letters, such as EUR");
        }
    }

    private UnusableCase unusable(String column, String found, String what, String maybe) {
        return new UnusableCase(row.where(column), "\"" + Shown.safely(found) + "\" is " + what, maybe);
    }

    private List<Budget> budgets() {
        return RuleCase.list(row.text("Budgets"))
                .map(each -> new Budget(usd(number("Budgets", each)), row.where("Budgets")))
                .toList();
    }

    private BigDecimal number(String column, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw unusable(column, text, "no number", "write digits, such as 0.5");
        }
        return new BigDecimal(text);
    }

    Usage usage() {
        Usage.Builder usage = Usage.at(row.where());
        for (Usage.Text text : Usage.Text.values()) {
            usage.text(text, row.text(text.header()));
        }
        usage.text(Usage.Text.SCENARIO, "plan").text(Usage.Text.ID, "row");
        usage.text(Usage.Text.PROVIDER, row.text("Provider").toLowerCase(Locale.ROOT));
        for (UsageField field : UsageField.values()) {
            row.number(field.header())
                    .ifPresent(each -> usage.number(field, each, new Origin.InCell(row.where(field.header()))));
        }
        row.extras().forEach((header, value) -> {
            if (!header.startsWith(COMPARE)) {
                usage.attr(header, value);
            }
        });
        return usage.day(row.date("From").orElse(AS_OF))
                .period(row.text("Period").equals("monthly") ? Period.MONTHLY : Period.ONCE)
                .tokenCounts(row.text("Token counts").equals("total") ? TokenCounts.TOTAL : TokenCounts.PER_CALL)
                .hours(hours())
                .build();
    }

    private @Nullable Hours hours() {
        String hours = row.text("Hours");
        return hours.isEmpty() ? null : hours("Hours", hours, row.text("Days"), row.text("Time zone"));
    }

    private Hours hours(String column, String hours, String days, String zone) {
        try {
            return Hours.parse(hours, days, zone);
        } catch (IllegalArgumentException e) {
            throw new UnusableCase(row.where(column), String.valueOf(e.getMessage()), "write 16:30-00:30");
        }
    }

    private List<Metered> metered() {
        Usage usage = usage();
        boolean counted = usage.quantity() != null;
        String meters = row.text("On meter").isEmpty() ? (counted ? usage.meter() : "input") : row.text("On meter");
        return RuleCase.list(meters).map(each -> metered(usage, each)).toList();
    }

    /** {@code input} counts the usual number of the case, {@code input of Prefix tokens} another. */
    private Metered metered(Usage usage, String text) {
        int of = text.lastIndexOf(OF);
        UsageField field = of < 0 ? usual(usage) : field(text.substring(of + OF.length()));
        Measure.Calls calls = field == UsageField.QUANTITY ? Measure.Calls.COUNTED : Measure.Calls.EVERY;
        Unit unit = usage.unit().isEmpty() ? Unit.TOKEN : new Unit(usage.unit());
        return new Metered(
                usage,
                of < 0 ? text : text.substring(0, of),
                Measure.of(field, calls),
                new Quantity(new BigDecimal(1000), unit));
    }

    /** The number that a case's quantities are counted from where it doesn't say so. */
    static UsageField usual(Usage usage) {
        return usage.quantity() != null ? UsageField.QUANTITY : UsageField.INPUT_TOKENS;
    }

    private UsageField field(String header) {
        return Stream.of(UsageField.values())
                .filter(each -> each.header().equals(header))
                .findFirst()
                .orElseThrow(() -> unusable(
                        "On meter",
                        header,
                        "no number of the sheet Usage",
                        Objects.requireNonNullElse(Nearest.suggestion(header, headers()), "write the meter alone")));
    }

    private static List<String> headers() {
        return Stream.of(UsageField.values()).map(UsageField::header).toList();
    }

    private List<Priced> priced() {
        List<Rate> chosen = rates();
        return metered().stream()
                .map(each -> new Priced(each, chosen.isEmpty() ? standard(each) : chosen.get(0)))
                .toList();
    }

    private Rate standard(Metered metered) {
        return rate(Stream.of(metered.provider(), metered.model(), metered.meter())
                        .reduce((one, other) -> one + "/" + other)
                        .orElseThrow()
                + " 1");
    }

    /** The rates that the row names; none where it leaves the cards to say. */
    List<Rate> rates() {
        return RuleCase.list(row.text("Rates")).map(this::rate).toList();
    }

    /** {@code openai/gpt-5/input/batch 0.5 from 2026-01-01 to 2026-02-01}: as rates are named, with an asterisk for any model. */
    private Rate rate(String text) {
        Matcher parts = RATE.matcher(text);
        List<String> name = parts.matches() ? List.of(parts.group("name").split("/")) : List.of();
        if (name.size() < 3) {
            throw unusable(
                    "Rates",
                    text,
                    "no rate",
                    "write provider/model/meter, a service tier or region where it has one, and the price: "
                            + "openai/gpt-5.1/input/batch 0.625");
        }
        List<String> rest = name.subList(3, name.size());
        return new Rate(
                name.get(0),
                name.get(1).replace("*", ""),
                name.get(2),
                rest.stream().filter(TIERS::contains).findFirst().orElse("standard"),
                rest.stream().filter(each -> !TIERS.contains(each)).findFirst().orElse(""),
                new UnitRate(
                        new Money(
                                number("Rates", parts.group("price")),
                                currency("Rates", Objects.requireNonNullElse(parts.group("currency"), USD))),
                        new BigDecimal("1000000"),
                        Unit.TOKEN),
                day(parts.group("from")),
                day(parts.group("to")),
                parts.group("hours") == null
                        ? null
                        : hours(
                                "Rates",
                                parts.group("hours"),
                                Objects.requireNonNullElse(parts.group("days"), ""),
                                "UTC"),
                parts.group("over") == null
                        ? null
                        : TierBand.of(TierKind.CLIFF, TierScope.REQUEST, new BigDecimal(parts.group("over")), false),
                null,
                null,
                "case",
                row.where("Rates"));
    }

    private List<Contract> contracts() {
        if (row.text("Contract: Kind").isEmpty()) {
            return List.of();
        }
        return List.of(new Contract(
                "C1",
                row.text("Contract: Kind"),
                row.text("Contract: Scenario"),
                row.text("Contract: Provider"),
                row.text("Contract: Model"),
                row.text("Contract: Meter"),
                row.number("Contract: Amount").map(CaseFacts::usd).orElse(null),
                row.number("Contract: Percent").map(Percent::new).orElse(null),
                row.number("Contract: Units").orElse(null),
                null,
                false,
                BigDecimal.ZERO,
                null,
                row.date("Contract: From").orElse(null),
                row.date("Contract: To").orElse(null),
                "",
                Map.of(),
                row.where()));
    }

    private @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw unusable("Rates", text, "no day", "write it as 2026-11-22");
        }
    }

    private static Money usd(BigDecimal amount) {
        return Money.of(amount, USD);
    }
}
