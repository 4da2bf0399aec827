package io.ratebook.ratecard;

import io.ratebook.amount.Money;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import io.ratebook.finding.Severity;
import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Shown;
import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import io.ratebook.lookalike.LookAlikes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Published prices, a row each. A row that can't be read is reported and left out: never priced at zero. */
public record RateCard(List<Rate> rates) {
    private static final Column PROVIDER =
            Column.text("provider", "who bills, in lower case").must();
    private static final Column MODEL = Column.text("model", "blank: every model of the provider");
    private static final Column METER = Column.text(
                    "meter", "input, cached input, cache write, output, training, gpu-hour …")
            .must();
    private static final Column TIER = Column.text("service tier", "blank: standard")
            .oneOf("standard", "batch", "flex", "priority", "fast", "ultrafast");
    private static final Column REGION = Column.text("region", "blank: everywhere");
    private static final Column PRICE =
            Column.of("price", Kind.AMOUNT, "of so many units as per says").must();
    private static final Column PER =
            Column.of("per", Kind.AMOUNT, "1000000 for a price per million").must();
    private static final Column UNIT =
            Column.text("unit", "token, gpu-hour, request …").must();
    private static final Column CURRENCY =
            Column.text("currency", "ISO 4217: USD").must();
    private static final Column FROM = Column.of("from", Kind.DATE, "the first day; blank: since ever");
    private static final Column TO = Column.of("to", Kind.DATE, "the day after the last; blank: without end");
    private static final Column HOURS =
            Column.text("hours", "16:30-00:30, when in the day it holds; blank: at all hours");
    private static final Column DAYS = Column.text("days", "mon-fri, on which the hours begin; blank: every day");
    private static final Column ZONE = Column.text("time zone", "of the hours and days; blank: UTC");
    private static final Column SOURCE =
            Column.text("source", "the page or document, and when it was seen").must();
    private static final Column NOTE = Column.text("note", "anything else");

    /** The columns of a card, in any order. */
    public static final List<Column> COLUMNS = Stream.of(
                    List.of(PROVIDER, MODEL, METER, TIER, REGION, PRICE, PER, UNIT, CURRENCY, FROM, TO),
                    List.of(HOURS, DAYS, ZONE),
                    Bands.COLUMNS,
                    List.of(SOURCE, NOTE))
            .flatMap(List::stream)
            .toList();

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST_FINDINGS = 1000;
    private static final int MOST_SHOWN = 20;

    public RateCard {
        rates = List.copyOf(rates);
    }

    /** Reads every card; rows of one card may continue another. Two rows that price the same on the same day are a finding that names both. */
    public static Checked<RateCard> read(List<Grid> cards) {
        List<Finding> findings = new ArrayList<>();
        List<Rate> rates = new ArrayList<>();
        for (Grid card : cards) {
            Checked<Table> table = Table.read(card, COLUMNS);
            table.findings().forEach(each -> findings.add(asError(each)));
            table.value().rows().forEach(row -> rate(row, findings).ifPresent(rates::add));
        }
        findings.addAll(Overlaps.in(rates));
        return new Checked<>(new RateCard(rates), findings);
    }

    /** A misspelt column of a card is no remark: a model that isn't read would mean every model. */
    private static Finding asError(Finding finding) {
        return new Finding(Severity.ERROR, finding.code(), finding.where(), finding.message(), finding.maybe());
    }

    /** The providers that some row names, in alphabetical order. */
    public List<String> providers() {
        return rates.stream().map(Rate::provider).distinct().sorted().toList();
    }

