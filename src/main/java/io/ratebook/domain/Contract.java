package io.ratebook.domain;

import io.ratebook.amount.Exact;
import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One commercial term of the Contract sheet.
 *
 * @param kind rate, discount, margin, free units, cap, minimum or credit
 * @param scenario whose term it is; empty means every scenario's
 * @param provider in lower case; empty means any
 * @param model empty means any
 * @param meter empty means any
 * @param amount of a credit, cap or minimum; null for other kinds
 * @param percent of a discount or margin; null for other kinds
 * @param units of free units; null for other kinds
 * @param rate of a negotiated rate, without its contract; null for other kinds
 * @param monthly true where the amount or the units are for each month, false for the whole term
 * @param billed what was billed or used of it before this request; zero where the sheet leaves it blank
 * @param order in which credits and free units are used, the lowest first; null comes last, in the order of the sheet
 * @param from inclusive; null means since ever
 * @param to exclusive; null means until further notice
 * @param where the cell that holds the amount, the percentage or the units
 */
public record Contract(
        String id,
        String kind,
        String scenario,
        String provider,
        String model,
        String meter,
        @Nullable Money amount,
        @Nullable Percent percent,
        @Nullable BigDecimal units,
        @Nullable Rate rate,
        boolean monthly,
        BigDecimal billed,
        @Nullable BigDecimal order,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String note,
        Map<String, Object> attrs,
        Location where)
        implements Basis {
    public Contract {
        attrs = Map.copyOf(attrs);
    }

    /** A credit or discount over the whole term, without an order. */
    public static Contract of(
            String id,
            String kind,
            String provider,
            String model,
            String meter,
            @Nullable Money amount,
            @Nullable Percent percent,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Location where) {
        return new Contract(
                id,
                kind,
                "",
                provider,
                model,
                meter,
                amount,
                percent,
                null,
                null,
                false,
                BigDecimal.ZERO,
                null,
                from,
                to,
                "",
                Map.of(),
                where);
    }

    /** True where the term speaks of that quantity's scenario, provider, model and meter, on its day. */
    public boolean covers(Metered metered) {
        return isOf(metered.scenario())
                && speaksOf(metered.provider(), metered.model(), metered.meter())
                && inForce(metered.day());
    }

    /**
     * True where the term speaks of that quantity's scenario, provider, model and meter, and holds on its day, or, where both are
     * monthly, on some day of its month.
     */
    public boolean counts(Metered metered) {
        boolean byMonth = monthly && metered.usage().monthly();
        boolean holds = byMonth ? shareOf(YearMonth.from(metered.day())).signum() > 0 : inForce(metered.day());
        return isOf(metered.scenario()) && speaksOf(metered.provider(), metered.model(), metered.meter()) && holds;
    }

    /** The price that was negotiated, as of the term; empty for other kinds. */
    public Optional<Rate> negotiatedRate() {
        Rate price = rate;
        if (price == null) {
            return Optional.empty();
        }
        String agreed = "contract " + id + (note.isEmpty() ? "" : ", " + note);
        return Optional.of(new Rate(
                price.provider(),
                price.model(),
                price.meter(),
                price.serviceTier(),
                price.region(),
                price.unitRate(),
                from,
                to,
                null,
                null,
                null,
                this,
                agreed,
                where));
    }

    /** True where it is that scenario's term. */
    public boolean isOf(String aScenario) {
        return meets(scenario, aScenario);
    }

    /** True where the term holds on that day: from inclusive, to exclusive. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }

    /** True where the term speaks of that provider, model and meter, on whatever day. A wider meter means its parts too. */
    public boolean speaksOf(String aProvider, String aModel, String aMeter) {
        return meets(provider, aProvider)
                && meets(model, aModel)
                && (meets(meter, aMeter) || Meters.distance(aMeter, meter) > 0);
    }

    /** The share of a month's days on which the term holds: 1 for all of them. */
    public BigDecimal shareOf(YearMonth month) {
        return ofDays(month, BigDecimal.ONE);
    }

    /** What a month's days on which the term holds leave of a number. Two steps: a share may have no end where the number has. */
    public BigDecimal ofDays(YearMonth month, BigDecimal whole) {
        long days = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(this::inForce)
                .count();
        return Exact.quotient(whole.multiply(BigDecimal.valueOf(days)), BigDecimal.valueOf(month.lengthOfMonth()));
    }

    /** What a discount leaves of a price, or a margin makes of it: 0.85 after 15 percent off, 1.15 after 15 percent on; 1 for other kinds. */
    @Override
    public BigDecimal factor() {
        if (percent == null) {
            return BigDecimal.ONE;
        }
        return isMargin() ? BigDecimal.ONE.add(percent.fraction()) : BigDecimal.ONE.subtract(percent.fraction());
    }

    @Override
    public String formula(String cell) {
        return isMargin() ? "1+" + cell : "1-" + cell;
    }

    private boolean isMargin() {
        return kind.equals("margin");
    }

    private static boolean meets(String wanted, String found) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(found);
    }
}
