package io.ratebook.rating;

import io.ratebook.amount.Case;
import io.ratebook.amount.Money;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chosen rates and the factors on them, to charges: the arithmetic of one case. */
final class Adjusting {
    private final Header header;
    private final Case which;
    private final List<Finding> findings;
    private final FreeUnits freeUnits = new FreeUnits();

    Adjusting(Header header, Case which, List<Finding> findings) {
        this.header = header;
        this.which = which;
        this.findings = findings;
    }

    /**
     * One charge, or one for each band of a tiered price; none where that would be wrong, which is reported.
     *
     * @param adjustments the factors of stage adjust that hold for the quantity
     */
    List<Charge> charges(Choice chosen, List<Decision.Factor> adjustments) {
        checkServiceTier(chosen, adjustments);
        if (!isConverted(chosen, adjustments)) {
            return List.of();
        }
        List<Decision.Factor> factors = new ArrayList<>(chosen.factors());
        factors.addAll(adjustments);
        List<Decision> decisions = new ArrayList<>(chosen.decisions());
        decisions.addAll(adjustments);
        Charge.Free free = freeUnits.of(chosen);
        BigDecimal quantity = chosen.quantity().subtract(free.units());
        if (chosen.tiers().isEmpty()) {
            return List.of(charge(chosen, null, quantity, free, factors, decisions));
        }
        return chosen.tiers().get().partsOf(quantity, chosen.counted().times()).stream()
                .map(part -> charge(chosen, part, part.quantity(), free, factors, decisions))
                .toList();
    }

    private Charge charge(
            Choice chosen,
            Tiers.@Nullable Part part,
            BigDecimal quantity,
            Charge.Free free,
            List<Decision.Factor> factors,
            List<Decision> decisions) {
        Rate row = part == null || part.band().row() == null
                ? chosen.rate()
                : part.band().row();
        BigDecimal listed = chosen.rate().unitRate().price().amount();
        BigDecimal price = part == null ? listed : part.band().price().of(listed);
        BigDecimal fees = part == null ? BigDecimal.ZERO : part.fees();
        UnitRate unitRate = new UnitRate(
                new Money(price, header.currency()),
                row.unitRate().per(),
                row.unitRate().unit());
        Money cost = unitRate.costOf(
                new Quantity(quantity, chosen.metered().quantity().unit()));
        if (part != null) {
            cost = cost.plus(new Money(part.band().band().flat(), header.currency()).times(fees));
        }
        return new Charge(
                chosen.counted(),
                row,
                part == null ? null : part.band(),
                price,
                free,
                quantity,
                fees,
                factors,
                cost.times(product(factors)),
                decisions);
    }

    private BigDecimal product(List<Decision.Factor> factors) {
        BigDecimal product = BigDecimal.ONE;
        for (Decision.Factor each : factors) {
            product = product.multiply(each.value().at(which));
        }
        return product;
    }

    /** A service tier never falls back to the standard price in silence. */
    private void checkServiceTier(Choice chosen, List<Decision.Factor> adjustments) {
        Metered metered = chosen.metered();
        boolean special = !metered.serviceTier().equals("standard") && !metered.purchase();
        if (special
                && chosen.rate().serviceTier().equals("standard")
                && adjustments.stream().allMatch(each -> each.basis() != null)) {
            boolean negotiated = chosen.rate().contract() != null;
            findings.add(Finding.error(
                    "RB-TIER-NONE",
                    metered.usage().where(),
                    "nothing says what the service tier \"" + metered.serviceTier() + "\" of " + metered.provider()
                            + " costs for " + metered.meter() + ": "
                            + (negotiated
                                    ? "the negotiated standard rate goes before the rate card, and "
                                            + chosen.rate().where() + " is none of that tier"
                                    : "its standard price would be too high or too low"),
                    negotiated
                            ? "add a rate to the sheet Contract with " + metered.serviceTier()
                                    + " in the column Service tier"
                            : "add a row for the tier to the rate card, or to the rules of 30-adjust"));
        }
    }

    /** A price of another currency needs one exchange rate. */
    private boolean isConverted(Choice chosen, List<Decision.Factor> adjustments) {
        Currency currency = chosen.rate().unitRate().price().currency();
        List<Decision.Factor> conversions =
                Decisions.of(adjustments, Decision.Factor.class, each -> each.basis() instanceof Fx);
        boolean foreign = !currency.equals(header.currency());
        if (conversions.size() == (foreign ? 1 : 0)) {
            return true;
        }
        findings.add(
                conversions.isEmpty()
                        ? Finding.error(
                                "RB-FX-NONE",
                                chosen.metered().usage().where(),
                                "is priced in " + currency + " at "
                                        + chosen.rate().where()
                                        + ", while the request is in " + header.currency()
                                        + ", and Request has no exchange rate",
                                "add a row to Request: FX, how much " + header.currency() + " one " + currency
                                        + " is, and " + currency + " in the column Currency")
                        : Finding.error(
                                "RB-FX-TWO",
                                chosen.metered().usage().where(),
                                "is converted by both "
                                        + conversions.get(0).by().id() + " and "
                                        + conversions
                                                .get(conversions.size() - 1)
                                                .by()
                                                .id(),
                                "take one of the two out of the rules of 30-adjust"));
        return false;
    }
}