    /** The models of a provider that some row names, in alphabetical order. */
    public List<String> models(String provider) {
        return rates.stream()
                .filter(each ->
                        each.provider().equals(provider) && !each.model().isEmpty())
                .map(Rate::model)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * A finding for each usage whose provider or model neither a row nor a negotiated rate names, with the nearest that some row
     * does. Purchases need no row.
     */
    public List<Finding> unknownModels(List<Usage> usages, List<Contract> terms) {
        Map<String, String> asked = new HashMap<>();
        Map<String, Boolean> known = new HashMap<>();
        return usages.stream()
                .filter(each -> each.unitPrice() == null)
                .filter(each -> terms.stream().noneMatch(term -> prices(term, each)))
                .filter(each -> !each.provider().isEmpty()
                        && !known.computeIfAbsent(
                                each.provider() + '\n' + each.model(), name -> knows(each.provider(), each.model())))
                .limit(MOST_FINDINGS)
                .map(each -> unknown(each, asked))
                .distinct()
                .toList();
    }

    private static boolean prices(Contract term, Usage usage) {
        Rate rate = term.rate();
        return rate != null
                && rate.provider().equals(usage.provider())
                && (rate.model().isEmpty() || rate.model().equals(usage.model()));
    }

    /** A finding for each term of a provider or model that neither a row nor a usage names. */
    public List<Finding> unknownTerms(List<Contract> terms, List<Usage> usages) {
        List<Finding> findings = new ArrayList<>();
        for (Contract term : terms) {
            Set<String> known = new TreeSet<>(providers());
            Set<String> models = new TreeSet<>();
            rates.stream().map(Rate::model).forEach(models::add);
            usages.forEach(each -> {
                known.add(each.provider());
                models.add(each.model());
            });
            check(term, "provider", term.provider(), known, findings);
            check(term, "model", term.model(), models, findings);
        }
        return findings;
    }

    private static void check(Contract term, String what, String name, Set<String> known, List<Finding> findings) {
        if (!name.isEmpty() && known.stream().noneMatch(each -> each.equalsIgnoreCase(name))) {
            findings.add(Finding.error(
                    "RB-CONTRACT-UNKNOWN",
                    term.where(),
                    "the " + term.kind() + " " + term.id() + " is for the " + what + " \"" + name
                            + "\", which neither a rate card nor Usage knows",
                    Nearest.suggestion(name, known)));
        }
    }

    private Finding unknown(Usage usage, Map<String, String> asked) {
        if (!providers().contains(usage.provider())) {
            return Finding.error(
                    "RB-VAL-PROVIDER",
                    usage.where(Usage.Text.PROVIDER),
                    "(Provider) no rate card knows \"" + Shown.safely(usage.provider()) + "\""
                            + points(usage.provider()),
                    asked.computeIfAbsent(
                            usage.provider(),
                            each -> like(each, providers())
                                    .orElse("add a rate card for it, or write one of "
                                            + String.join(", ", providers()))));
        }
        return Finding.error(
                "RB-VAL-MODEL",
                usage.where(Usage.Text.MODEL),
                "(Model) the rate card of " + usage.provider() + " doesn't know \"" + Shown.safely(usage.model()) + "\""
                        + points(usage.model()),
                asked.computeIfAbsent(
                        usage.provider() + '\n' + usage.model(), each -> suggestion(usage.provider(), usage.model())));
    }

    /** The characters that a reader doesn't see for what they are. */
    private static String points(String name) {
        return LookAlikes.isPossible(name) ? ", which holds " + LookAlikes.points(name) : "";
    }

    private static Optional<String> like(String name, List<String> known) {
        List<String> like = LookAlikes.of(name, known);
        return Optional.ofNullable(
                like.isEmpty() ? Nearest.suggestion(name, known) : "write " + Nearest.either(like.subList(0, 1)));
    }

    /** The nearest of the same provider, or else of others; or what there is. */
    private String suggestion(String provider, String model) {
        List<String> own = models(provider);
        return like(model, own).or(() -> elsewhere(provider, model)).orElseGet(() -> {
            List<String> shown = own.size() > MOST_SHOWN ? own.subList(0, MOST_SHOWN) : own;
            return own.isEmpty()
                    ? "add a row to the rate card"
                    : "write " + Nearest.either(shown)
                            + (own.size() > MOST_SHOWN ? " (ratebook prices list " + provider + " has all)" : "")
                            + ", or add a row to the rate card";
        });
    }

    private Optional<String> elsewhere(String provider, String model) {
        Map<String, String> others = new TreeMap<>();
        rates.stream()
                .filter(each ->
                        !each.provider().equals(provider) && !each.model().isEmpty())
                .forEach(each -> others.putIfAbsent(each.model(), each.provider()));
        List<String> near = Nearest.to(model, others.keySet(), 2, 3);
        return near.isEmpty()
                ? Optional.empty()
                : Optional.of("write "
                        + near.stream()
                                .map(each -> "\"" + each + "\" of " + others.get(each))
                                .collect(Collectors.joining(" or ")));
    }

    /** True where some row prices that model, or every model of the provider. */
    public boolean knows(String provider, String model) {
        return rates.stream()
                .anyMatch(each -> each.provider().equals(provider)
                        && (each.model().isEmpty() || each.model().equals(model)));
    }

    private static Optional<Rate> rate(TableRow row, List<Finding> findings) {
        int before = findings.size();
        required(row, findings);
        BigDecimal per = row.number(PER.name()).orElse(BigDecimal.ONE);
        if (per.signum() == 0) {
            findings.add(Finding.error(
                    "RB-RATE-PER", row.where(PER.name()), "(per) a price can't be for 0 units", "write 1 or 1000000"));
        }
        String currency = row.text(CURRENCY.name()).toUpperCase(Locale.ROOT);
        if (!currency.isEmpty() && !CURRENCIES.contains(currency)) {
            findings.add(Finding.error(
                    "RB-VAL-CURRENCY",
                    row.where(CURRENCY.name()),
                    "(currency) \"" + currency + "\" is no ISO 4217 code",
                    "write USD, EUR or another three-letter code"));
        }
        @Nullable LocalDate from = row.date(FROM.name()).orElse(null);
        @Nullable LocalDate to = row.date(TO.name()).orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            findings.add(Finding.error(
                    "RB-RATE-DATES",
                    row.where(TO.name()),
                    "(to) " + to + " is not after the first day, " + from + "; \"to\" is the day after the last",
                    null));
        }
        @Nullable Hours hours = hours(row, findings);
        @Nullable TierBand band = Bands.band(row, findings);
        boolean sound = findings.subList(before, findings.size()).stream().noneMatch(Finding::isError);
        return sound && complete(row) ? Optional.of(rate(row, per, currency, from, to, hours, band)) : Optional.empty();
    }

