package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Header;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
import io.ratebook.domain.MonthSpan;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Stage;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Asking one of each kind against asking every fact by itself: the same decisions, whatever the rules look at. */
class KindsTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);
    private static final int SETS = Integer.getInteger("ratebook.rulesets", 8);
    private static final int FACTS = 400;
    private static final Header HEADER = new Header(
            "",
            "",
            LocalDate.of(2026, 11, 22),
            Currency.getInstance("USD"),
            Percent.NONE,
            null,
            Rounding.CENTS,
            List.of(),
            List.of(),
            null);

    /** What a rule may ask of a usage; {@code #} stands for the way to it. */
    private static final List<String> OF_USAGE = List.of(
            "#model == \"m1\"",
            "#provider != \"p1\"",
            "#model == \"m1\" || #serviceTier == \"batch\"",
            "#serviceTier in (\"batch\", \"flex\")",
            "#region matches \"e.*\"",
            "#note == \"seldom\"",
            "#id == \"row7\"",
            "#calls > 10",
            "#calls > 10 && < 20",
            "#calls > 10 || == 3",
            "#inputTokens != null && > 500",
            "#calls ( > 10 && < 20 )",
            "10 < #calls",
            "#repeat == 2",
            "#inputTokens != null",
            "null == #outputTokens",
            "#inputTokens != null, #outputTokens != null, #inputTokens > #outputTokens",
            "#hitRate != null, #hitRate >= dec(\"0.5\")",
            "#promptTokens > 1000",
            "#promptTokens > #calls",
            "#monthly",
            "#months > 2",
            "#weight > 3",
            "#growth != null",
            "#day >= date(\"2026-06-01\")",
            "#end > date(\"2026-07-15\")",
            "#totalled == false",
            "#attrs[\"Team\"] == \"red\"",
            "#attrs.get(\"Team\") == \"blue\"",
            "#attrs.size() > 1",
            "#attrs.containsKey(\"Ticket\")",
            "#hours != null",
            "#span.first == 0",
            "#fills(\"Output tokens\")",
            "#measured(TierMeasure.PROMPT_TOKENS) > 700",
            "#number(UsageField.CALLS) > 12",
            "#where.row > 9",
            "#activity == \"\"");

    private static final List<String> ACTIONS = List.of(
            "warn(%1$s, \"as it is\");",
            "warn(%1$s, \"as it was\");",
            "fail(%1$s, \"as it must not be\");",
            "advise(%1$s, \"as it may be\");",
            "advise(%1$s, \"because of \" + %1$s.serviceTier());",
            "warn(%1$s, \"by \" + %1$s.model());",
            "advise(%1$s, \"row \" + %1$s.id());",
            "advise(%1$s, \"all of \" + %1$s);",
            "advise(%1$s, String.valueOf(%1$s));",
            "advise(%1$s, \"calls \" + %1$s.calls());",
            "if (%1$s.calls().compareTo(dec(\"12\")) > 0) { warn(%1$s, \"many\"); }",
            "java.util.List all = java.util.List.of(%1$s); warn(%1$s, all.toString());");

    private static final List<String> METERING = List.of(
            "meter($x, \"input\", \"Input tokens\");",
            "fee($x, \"request\", \"Calls\");",
            "factor($x, dec(\"0.5\"), \"half\");",
            "factor($x, $x.repeat(), \"as often\");",
            "factor($x, \"input\", range(\"1\", \"2\", \"3\"), \"a range\");",
            "recount($x, \"input\", \"training\", \"why not\");",
            "if ($x.number(UsageField.RETRY_SHARE) != null) { overhead($x, \"Retry share\", \"adds\", \"made again\"); }",
            "cache($x, \"cached input\", \"input\", dec(\"10\"), dec(\"1\"), \"cached\");");

    private final Random random = new Random(SEED);

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @ParameterizedTest
    @EnumSource(names = "ADVISE", mode = EnumSource.Mode.EXCLUDE)
    void randomRulesDecideTheSame(Stage stage) {
        int grouped = 0;
        for (int i = 0; i < SETS; i++) {
            String drl = drl(stage);
            try (Rulebook rules = Rules.load(new RuleFile.Drl("rules/" + stage.folder() + "/random.drl", drl))) {
                List<Object> facts = facts(stage);
                CompiledRulebook byKind = ((CompiledRulebook) rules).byKindFrom(1);
                assertThat(byKind.decide(stage, facts))
                        .as("seed %d: %s", SEED, drl)
                        .isEqualTo(whole(rules, stage, facts));
                grouped += byKind.efforts().get(0).kinds() < FACTS ? 1 : 0;
            }
        }
        assertThat(grouped).isPositive();
    }

    private String drl(Stage stage) {
        String fact = fact(stage);
        StringBuilder drl =
                new StringBuilder("import io.ratebook.domain.*\nimport static io.ratebook.rules.RuleApi.*\n");
        for (int i = 0; i < 2; i++) {
            String conditions = IntStream.range(0, 1 + random.nextInt(2))
                    .mapToObj(each -> condition(stage))
                    .collect(Collectors.joining(", "));
            drl.append("rule \"TST-")
                    .append(100 + 10 * i)
                    .append(" rule ")
                    .append(i)
                    .append("\"\n");
            drl.append("    @title(\"A rule\")\nwhen\n    $x : ").append(fact).append("( ");
            drl.append(conditions).append(" )\n");
            if (stage == Stage.PRICE && i % 2 == 0) {
                drl.append("    $r : Rate( holdsFor($x) )\nthen\n    rate($x, $r, $r.closeness($x));\nend\n");
            } else {
                drl.append(random.nextInt(6) == 0 ? "    Header()\n" : "")
                        .append("then\n    ")
                        .append(action(stage))
                        .append("\nend\n");
            }
        }
        return drl.toString();
    }

    private String condition(Stage stage) {
        String condition = one(OF_USAGE);
        if (stage == Stage.METER) {
            return condition.replace("#", "");
        }
        return random.nextInt(4) == 0
                ? one(List.of("meter == \"input\"", "meter != \"output\", provider == \"p1\""))
                : condition.replace("#", "usage.");
    }

    private String action(Stage stage) {
        if (stage == Stage.METER && random.nextBoolean()) {
            return one(METERING);
        }
        if (stage == Stage.ADJUST && random.nextBoolean()) {
            return "factor($x, dec(\"0.5\"), \"half of \" + $x.meter());";
        }
        return String.format(one(ACTIONS), usage(stage, "$x"));
    }

    private static String fact(Stage stage) {
        return switch (stage) {
            case PRICE -> "Metered";
            case ADJUST -> "Priced";
            case COMMIT -> "Charged";
            default -> "Usage";
        };
    }

    private static String usage(Stage stage, String variable) {
        return stage == Stage.METER ? variable : variable + ".usage()";
    }

    private static List<Decision> whole(Rulebook rules, Stage stage, List<Object> facts) {
        return ((CompiledRulebook) rules).byKindFrom(Integer.MAX_VALUE).decide(stage, facts);
    }

    private List<Object> facts(Stage stage) {
        List<Rate> rates = rates();
        List<Object> facts = new ArrayList<>();
        facts.add(HEADER);
        for (int i = 0; i < FACTS; i++) {
            Usage usage = usage(i);
            Metered metered = new Metered(
                    usage,
                    one(List.of("input", "output")),
                    Measure.of(one(List.of(UsageField.INPUT_TOKENS, UsageField.OUTPUT_TOKENS)), Measure.Calls.EVERY),
                    new Quantity(new BigDecimal(random.nextInt(4)), Unit.TOKEN));
            Priced priced = new Priced(metered, one(rates));
            facts.add(
                    switch (stage) {
                        case PRICE -> metered;
                        case ADJUST -> priced;
                        case COMMIT -> new Charged(priced, "charge " + i, Money.of(new BigDecimal(i % 3), "USD"));
                        default -> usage;
                    });
        }
        if (stage == Stage.PRICE) {
            facts.addAll(rates);
        }
        return facts;
    }

    private List<Rate> rates() {
        List<Rate> rates = new ArrayList<>();
        for (String model : List.of("m1", "m2", "")) {
            rates.add(rate(model, null));
            rates.add(rate(model, new BigDecimal(1200 + random.nextInt(800))));
        }
        return rates;
    }

    private static Rate rate(String model, @Nullable BigDecimal above) {
        Rate all = Facts.rate("p1", model, "input", above == null ? "1" : "2");
        return new Rate(
                all.provider(),
                all.model(),
                all.meter(),
                all.serviceTier(),
                all.region(),
                new UnitRate(Money.of(BigDecimal.TEN, "USD"), BigDecimal.ONE, Unit.TOKEN),
                above == null ? null : LocalDate.of(2026, 3, 1),
                null,
                null,
                above == null
                        ? null
                        : new TierBand(
                                TierKind.CLIFF,
                                TierMeasure.PROMPT_TOKENS,
                                TierScope.REQUEST,
                                above,
                                above.signum() > 0,
                                null,
                                BigDecimal.ZERO,
                                BigDecimal.ONE),
                null,
                null,
                "test",
                all.where());
    }

    private Usage usage(int row) {
        Location where = Location.ofCell("budget.xlsx", "Usage", row + 2, 1);
        Usage.Builder usage = Usage.at(where)
                .text(Usage.Text.ID, "row" + row)
                .text(Usage.Text.SCENARIO, "plan")
                .text(Usage.Text.PROVIDER, one(List.of("p1", "p2")))
                .text(Usage.Text.MODEL, one(List.of("m1", "m2", "m3")))
                .text(Usage.Text.SERVICE_TIER, one(List.of("standard", "batch", "flex")))
                .text(Usage.Text.REGION, one(List.of("", "eu", "us")))
                .text(Usage.Text.NOTE, one(List.of("often", "seldom")))
                .period(one(List.of(Period.values())))
                .tokenCounts(one(List.of(TokenCounts.values())))
                .hours(random.nextInt(3) == 0 ? Hours.parse("08:00-12:00", "", "") : null)
                .day(LocalDate.of(2026, one(List.of(1, 7)), 1 + random.nextInt(2)));
        number(usage, UsageField.CALLS, 25, where);
        number(usage, UsageField.INPUT_TOKENS, 2000, where);
        number(usage, UsageField.OUTPUT_TOKENS, 2000, where);
        number(usage, UsageField.REPEAT, 4, where);
        number(usage, UsageField.MONTHS, 4, where);
        if (random.nextBoolean()) {
            usage.number(UsageField.HIT_RATE, new BigDecimal("0." + random.nextInt(10)), new Origin.InCell(where));
            usage.number(UsageField.RETRY_SHARE, new BigDecimal("0." + random.nextInt(3)), new Origin.InCell(where));
            usage.attr("Team", one(List.of("red", "blue")));
        }
        if (random.nextInt(3) == 0) {
            usage.attr("Ticket", "T" + row);
            usage.number(UsageField.GROWTH, new BigDecimal("0.1"), new Origin.InCell(where));
        }
        Usage whole = usage.build();
        return random.nextInt(4) == 0 ? whole.part(new MonthSpan(random.nextInt(2), null)) : whole;
    }

    private void number(Usage.Builder usage, UsageField field, int most, Location where) {
        boolean tokens = field == UsageField.INPUT_TOKENS || field == UsageField.OUTPUT_TOKENS;
        if (!tokens || random.nextInt(5) > 0) {
            usage.number(field, new BigDecimal(random.nextInt(most)), new Origin.InCell(where));
        }
    }

    /** Rows that differ in nothing that a rule looks at are one kind: ids, notes, days and how many tokens. */
    @Test
    void shippedRulesSeeFewKinds() {
        List<Object> facts = new ArrayList<>();
        facts.add(HEADER);
        for (int row = 0; row < 300; row++) {
            facts.add(Facts.usage(row + 2, "openai", row % 3 == 0 ? "gpt-5.1" : "gpt-5-mini", "standard"));
        }
        Rulebook shipped = ((CompiledRulebook) Shipped.rulebook()).byKindFrom(1);
        shipped.decide(Stage.METER, facts);
        Effort effort = shipped.efforts().get(0);
        assertThat(effort.stage()).isEqualTo(Stage.METER);
        assertThat(effort.items()).isEqualTo(300);
        assertThat(effort.kinds()).isEqualTo(4);
        assertThat(effort.sessions()).isEqualTo(1);
        assertThat(effort.joining()).isEmpty();
        assertThat(shipped.decide(Stage.METER, facts)).isEqualTo(whole(Shipped.rulebook(), Stage.METER, facts));
    }

    @Test
    void kindsAreAskedInBatches() {
        List<Object> facts = IntStream.range(0, 2500)
                .mapToObj(row -> (Object) Facts.usage(row + 2, "p", "m" + row, "standard"))
                .toList();
        CompiledRulebook shipped = ((CompiledRulebook) Shipped.rulebook()).byKindFrom(1);
        assertThat(shipped.decide(Stage.METER, facts)).isEqualTo(whole(Shipped.rulebook(), Stage.METER, facts));
        assertThat(shipped.efforts().get(0).sessions()).isEqualTo(3);
        assertThat(shipped.efforts().get(0).kinds()).isEqualTo(2500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$x : Usage() $y : Usage( this != $x, model == $x.model ) | warn($x, \"two\");",
                "$x : Usage() not Usage( this != $x, model == $x.model )  | warn($x, \"alone\");",
                "exists Usage( model == \"m1\" ) $h : Header()            | warn($h, \"some\");",
                "accumulate( Usage( $n : calls ); $s : sum($n) ) $h : Header() | warn($h, \"sum \" + $s);",
                "$x : Usage() $o : Object( this != $x )                   | warn($x, \"any\");"
            })
    void rulesThatLookAtSeveralRowsAreAskedOfAll(String pattern, String action) {
        try (Rulebook rules = Rules.load(Rules.drl("10-meter/several.drl", "TST-010 several", pattern, action))) {
            List<Object> facts = facts(Stage.METER);
            CompiledRulebook byKind = ((CompiledRulebook) rules).byKindFrom(1);
            assertThat(byKind.decide(Stage.METER, facts)).isEqualTo(whole(rules, Stage.METER, facts));
            assertThat(byKind.efforts().get(0).joining()).contains("TST-010");
            assertThat(byKind.efforts().get(0).kinds()).isEqualTo(FACTS);
        }
    }
}
