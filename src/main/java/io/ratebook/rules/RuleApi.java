package io.ratebook.rules;

import io.ratebook.amount.Money;
import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Basis;
import io.ratebook.domain.Budget;
import io.ratebook.domain.CacheLife;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Overhead;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.TierPrice;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.Total;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.finding.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words that rules are written with: three for values, the others each emit one decision. What a word can't be given, it
 * refuses with an {@link IllegalArgumentException} that says so.
 */
public final class RuleApi {
    private static final String FACTOR = "factor";
    private static final String TIER = "tier";
    private static final String CACHE = "cache";
    private static final String OVERHEAD = "overhead";
    private static final String NONE = "none";

    private RuleApi() {}

    /**
     * An exact number: {@code dec("0.5")}.
     *
     * @throws IllegalArgumentException where the text is no decimal number
     */
    public static BigDecimal dec(String number) {
        Given.some("dec", "text", number);
        try {
            return new BigDecimal(number.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException('"' + number + "\" is not a number", e);
        }
    }

    /** A number for each case: {@code range("1.3", "1.65", "2")}. */
    public static ThreePoint range(String low, String base, String high) {
        return new ThreePoint(dec(low), dec(base), dec(high));
    }

    /**
     * A day: {@code date("2026-01-31")}.
     *
     * @throws IllegalArgumentException where the text is no such day
     */
    public static LocalDate date(String day) {
        Given.some("date", "text", day);
        try {
            return LocalDate.parse(day.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException('"' + day + "\" is not a day such as 2026-01-31", e);
        }
    }

    /** Stage meter: count the number of that column on the meter. */
    public static void meter(Usage usage, String meter, String column) {
        count("meter", usage, meter, column, false);
    }

    /** Stage meter: count the number of that column on the meter where a price holds for it, and bill nothing where none does. */
    public static void fee(Usage usage, String meter, String column) {
        count("fee", usage, meter, column, true);
    }

    private static void count(String word, Usage usage, String meter, String column, boolean ifPriced) {
        Given.some(word, "usage", usage);
        Given.text(word, "meter", meter);
        Given.text(word, "column", column);
        UsageField field = column(column);
        Sink.emit(word, by -> new Decision.Meter(usage, meter, field, ifPriced, by));
    }

    private static UsageField column(String header) {
        return Stream.of(UsageField.values())
                .filter(each -> each.header().equalsIgnoreCase(header.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no column of Usage that is counted is named \"" + header + "\""));
    }

    /** Stage meter: the prefix may be cached, for ever and free of charge. See the longer form. */
    public static void cache(
            Usage usage, String readMeter, String writeMeter, BigDecimal minimum, BigDecimal step, String why) {
        cache(usage, readMeter, writeMeter, "none", minimum, step, null, null, why);
    }

    /**
     * Stage meter: the prefix may be cached, where it is as long as the minimum, in multiples of the step.
     *
     * @param storageMeter what the hours of keeping are counted on; none where keeping is free
     * @param minutes for which it is kept after a call; null for no limit
     * @param callsAMinute that one route serves before calls spill to another, which caches anew; null for no limit
     */
    public static void cache(
            Usage usage,
            String readMeter,
            String writeMeter,
            String storageMeter,
            BigDecimal minimum,
            BigDecimal step,
            @Nullable BigDecimal minutes,
            @Nullable BigDecimal callsAMinute,
            String why) {
        Given.some(CACHE, "usage", usage);
        Given.text(CACHE, "meter for reading", readMeter);
        Given.text(CACHE, "meter for writing", writeMeter);
        Given.text(CACHE, "meter for storage", storageMeter);
        Given.notNegative(CACHE, "minimum", minimum);
        Given.positive(CACHE, "step", step);
        Given.text(CACHE, "reason", why);
        if (minutes != null) {
            Given.positive(CACHE, "number of minutes", minutes);
        }
        if (callsAMinute != null) {
            Given.positive(CACHE, "number of calls a minute", callsAMinute);
        }
        String storage = storageMeter.strip().equalsIgnoreCase(NONE) ? "" : storageMeter;
        CacheLife life = new CacheLife(minutes, callsAMinute);
        Sink.emit(CACHE, by -> new Decision.Cache(usage, readMeter, writeMeter, storage, minimum, step, life, why, by));
    }

    /** A number that limits something, or none: {@code limit("15")}, {@code limit("none")}. */
    public static @Nullable BigDecimal limit(String number) {
        Given.text("limit", "text", number);
        return number.strip().equalsIgnoreCase(NONE) ? null : dec(number);
    }

    /** Stage meter: what the usage has on one meter is counted on another. */
    public static void recount(Usage usage, String from, String to, String why) {
        Given.some("recount", "usage", usage);
        Given.text("recount", "meter", from);
        Given.text("recount", "other meter", to);
        Given.text("recount", "reason", why);
        Sink.emit("recount", by -> new Decision.Recount(usage, from, to, why, by));
    }

    /** Stage meter: a number of the row itself multiplies every meter of the usage. See the longer form. */
    public static void overhead(Usage usage, String column, String how, String why) {
        overhead(usage, null, column, how, why);
    }

    /**
     * Stage meter: a number of the row itself multiplies one meter of the usage.
     *
     * @param column the header of the number's column; it isn't blank in the row
     * @param how adds (0.05 makes 1.05), takes off (0.2 makes 0.8) or multiplies
     */
    public static void overhead(Usage usage, @Nullable String meter, String column, String how, String why) {
        Given.some(OVERHEAD, "usage", usage);
        Given.text(OVERHEAD, "column", column);
        Overhead.How what = Stream.of(Overhead.How.values())
                .filter(each -> how != null && each.word().equalsIgnoreCase(how.strip()))
                .findFirst()
                .orElseThrow(() ->
                        Given.refused(OVERHEAD, "has the effect \"" + how + "\", not adds, takes off or multiplies"));
        Overhead basis = new Overhead(usage, column(column), what);
        ThreePoint factor = ThreePoint.of(basis.factor());
        multiply(OVERHEAD, factor, why, by -> new Decision.Factor(usage, meter, null, factor, basis, why, by));
    }

    /** Multiply every meter of the usage. */
    public static void factor(Usage usage, BigDecimal value, String why) {
        factor(usage, fixed(value), why);
    }

    /** Multiply every meter of the usage. */
    public static void factor(Usage usage, ThreePoint value, String why) {
        Given.some(FACTOR, "usage", usage);
        multiply(FACTOR, value, why, by -> new Decision.Factor(usage, null, null, value, null, why, by));
    }

    /** Multiply one meter of the usage. */
    public static void factor(Usage usage, String meter, BigDecimal value, String why) {
        factor(usage, meter, fixed(value), why);
    }

    /** Multiply one meter of the usage. */
    public static void factor(Usage usage, String meter, ThreePoint value, String why) {
        Given.some(FACTOR, "usage", usage);
        Given.text(FACTOR, "meter", meter);
        multiply(FACTOR, value, why, by -> new Decision.Factor(usage, meter, null, value, null, why, by));
    }

    /** Multiply the price of this quantity. */
    public static void factor(Metered metered, BigDecimal value, String why) {
        factor(metered, fixed(value), why);
    }

    /** Multiply the price of this quantity. */
    public static void factor(Metered metered, ThreePoint value, String why) {
        Given.some(FACTOR, "quantity", metered);
        multiply(
                FACTOR,
                value,
                why,
                by -> new Decision.Factor(metered.usage(), metered.meter(), metered, value, null, why, by));
    }

    /** Multiply the price of this quantity. */
    public static void factor(Priced priced, BigDecimal value, String why) {
        factor(priced, fixed(value), why);
    }

    /** Multiply the price of this quantity. */
    public static void factor(Priced priced, ThreePoint value, String why) {
        Given.some(FACTOR, "quantity", priced);
        factor(priced.metered(), value, why);
    }

    /** Take off the price of this quantity what the contract's discount says. */
    public static void discount(Priced priced, Contract contract, String why) {
        percentage("discount", priced, contract, why);
    }

    /** Add to the price of this quantity what the contract's margin says. */
    public static void margin(Priced priced, Contract contract, String why) {
        percentage("margin", priced, contract, why);
    }

    private static void percentage(String word, Priced priced, Contract contract, String why) {
        Given.some(word, "quantity", priced);
        Given.some(word, "contract", contract);
        if (contract.percent() == null || !contract.kind().equals(word)) {
            throw Given.refused(word, "has the contract " + contract.id() + ", which is no " + word);
        }
        follow(word, priced, contract, why);
    }

    /** Convert the price of this quantity into the request's currency. */
    public static void convert(Priced priced, Fx fx, String why) {
        Given.some("convert", "quantity", priced);
        Given.some("convert", "exchange rate", fx);
        if (!fx.from().getCurrencyCode().equals(priced.currency())) {
            throw Given.refused(
                    "convert", "has an exchange rate of " + fx.from() + " for a price in " + priced.currency());
        }
        follow("convert", priced, fx, why);
    }

    private static void follow(String word, Priced priced, Basis basis, String why) {
        Metered metered = priced.metered();
        ThreePoint factor = ThreePoint.of(basis.factor());
        multiply(
                word,
                factor,
                why,
                by -> new Decision.Factor(metered.usage(), metered.meter(), metered, factor, basis, why, by));
    }

    private static ThreePoint fixed(BigDecimal value) {
        Given.some(FACTOR, "number", value);
        return ThreePoint.of(value);
    }

    private static void multiply(String word, ThreePoint value, String why, Function<RuleRef, Decision> decision) {
        Given.notNegative(word, "number", value);
        Given.text(word, "reason", why);
        Sink.emit(word, decision);
    }

    /** Stage price: this rate, and no other. */
    public static void rate(Metered metered, Rate rate, String why) {
        price("rate", metered, rate, why);
    }

    /**
     * Stage price: what the workbook itself states for one unit. The rate counts as published for the usage's own service
     * tier, so that no tier's multiplier changes it.
     *
     * @throws IllegalArgumentException where the usage states no unit price
     */
    public static void stated(Metered metered, Header header, String why) {
        Given.some("stated", "quantity", metered);
        Given.some("stated", "header", header);
        Usage usage = metered.usage();
        BigDecimal price = usage.unitPrice();
        if (price == null) {
            throw new IllegalArgumentException(usage + " states no unit price");
        }
        UnitRate unitRate = new UnitRate(
                new Money(price, header.currency()),
                BigDecimal.ONE,
                metered.quantity().unit());
        Rate rate = Rate.of(
                metered.provider(),
                metered.model(),
                metered.meter(),
                metered.serviceTier(),
                "",
                unitRate,
                null,
                null,
                "stated in the workbook",
                placeOf(usage.origin(UsageField.UNIT_PRICE), usage.where()));
        price("stated", metered, rate, why);
    }

    private static void price(String word, Metered metered, Rate rate, String why) {
        Given.some(word, "quantity", metered);
        Given.some(word, "rate", rate);
        Given.text(word, "reason", why);
        Sink.emit(word, by -> new Decision.Price(metered, rate, why, by));
    }

    private static Location placeOf(Origin origin, Location row) {
        if (origin instanceof Origin.InCell in) {
            return in.cell();
        }
        return origin instanceof Origin.InRange in
                ? Stream.of(in.base(), in.low(), in.high())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(row)
                : row;
    }

    /** So many times the rate that was chosen, as the price of a band: {@code times("0.8")}. */
    public static TierPrice times(String number) {
        BigDecimal times = dec(number);
        Given.notNegative("times", "number", times);
        return new TierPrice.Times(times);
    }

    /** A price of a band in the unit, "per" and currency of the rate that was chosen: {@code price("2.50")}. */
    public static TierPrice price(String number) {
        BigDecimal price = dec(number);
        Given.notNegative("price", "number", price);
        return new TierPrice.Amount(price);
    }

    /** Stage price: one band of a tiered price over the whole of the row, without a fee. See the longer form. */
    public static void tier(
            Metered metered, String kind, String boundary, BigDecimal above, TierPrice price, String why) {
        tier(metered, kind, "period", boundary, above, price, BigDecimal.ZERO, BigDecimal.ONE, why);
    }

    /**
     * Stage price: one band of a tiered price. It ends where the next begins.
     *
     * @param kind graduated, volume, package or block
     * @param scope request, month or period: over what the quantity is counted
     * @param boundary {@code >} where the bound itself belongs to the band before, {@code >=} where it belongs to this one
     * @param above where the band begins; zero for the first
     * @param flat added once where the band is entered, in the currency of the chosen rate
     * @param size of a package or block; one for the other kinds
     */
    public static void tier(
            Metered metered,
            String kind,
            String scope,
            String boundary,
            BigDecimal above,
            TierPrice price,
            BigDecimal flat,
            BigDecimal size,
            String why) {
        Given.some(TIER, "quantity", metered);
        Given.notNegative(TIER, "lower bound", above);
        Given.some(TIER, "price", price);
        Given.notNegative(TIER, "flat amount", flat);
        Given.positive(TIER, "size", size);
        Given.text(TIER, "reason", why);
        TierBand band = new TierBand(
                kind(kind),
                TierMeasure.PROMPT_TOKENS,
                scope(scope),
                above,
                isInclusive(TIER, boundary),
                null,
                flat,
                size);
        Sink.emit(TIER, by -> new Decision.Tier(metered, band, price, null, why, by));
    }

    /**
     * Stage price: a band that one request's own size chooses, for the whole request. The rate itself is the first band; a rate
     * card's own bands go before those of a rule.
     *
     * @param measure prompt tokens, uncached prompt tokens or output tokens, of one request
     * @param boundary {@code >} or {@code >=}
     */
    public static void cliff(
            Metered metered, String measure, String boundary, BigDecimal above, TierPrice price, String why) {
        Given.some("cliff", "quantity", metered);
        Given.positive("cliff", "lower bound", above);
        Given.some("cliff", "price", price);
        Given.text("cliff", "reason", why);
        TierMeasure measured = Stream.of(TierMeasure.values())
                .filter(each -> measure != null && each.word().equalsIgnoreCase(measure.strip()))
                .findFirst()
                .orElseThrow(() -> Given.refused(
                        "cliff",
                        "has the measure \"" + measure
                                + "\", not prompt tokens, uncached prompt tokens or output tokens"));
        TierBand band = new TierBand(
                TierKind.CLIFF,
                measured,
                TierScope.REQUEST,
                above,
                isInclusive("cliff", boundary),
                null,
                BigDecimal.ZERO,
                BigDecimal.ONE);
        Sink.emit("cliff", by -> new Decision.Tier(metered, band, price, null, why, by));
    }

    private static boolean isInclusive(String word, String boundary) {
        if (!">".equals(boundary) && !">=".equals(boundary)) {
            throw Given.refused(word, "has the boundary \"" + boundary + "\", not > or >=");
        }
        return boundary.equals(">=");
    }

    private static TierScope scope(String scope) {
        return Stream.of(TierScope.values())
                .filter(each -> scope != null && each.word().equalsIgnoreCase(scope.strip()))
                .findFirst()
                .orElseThrow(
                        () -> Given.refused(TIER, "has the scope \"" + scope + "\", not request, month or period"));
    }

    private static TierKind kind(String kind) {
        return Stream.of(TierKind.values())
                .filter(each -> each != TierKind.CLIFF)
                .filter(each -> kind != null && each.word().equalsIgnoreCase(kind.strip()))
                .findFirst()
                .orElseThrow(() ->
                        Given.refused(TIER, "has the kind \"" + kind + "\", not graduated, volume, package or block"));
    }

    /** Stage price: so many of the quantity's units are free as are left of the contract's. */
    public static void free(Metered metered, Contract contract, String why) {
        Given.some("free", "quantity", metered);
        Given.some("free", "contract", contract);
        Given.text("free", "reason", why);
        if (contract.units() == null) {
            throw Given.refused("free", "has the contract " + contract.id() + ", which states no units");
        }
        Sink.emit("free", by -> new Decision.Free(contract, metered, why, by));
    }

    /** Stage commit: the charge counts towards the most that the contract lets be billed. */
    public static void cap(Contract contract, Charged charged, String why) {
        requireAmount("cap", contract, charged, why);
        Sink.emit("cap", by -> new Decision.Cap(contract, charged, why, by));
    }

    /** Stage commit: the charge counts towards the least that the contract asks for. */
    public static void minimum(Contract contract, Charged charged, String why) {
        requireAmount("minimum", contract, charged, why);
        Sink.emit("minimum", by -> new Decision.Minimum(contract, charged, why, by));
    }

    /** Stage commit: the scenario owes the contract's minimum, whatever it uses. */
    public static void commitment(Contract contract, Scenario scenario, String why) {
        Given.some("commitment", "contract", contract);
        Given.some("commitment", "scenario", scenario);
        Given.text("commitment", "reason", why);
        if (contract.amount() == null) {
            throw Given.refused("commitment", "has the contract " + contract.id() + ", which states no amount");
        }
        Sink.emit("commitment", by -> new Decision.Commitment(contract, scenario, why, by));
    }

    private static void requireAmount(String word, Contract contract, Charged charged, String why) {
        Given.some(word, "contract", contract);
        Given.some(word, "charge", charged);
        Given.text(word, "reason", why);
        if (contract.amount() == null) {
            throw Given.refused(word, "has the contract " + contract.id() + ", which states no amount");
        }
    }

    /** Stage commit: the credit may pay for this charge. */
    public static void credit(Contract contract, Charged charged, String why) {
        requireAmount("credit", contract, charged, why);
        Sink.emit("credit", by -> new Decision.Credit(contract, charged, why, by));
    }

    /** The result stands, and a reader should know this about the usage, scenario, budget or comparison. */
    public static void warn(Object subject, String text) {
        remark("warn", Severity.WARNING, subject, text);
    }

    /** A recommendation. */
    public static void advise(Object subject, String text) {
        remark("advise", Severity.INFO, subject, text);
    }

    /** The number would be wrong: stops the run. */
    public static void fail(Object subject, String text) {
        remark("fail", Severity.ERROR, subject, text);
    }

    private static void remark(String word, Severity severity, Object subject, String text) {
        Given.some(word, "subject", subject);
        Given.text(word, "text", text);
        Sink.emit(word, by -> new Decision.Advice(severity, subject, text, by));
    }

    /** Stage advise: the scenario fits the budget. */
    public static void fits(Total total, Budget budget, String why) {
        Given.some("fits", "total", total);
        Given.some("fits", "budget", budget);
        Given.text("fits", "reason", why);
        Sink.emit("fits", by -> new Decision.Fit(total, budget, why, by));
    }
}
