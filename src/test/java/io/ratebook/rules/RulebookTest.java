package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ratebook.cases.DecisionWords;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Priced;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulebookTest {
    private static final long SEED = Long.getLong("ratebook.seed", System.nanoTime());

    @Test
    void orderOfFactsAndFilesChangesNothing() {
        Random random = new Random(SEED);
        List<Object> facts = manyFacts();
        List<String> first = decided(Shipped.rulebook(), facts);
        for (int round = 0; round < 2; round++) {
            List<RuleFile> files = new ArrayList<>(Shipped.files());
            Collections.shuffle(files, random);
            Collections.shuffle(facts, random);
            try (Rulebook shuffled = Rules.load(files.toArray(RuleFile[]::new))) {
                assertThat(decided(shuffled, facts))
                        .as("-Dratebook.seed=" + SEED)
                        .isEqualTo(first);
            }
        }
        assertThat(first).hasSizeGreaterThan(100);
    }

    @Test
    void decisionsAreSortedByRuleThenByRow() {
        List<Object> facts = new ArrayList<>();
        for (int row : List.of(10, 9, 2)) {
            facts.add(Facts.usage(row, "openai", "gpt-5.1", "standard"));
        }
        assertThat(Shipped.rulebook().decide(Stage.METER, facts))
                .extracting(each -> each.by().id() + " " + rowOf(each))
                .startsWith("CNT-010 2", "CNT-010 9", "CNT-010 10", "CNT-040 2", "CNT-040 9", "CNT-040 10");
    }

    @Test
    void editedCellChangesTheDecision() {
        RuleFile edited = Rules.batch(sheet -> sheet.getRow(10).getCell(5).setCellValue(0.6));
        try (Rulebook rulebook = Rules.load(edited)) {
            assertThat(words(rulebook, Facts.batch(2))).containsExactly("BAT-010 input x 0.6");
        }
    }

    @Test
    void twoRulebooksOfOneProcessKeepTheirOwnNumbers() {
        try (Rulebook half = Rules.load(Rules.batch(sheet -> {}));
                Rulebook third = Rules.load(
                        Rules.batch(sheet -> sheet.getRow(10).getCell(5).setCellValue(0.3)))) {
            assertThat(words(half, Facts.batch(2))).containsExactly("BAT-010 input x 0.5");
            assertThat(words(third, Facts.batch(2))).containsExactly("BAT-010 input x 0.3");
            assertThat(words(half, Facts.batch(2))).containsExactly("BAT-010 input x 0.5");
        }
    }

    @Test
    void decisionNamesItsRuleWithTitleSourceAndCell() {
        Decision decision =
                Shipped.rulebook().decide(Stage.ADJUST, List.of(Facts.batch(2))).get(0);
        RuleRef by = decision.by();
        assertThat(by.title()).isEqualTo("OpenAI batch requests cost half");
        assertThat(by.source()).isEqualTo("https://platform.openai.com/docs/guides/batch, seen 2026-11");
        assertThat(by.stage()).isEqualTo(Stage.ADJUST);
        assertThat(by.at()).hasToString("rules/30-adjust/batch.drl.xlsx › Rules!F11");
    }

    @Test
    void ruleOfDrlNamesItsLine() {
        assertThat(Shipped.rulebook().rules())
                .filteredOn(each -> each.id().equals("NEG-010"))
                .extracting(each -> each.at().toString())
                .containsExactly("rules/30-adjust/negotiated.drl:6");
    }

    @Test
    void extraColumnReachesRules() {
        RuleFile file = Rules.drl(
                "30-adjust/seats.drl",
                "SEA-010 many seats",
                "$p : Priced( usage.attrs[\"Seats\"] > 2 )",
                "factor($p, dec(\"0.9\"), \"many seats\");");
        try (Rulebook rulebook = Rules.load(file)) {
            assertThat(words(rulebook, Facts.batch(2), seats("2"))).isEmpty();
            assertThat(words(rulebook, seats("2.5"))).containsExactly("SEA-010 input x 0.9");
        }
    }

    @Test
    void textInAnExtraColumnThatARuleComparesWithANumberIsReportedInPlainWords() {
        RuleFile file = Rules.drl(
                "10-meter/seats.drl",
                "SEA-010 many seats",
                "$u : Usage( attrs[\"Seats\"] > 2 )",
                "factor($u, dec(\"0.9\"), \"many seats\");");
        Usage many = Usage.at(Location.ofCell("budget.xlsx", "Usage", 5, 1))
                .attr("Seats", "many")
                .build();
        try (Rulebook rulebook = Rules.load(file)) {
            assertThatThrownBy(() -> rulebook.decide(Stage.METER, List.of(many)))
                    .isInstanceOfSatisfying(
                            RuleFailure.class,
                            failure -> assertThat(failure.finding().toString())
                                    .contains("it compares a text with a number, or a number with a text")
                                    .contains("Maybe write numbers alone in the column that the rule names in attrs"));
        }
    }

    @Test
    void extraColumnReachesEveryStageThatSeesUsages() {
        RuleFile meter = Rules.drl(
                "10-meter/seats.drl",
                "SEA-010 many",
                "$u : Usage( attrs[\"Seats\"] > 2 )",
                "factor($u, dec(\"2\"), \"?\");");
        RuleFile price = Rules.drl(
                "20-price/seats.drl",
                "SEA-020 many",
                "$m : Metered( usage.attrs[\"Seats\"] > 2 )",
                "factor($m, dec(\"2\"), \"?\");");
        Priced priced = seats("3");
        try (Rulebook rulebook = Rules.load(meter, price)) {
            assertThat(rulebook.decide(Stage.METER, List.of(priced.usage()))).hasSize(1);
            assertThat(rulebook.decide(Stage.PRICE, List.of(priced.metered()))).hasSize(1);
        }
    }

    @Test
    void packageLineIsAllowedAndImportsStayInTheirFile() {
        String rule = Rules.rule("AAA-010 first", "$u : Usage()", "warn($u, \"one\");");
        RuleFile packaged = new RuleFile.Drl("rules/10-meter/a.drl", "package my.rules;\n" + rule);
        RuleFile without = new RuleFile.Drl(
                "rules/10-meter/b.drl",
                "package my.rules;\nrule \"AAA-020 second\"\n@title(\"t\")\nwhen\n  $u : Usage()\nthen\nend\n");
        assertThat(Rules.findings(packaged)).isEmpty();
        assertThat(Rules.findings(packaged, without))
                .containsExactly("ERROR   rules/10-meter/b.drl:5: unknown fact 'Usage' [RB-RULE-COMPILE]"
                        + System.lineSeparator()
                        + "        Maybe add \"import io.ratebook.domain.*\" above the rules.");
    }

    @Test
    void failureInsideARuleNamesTheRule() {
        RuleFile file = Rules.drl(
                "30-adjust/bad.drl", "BAD-010 broken number", "$p : Priced()", "factor($p, dec(\"TBD\"), \"?\");");
        try (Rulebook rulebook = Rules.load(file)) {
            assertThatThrownBy(() -> rulebook.decide(Stage.ADJUST, List.of(Facts.batch(2))))
                    .asInstanceOf(type(RuleFailure.class))
                    .extracting(each -> each.finding().toString())
                    .isEqualTo("ERROR   rules/30-adjust/bad.drl:3: the rule BAD-010 failed: \"TBD\" is not a number"
                            + " [RB-RULE-FAILED]" + System.lineSeparator()
                            + "        Maybe compare the rule with the list of words in rules/README.md.");
        }
    }

    @Test
    void failureInAConditionNamesTheRule() {
        RuleFile file = Rules.drl(
                "30-adjust/bad.drl",
                "BAD-020 broken condition",
                "$p : Priced( usage.promptTokens > dec(usage.note) )",
                "warn($p.usage(), \"?\");");
        try (Rulebook rulebook = Rules.load(file)) {
            assertThatThrownBy(() -> rulebook.decide(Stage.ADJUST, List.of(Facts.batch(2))))
                    .asInstanceOf(type(RuleFailure.class))
                    .extracting(each -> each.finding().toString())
                    .isEqualTo("ERROR   rules/30-adjust/bad.drl:3: the rule BAD-020 failed: \"\" is not a number"
                            + " [RB-RULE-FAILED]" + System.lineSeparator()
                            + "        Maybe compare the rule with the list of words in rules/README.md.");
        }
    }

    @Test
    void afterAFailureTheRulebookStillDecides() {
        RuleFile file = Rules.drl(
                "30-adjust/bad.drl",
                "BAD-010 broken for some",
                "$p : Priced( usage.id == \"row2\" )",
                "factor($p, dec(\"TBD\"), \"?\");");
        try (Rulebook rulebook = Rules.load(file)) {
            assertThatThrownBy(() -> rulebook.decide(Stage.ADJUST, List.of(Facts.batch(2))))
                    .isInstanceOf(RuleFailure.class);
            assertThat(words(rulebook, Facts.batch(3))).isEmpty();
        }
    }

    @Test
    void rulesThatHoldWithoutEndAreStopped() {
        RuleFile file = Rules.drl(
                "30-adjust/pairs.drl",
                "PAI-010 every three",
                "$a : Priced() $b : Priced() $c : Priced()",
                "warn($a.usage(), \"?\");");
        List<Object> facts = new ArrayList<>();
        for (int row = 2; row < 90; row++) {
            facts.add(Facts.batch(row));
        }
        try (Rulebook rulebook = Rules.load(file)) {
            assertThatThrownBy(() -> rulebook.decide(Stage.ADJUST, facts))
                    .hasMessageMatching(
                            "the rules of the stage adjust held 188000 times without an end; the last was PAI-010 on the"
                                    + " usage row\\d+ \\(budget.xlsx › Usage!A\\d+\\)");
        }
    }

    @Test
    void decisionsComeFromRulesOnly() {
        assertThatThrownBy(() -> RuleApi.warn("anything", "outside of a rule"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Priced seats(String seats) {
        Usage usage = Usage.at(Location.ofCell("budget.xlsx", "Usage", 5, 1))
                .attr("Seats", new BigDecimal(seats))
                .build();
        return new Priced(Facts.metered(usage, "input"), Facts.rate("openai", "gpt-5.1", "input", "1"));
    }

    private static List<Object> manyFacts() {
        List<Object> facts = new ArrayList<>();
        for (int row = 2; row < 42; row++) {
            Usage usage = Facts.usage(row, row % 3 == 0 ? "anthropic" : "openai", "m" + row % 4, "batch");
            facts.add(usage);
            facts.add(Facts.metered(usage, "input"));
            facts.add(new Priced(Facts.metered(usage, "input"), Facts.rate("openai", "m", "input", "1")));
        }
        for (int model = 0; model < 4; model++) {
            facts.add(Facts.rate("openai", "m" + model, "input", "1." + model));
            facts.add(Facts.rate("anthropic", "", "input", "2"));
        }
        return facts;
    }

    private static List<String> decided(Rulebook rulebook, List<Object> facts) {
        List<String> decided = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            rulebook.decide(stage, facts).forEach(each -> decided.add(each.toString()));
        }
        return decided;
    }

    private static List<String> words(Rulebook rulebook, Object... facts) {
        return rulebook.decide(Stage.ADJUST, List.of(facts)).stream()
                .map(DecisionWords::of)
                .toList();
    }

    private static int rowOf(Decision decision) {
        return decision instanceof Decision.Meter meter ? meter.usage().where().row() : 0;
    }
}
