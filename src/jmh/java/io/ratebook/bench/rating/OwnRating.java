package io.ratebook.bench.rating;

import io.ratebook.amount.Case;
import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.bench.whole.Lap;
import io.ratebook.domain.Header;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Rater;
import io.ratebook.rules.RuleFile;
import io.ratebook.rules.Rulebook;
import io.ratebook.rules.RulebookLoader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ratebook's own rating of the lines: rules once for each kind of usage, then a charge for each usage, with all that explains it. The card
 * holds the prices, three rules of the shipped form the rest. Arguments: how many lines.
 */
public final class OwnRating {
    private static final String HEAD = """
            import io.ratebook.domain.*
            import static io.ratebook.rules.RuleApi.*

            """;

    /** Tokens are counted, have a price, and two factors. */
    public static final List<RuleFile> RULES = List.of(
            new RuleFile.Drl("rules/10-meter/counting.drl", HEAD + """
                    rule "CNT-010 input tokens"
                        @title("Input tokens are counted as input")
                    when
                        $u : Usage( inputTokens != null )
                    then
                        meter($u, "input", "Input tokens");
                    end
                    """),
            new RuleFile.Drl("rules/20-price/rate.drl", HEAD + """
                    rule "PRC-010 the rate"
                        @title("The rate that holds")
                    when
                        $m : Metered()
                        $r : Rate( provider == $m.provider, model == $m.model, holdsFor($m) )
                    then
                        rate($m, $r, "the rate that holds");
                    end
                    """),
            new RuleFile.Drl("rules/30-adjust/factors.drl", HEAD + """
                    rule "ADJ-010 batch"
                        @title("Batches cost half")
                    when
                        $p : Priced( metered.serviceTier == "batch" )
                    then
                        factor($p, dec("0.5"), "a batch");
                    end

                    rule "ADJ-020 EU"
                        @title("The EU costs a tenth more")
                    when
                        $p : Priced( metered.region == "eu" )
                    then
                        factor($p, dec("1.1"), "in the EU");
                    end
                    """));

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Currency USD = Currency.getInstance("USD");
    private static final Origin DRAWN = new Origin.ByDefault("drawn");
    private static final Location SHEET = Location.ofSheet("bench.xlsx", "Scenarios");

    private OwnRating() {}

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        Checked<Optional<Rulebook>> rules = RulebookLoader.load(RULES);
        try (Rulebook rulebook = rules.value().orElseThrow(() -> new IllegalStateException(rules.findings() + ""))) {
            Rater rater = rater(rulebook, drawn);
            Request request = request(drawn, drawn.size());
            double[] costs = new double[drawn.size()];
            Lap.whenAsked(drawn.size(), () -> total(rater, request, costs));
        }
    }

    public static Rater rater(Rulebook rulebook, RatingLines drawn) {
        return new Rater(rulebook, card(drawn));
    }

    /** A rate for each price. */
    public static List<Rate> card(RatingLines drawn) {
        List<Rate> card = new ArrayList<>();
        for (int key = 0; key < drawn.prices(); key++) {
            Money price = Money.of(drawn.price(key).movePointRight(6), "USD");
            UnitRate perMillion = new UnitRate(price, new BigDecimal(1_000_000), Unit.TOKEN);
            Location where = Location.ofCell("card.csv", "card", key + 2, 1);
            card.add(Rate.of(
                    RatingLines.provider(key),
                    RatingLines.model(key),
                    "input",
                    "standard",
                    "",
                    perMillion,
                    null,
                    null,
                    "drawn",
                    where));
        }
        return card;
    }

    /** One of the lines. */
    public static Usage usage(RatingLines drawn, int i) {
        return Usage.at(Location.ofCell("bench.xlsx", "Usage", i + 2, 1))
                    .text(Usage.Text.ID, "U" + i)
                    .text(Usage.Text.SCENARIO, "Plan")
                    .text(Usage.Text.PROVIDER, RatingLines.provider(drawn.key(i)))
                    .text(Usage.Text.MODEL, RatingLines.model(drawn.key(i)))
                    .text(Usage.Text.SERVICE_TIER, drawn.serviceTier(i))
                    .text(Usage.Text.REGION, drawn.region(i))
                    .day(DAY)
                    .number(UsageField.CALLS, BigDecimal.valueOf(drawn.calls(i)), DRAWN)
                    .number(UsageField.INPUT_TOKENS, BigDecimal.valueOf(drawn.tokens(i)), DRAWN)
                    .build();
    }

    /** A request with so many of the lines as usages. */
    public static Request request(RatingLines drawn, int count) {
        List<Usage> usages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            usages.add(usage(drawn, i));
        }
        Header header = new Header("", "", DAY, USD, Percent.NONE, null, Rounding.CENTS, List.of(), List.of(), null);
        List<Scenario> scenarios = List.of(new Scenario("Plan", "", Map.of(), SHEET));
        return new Request(header, scenarios, List.of(), usages, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static BigDecimal total(Rater rater, Request request, double[] costs) {
        CaseCharges rated = rater.rate(request, Case.BASE);
        if (Finding.anyError(rated.findings())) {
            throw new IllegalStateException(rated.findings().get(0).toString());
        }
        BigDecimal total = BigDecimal.ZERO;
        int i = 0;
        for (Charge each : rated.charges()) {
            BigDecimal cost = each.cost().amount();
            costs[i++] = cost.doubleValue();
            total = total.add(cost);
        }
        return total;
    }
}
