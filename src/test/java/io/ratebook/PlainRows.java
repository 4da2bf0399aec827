package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.Plain.Price;
import io.ratebook.Plain.Term;
import io.ratebook.Plain.Use;
import io.ratebook.Plain.Window;
import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.TokenParts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Csv;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Rater;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plain rows of the straight line as a user would give them: a rate card's text, and the sheets of a workbook. */
final class PlainRows {
    private static final String FILE = "plan.xlsx";
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);
    private static final Currency USD = Currency.getInstance("USD");
    private static final Origin HERE = new Origin.ByDefault("made up");
    private static final String HEAD = "provider,model,meter,service tier,region,price,per,unit,currency,from,to,hours,"
            + "days,time zone,tier kind,above,boundary,measure,scope,flat,size,round up to,source";

    private PlainRows() {}

    static Checked<RateCard> card(List<Price> prices) {
        String rows = prices.stream().map(PlainRows::row).collect(Collectors.joining("\n"));
        return Csv.read("card.csv", HEAD + "\n" + rows + "\n").then(grid -> RateCard.read(List.of(grid)));
    }

    /** Everything at those prices, by the shipped rules; nothing may be amiss. */
    static CaseCharges rate(
            Rulebook rulebook, List<Price> prices, List<Use> uses, List<Term> terms, Map<String, BigDecimal> exchange) {
        Checked<RateCard> card = card(prices);
        assertThat(card.findings()).isEmpty();
        CaseCharges charges = new Rater(rulebook, card.value().rates()).rate(request(uses, terms, exchange), Case.BASE);
        assertThat(charges.findings()).filteredOn(Finding::isError).isEmpty();
        return charges;
    }

    /** By the usage's place in the list. */
    static Map<String, BigDecimal> costs(CaseCharges charges) {
        Map<String, BigDecimal> costs = new TreeMap<>();
        for (Charge each : charges.charges()) {
            costs.merge(each.counted().metered().usage().id(), each.cost().amount(), BigDecimal::add);
        }
        costs.replaceAll((usage, cost) -> Exact.normal(cost));
        return costs;
    }

    private static String row(Price price) {
        Window window = price.window();
        boolean cliff = price.kind().equals("cliff");
        boolean tiered = !price.kind().isEmpty() && !cliff;
        boolean first = price.above().signum() == 0;
        return Stream.of(
                        price.provider(),
                        price.model(),
                        price.meter(),
                        price.tier().equals("standard") ? null : price.tier(),
                        price.region(),
                        price.price().toPlainString(),
                        price.per(),
                        price.meter().equals("page") ? "page" : "token",
                        price.currency(),
                        price.from(),
                        price.to(),
                        window == null ? null : clock(window.from()) + "-" + clock(window.to()),
                        window == null ? null : '"' + days(window) + '"',
                        window == null || window.ahead() == 0 ? null : "Asia/Shanghai",
                        price.kind(),
                        first ? null : price.above(),
                        price.atLeast() ? ">=" : null,
                        cliff ? price.measure() : null,
                        tiered && !price.scope().equals("period") ? price.scope() : null,
                        tiered ? price.flat() : null,
                        price.size(),
                        price.roundUpTo(),
                        "made up")
                .map(each -> Objects.toString(each, ""))
                .collect(Collectors.joining(","));
    }

    private static String days(Window window) {
        return window.days().stream()
                .sorted()
                .map(each -> each.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    /** The usages are named by their place in the list. */
    static Request request(List<Use> uses, List<Term> terms, Map<String, BigDecimal> exchange) {
        List<Usage> usages = new ArrayList<>();
        uses.forEach(each -> usages.add(usage(usages.size(), each)));
        List<Contract> contracts = new ArrayList<>();
        terms.forEach(each -> contracts.add(contract(contracts.size(), each)));
        Location sheet = Location.ofSheet(FILE, "Scenarios");
        return new Request(
                header(exchange),
                List.of(new Scenario("Plan", "", Map.of(), sheet)),
                List.of(),
                usages,
                contracts,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Header header(Map<String, BigDecimal> exchange) {
        List<Fx> rates = exchange.entrySet().stream()
                .map(each -> new Fx(
                        Currency.getInstance(each.getKey()),
                        USD,
                        each.getValue(),
                        AS_OF,
                        "made up",
                        Location.ofCell(FILE, "Request", 9, 2)))
                .toList();
        return new Header("", "", AS_OF, USD, Percent.NONE, null, Rounding.CENTS, rates, List.of(), null);
    }

    private static Usage usage(int index, Use use) {
        Usage.Builder usage = Usage.at(Location.ofCell(FILE, "Usage", index + 2, 1))
                .text(Usage.Text.ID, "" + index)
                .text(Usage.Text.SCENARIO, "Plan")
                .text(Usage.Text.PROVIDER, use.provider())
                .text(Usage.Text.MODEL, use.model())
                .text(Usage.Text.SERVICE_TIER, use.tier())
                .text(Usage.Text.REGION, use.region())
                .text(Usage.Text.METER, use.meter())
                .day(use.day())
                .period(use.months() == 0 ? Period.ONCE : Period.MONTHLY)
                .tokenCounts(use.totals() ? TokenCounts.TOTAL : TokenCounts.PER_CALL)
                .counts(parts(use), parts(use))
                .number(UsageField.CALLS, use.calls(), HERE)
                .number(UsageField.REPEAT, use.repeat(), HERE)
                .hours(hours(use));
        number(usage, UsageField.MONTHS, use.months() == 0 ? null : BigDecimal.valueOf(use.months()));
        number(usage, UsageField.GROWTH, use.growth());
        number(usage, UsageField.QUANTITY, use.quantity());
        number(usage, UsageField.PREFIX_TOKENS, use.prefix().signum() == 0 ? null : use.prefix());
        use.tokens().forEach((meter, tokens) -> number(usage, column(meter), tokens));
        return usage.build();
    }

    private static void number(Usage.Builder usage, UsageField field, @Nullable BigDecimal value) {
        if (value != null) {
            usage.number(field, value, HERE);
        }
    }

    private static TokenParts parts(Use use) {
        return use.whole() ? TokenParts.WHOLE : TokenParts.REST;
    }

    private static @Nullable Hours hours(Use use) {
        String day = use.weekday().name().toLowerCase(Locale.ROOT);
        return use.minute() < 0 ? null : Hours.parse(clock(use.minute()), day, "");
    }

    private static UsageField column(String meter) {
        return Stream.of(UsageField.values())
                .filter(each -> each.meter().equals(meter) && each != UsageField.PREFIX_TOKENS)
                .findFirst()
                .orElseThrow();
    }

    private static Contract contract(int index, Term term) {
        Location where = Location.ofCell(FILE, "Contract", index + 2, 9);
        boolean percent = term.kind().equals("discount") || term.kind().equals("margin");
        boolean units = term.kind().equals("free units");
        boolean rate = term.kind().equals("rate");
        return new Contract(
                "C" + index,
                term.kind(),
                "",
                term.provider(),
                "",
                term.meter(),
                percent || units || rate ? null : new Money(term.number(), USD),
                percent ? new Percent(term.number()) : null,
                units ? term.number() : null,
                rate ? rate(term, where) : null,
                term.monthly(),
                term.billed(),
                BigDecimal.valueOf(term.order()),
                term.from(),
                term.to(),
                "",
                Map.of(),
                where);
    }

    private static Rate rate(Term term, Location where) {
        UnitRate price = new UnitRate(new Money(term.number(), USD), new BigDecimal(1_000_000), Unit.TOKEN);
        return Rate.of(term.provider(), "", term.meter(), "standard", "", price, null, null, "contract", where);
    }
}
