package io.ratebook.rules;

import io.ratebook.amount.Money;
import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.Total;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.finding.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words that rules are written with: three for values, the others each emit one decision. */
public final class RuleApi {
    private RuleApi() {}

    /**
     * An exact number: {@code dec("0.5")}.
     *
     * @throws IllegalArgumentException where the text is no decimal number
     */
    public static BigDecimal dec(String number) {
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
        try {
            return LocalDate.parse(day.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException('"' + day + "\" is not a day such as 2026-01-31", e);
        }
    }

    /** Stage meter: count the number of that column on the meter. */
    public static void meter(Usage usage, String meter, String column) {
        UsageField field = Stream.of(UsageField.values())
                .filter(each -> each.header().equalsIgnoreCase(column.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no column of Usage that is counted is named \"" + column + "\""));
        Sink.emit(by -> new Decision.Meter(usage, meter, field, by));
    }

    /** Stage meter: the prefix may be cached, where it is as long as the minimum, in multiples of the step. */
    public static void cache(
            Usage usage, String readMeter, String writeMeter, BigDecimal minimum, BigDecimal step, String why) {
        Sink.emit(by -> new Decision.Cache(usage, readMeter, writeMeter, minimum, step, why, by));
    }

    /** Multiply every meter of the usage. */
    public static void factor(Usage usage, BigDecimal value, String why) {
        factor(usage, ThreePoint.of(value), why);
    }

    /** Multiply every meter of the usage. */
    public static void factor(Usage usage, ThreePoint value, String why) {
        Sink.emit(by -> new Decision.Factor(usage, null, null, value, null, why, by));
    }

    /** Multiply one meter of the usage. */
    public static void factor(Usage usage, String meter, BigDecimal value, String why) {
        factor(usage, meter, ThreePoint.of(value), why);
    }

    /** Multiply one meter of the usage. */
    public static void factor(Usage usage, String meter, ThreePoint value, String why) {
        Sink.emit(by -> new Decision.Factor(usage, meter, null, value, null, why, by));
    }

    /** Multiply the price of this quantity. */
    public static void factor(Metered metered, BigDecimal value, String why) {
        factor(metered, ThreePoint.of(value), why);
    }

    /** Multiply the price of this quantity. */
    public static void factor(Metered metered, ThreePoint value, String why) {
        Sink.emit(by -> new Decision.Factor(metered.usage(), metered.meter(), metered, value, null, why, by));
    }

    /** Take off the price of this quantity what the contract's discount says. */
    public static void discount(Priced priced, Contract contract, String why) {
        Metered metered = priced.metered();
        ThreePoint rest = ThreePoint.of(contract.remainder());
        Sink.emit(by -> new Decision.Factor(metered.usage(), metered.meter(), metered, rest, contract, why, by));
    }

    /** Multiply the price of this quantity. */
    public static void factor(Priced priced, BigDecimal value, String why) {
        factor(priced.metered(), ThreePoint.of(value), why);
    }

    /** Multiply the price of this quantity. */
    public static void factor(Priced priced, ThreePoint value, String why) {
        factor(priced.metered(), value, why);
    }

    /** Stage price: this rate, and no other. */
    public static void rate(Metered metered, Rate rate, String why) {
        Sink.emit(by -> new Decision.Price(metered, rate, why, by));
    }

    /**
     * Stage price: what the workbook itself states for one unit. The rate counts as published for the usage's own service
     * tier, so that no tier's multiplier changes it.
     *
     * @throws IllegalArgumentException where the usage states no unit price
     */
    public static void stated(Metered metered, Header header, String why) {
        Usage usage = metered.usage();
        BigDecimal price = usage.unitPrice();
        if (price == null) {
            throw new IllegalArgumentException(usage + " states no unit price");
        }
        UnitRate unitRate = new UnitRate(
                new Money(price, header.currency()),
                BigDecimal.ONE,
                metered.quantity().unit());
        Rate rate = new Rate(
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
        rate(metered, rate, why);
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

    /**
     * Stage price: one band of a tiered price, in the unit, "per" and currency of the rate that was chosen.
     *
     * @param kind graduated, volume or package
     * @param from inclusive
     * @param upTo exclusive; null means without end
     * @param flat added once where the band is entered
     * @param size of a package; one for the other kinds
     */
    public static void tier(
            Metered metered,
            String kind,
            BigDecimal from,
            @Nullable BigDecimal upTo,
            BigDecimal price,
            BigDecimal flat,
            BigDecimal size,
            String why) {
        TierKind parsed = TierKind.parse(kind);
        Sink.emit(by -> new Decision.Tier(metered, parsed, from, upTo, price, flat, size, why, by));
    }

    /** Stage commit: the credit may pay for this charge. */
    public static void credit(Contract contract, Charged charged, String why) {
        Sink.emit(by -> new Decision.Credit(contract, charged, why, by));
    }

    /** The result stands, and a reader should know this about the usage, scenario, budget or comparison. */
    public static void warn(Object subject, String text) {
        Sink.emit(by -> new Decision.Advice(Severity.WARNING, subject, text, by));
    }

    /** A recommendation. */
    public static void advise(Object subject, String text) {
        Sink.emit(by -> new Decision.Advice(Severity.INFO, subject, text, by));
    }

    /** The number would be wrong: stops the run. */
    public static void fail(Object subject, String text) {
        Sink.emit(by -> new Decision.Advice(Severity.ERROR, subject, text, by));
    }

    /** Stage advise: the scenario fits the budget. */
    public static void fits(Total total, Budget budget, String why) {
        Sink.emit(by -> new Decision.Fit(total, budget, why, by));
    }
}