    private static @Nullable Hours hours(TableRow row, List<Finding> findings) {
        String hours = row.text(HOURS.name());
        String days = row.text(DAYS.name());
        try {
            Hours read = Hours.parse(hours, days, row.text(ZONE.name()));
            return hours.isEmpty() && days.isEmpty() ? null : read;
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(
                    "RB-RATE-HOURS",
                    row.where(hours.isEmpty() ? DAYS.name() : HOURS.name()),
                    "(hours, days, time zone) " + e.getMessage(),
                    "write hours such as 16:30-00:30, days such as mon-fri, a zone such as UTC"));
            return null;
        }
    }

    private static Rate rate(
            TableRow row,
            BigDecimal per,
            String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Hours hours,
            @Nullable TierBand band) {
        String tier = row.text(TIER.name());
        Money price = Money.of(row.number(PRICE.name()).orElseThrow(), currency);
        return new Rate(
                row.text(PROVIDER.name()).toLowerCase(Locale.ROOT),
                row.text(MODEL.name()),
                row.text(METER.name()),
                tier.isEmpty() ? "standard" : tier,
                row.text(REGION.name()),
                new UnitRate(price, per, new Unit(row.text(UNIT.name()))),
                from,
                to,
                hours,
                band,
                row.number(Bands.ROUND.name()).orElse(null),
                null,
                row.text(SOURCE.name()),
                row.where(PRICE.name()));
    }

    private static boolean complete(TableRow row) {
        return COLUMNS.stream()
                .filter(Column::required)
                .allMatch(each -> each.isNumeric()
                        ? row.number(each.name()).isPresent()
                        : !row.text(each.name()).isEmpty());
    }

    private static void required(TableRow row, List<Finding> findings) {
        for (Column column : COLUMNS) {
            if (column.required()
                    && row.has(column.name())
                    && row.cell(column.name()).isBlank()) {
                findings.add(Finding.error(
                        "RB-VAL-BLANK",
                        row.where(column.name()),
                        "(" + column.name() + ") is blank",
                        "write " + column.meaning()));
            }
        }
    }
}
