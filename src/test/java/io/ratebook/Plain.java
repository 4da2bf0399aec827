package io.ratebook;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Price lists, usage and terms as plain data, apart from the words of the domain. */
final class Plain {
    private Plain() {}

    /** A window of the day, in minutes; it may run past midnight. The zone is so many minutes ahead of UTC. */
    record Window(int from, int to, Set<DayOfWeek> days, int ahead) {}

    /** A row of a price list. Blank is "" or null; {@code atLeast} is the boundary {@code >=}. */
    record Price(
            String provider,
            String model,
            String meter,
            String tier,
            String region,
            BigDecimal price,
            BigDecimal per,
            String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Window window,
            String kind,
            BigDecimal above,
            boolean atLeast,
            String measure,
            String scope,
            BigDecimal flat,
            @Nullable BigDecimal size,
            @Nullable BigDecimal roundUpTo) {
        /** For standard use in USD, everywhere and always. */
        static Price of(String provider, String model, String meter, BigDecimal price, BigDecimal per) {
            BigDecimal none = BigDecimal.ZERO;
            return new Price(
                    provider,
                    model,
                    meter,
                    "standard",
                    "",
                    price,
                    per,
                    "USD",
                    null,
                    null,
                    null,
                    "",
                    none,
                    false,
                    "prompt tokens",
                    "",
                    none,
                    null,
                    null);
        }

        Price as(String newTier, String newRegion, String newCurrency) {
            return new Price(
                    provider,
                    model,
                    meter,
                    newTier,
                    newRegion,
                    price,
                    per,
                    newCurrency,
                    from,
                    to,
                    window,
                    kind,
                    above,
                    atLeast,
                    measure,
                    scope,
                    flat,
                    size,
                    roundUpTo);
        }

        Price when(@Nullable LocalDate first, @Nullable LocalDate end, @Nullable Window hours) {
            return new Price(
                    provider, model, meter, tier, region, price, per, currency, first, end, hours, kind, above, atLeast,
                    measure, scope, flat, size, roundUpTo);
        }

        Price cliff(int over, boolean inclusive, String what) {
            return new Price(
                    provider,
                    model,
                    meter,
                    tier,
                    region,
                    price,
                    per,
                    currency,
                    from,
                    to,
                    window,
                    "cliff",
                    BigDecimal.valueOf(over),
                    inclusive,
                    what,
                    "request",
                    flat,
                    size,
                    roundUpTo);
        }

        Price band(String ofKind, String over, int bound, boolean inclusive, int fee) {
            return new Price(
                    provider,
                    model,
                    meter,
                    tier,
                    region,
                    price,
                    per,
                    currency,
                    from,
                    to,
                    window,
                    ofKind,
                    BigDecimal.valueOf(bound),
                    inclusive,
                    "",
                    over,
                    BigDecimal.valueOf(fee),
                    size,
                    roundUpTo);
        }

        Price whole(@Nullable Integer packageSize, @Nullable Integer roundedTo) {
            return new Price(
                    provider,
                    model,
                    meter,
                    tier,
                    region,
                    price,
                    per,
                    currency,
                    from,
                    to,
                    window,
                    kind,
                    above,
                    atLeast,
                    measure,
                    scope,
                    flat,
                    number(packageSize),
                    number(roundedTo));
        }

        private static @Nullable BigDecimal number(@Nullable Integer number) {
            return number == null ? null : BigDecimal.valueOf(number);
        }
    }

    /**
     * A row of usage. Tokens by the meter of their column, and those of the shared prefix; a quantity by its own.
     *
     * @param whole true where input and output tokens include those of the other columns
     * @param totals true where tokens are those of all calls
     * @param months zero for what happens once
     * @param minute of the day in UTC; -1 where it isn't known
     */
    record Use(
            String provider,
            String model,
            String tier,
            String region,
            LocalDate day,
            int months,
            @Nullable BigDecimal growth,
            BigDecimal calls,
            BigDecimal repeat,
            boolean whole,
            boolean totals,
            BigDecimal prefix,
            Map<String, BigDecimal> tokens,
            String meter,
            @Nullable BigDecimal quantity,
            int minute,
            DayOfWeek weekday) {
        /** Standard use that happens once, of a quantity alone. */
        static Use of(Price price, BigDecimal quantity) {
            boolean tokens = !price.meter.equals("page");
            return new Use(
                    price.provider,
                    price.model,
                    "standard",
                    "",
                    LocalDate.of(2026, 11, 22),
                    0,
                    null,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    false,
                    false,
                    BigDecimal.ZERO,
                    tokens ? Map.of(price.meter, quantity) : Map.of(),
                    tokens ? "" : price.meter,
                    tokens ? null : quantity,
                    -1,
                    DayOfWeek.MONDAY);
        }

        /** As it is, but for the tokens or the quantity that it uses. */
        Use using(Map<String, BigDecimal> otherTokens, @Nullable BigDecimal otherQuantity) {
            return new Use(
                    provider,
                    model,
                    tier,
                    region,
                    day,
                    months,
                    growth,
                    calls,
                    repeat,
                    whole,
                    totals,
                    prefix,
                    otherTokens,
                    meter,
                    otherQuantity,
                    minute,
                    weekday);
        }
    }

    /** A commercial term: a percentage, an amount, a price for a million tokens or a number of units is its number. */
    record Term(
            String kind,
            String provider,
            String meter,
            BigDecimal number,
            BigDecimal billed,
            boolean monthly,
            int order,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        boolean holds(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
        }
    }
}
