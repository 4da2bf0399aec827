package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ratebook.domain.Contract;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are refused, fail or come to no end while they are asked: always a finding at the rule. */
class RuleFailureTest {
    /** Ends when the thread is interrupted, so that it doesn't outlive the tests. */
    private static final String ENDLESS = "io.ratebook.rules.SampleFacts.endless(1);";

    private static final String MAYBE = System.lineSeparator() + "        Maybe ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "METER | rate(PRICED.metered(), PRICED.rate(), \"?\"); | rate",
                "METER | credit(CREDIT, CHARGED, \"?\"); | credit",
                "PRICE | meter(PRICED.usage(), \"input\", \"Input tokens\"); | meter",
                "PRICE | cache(PRICED.usage(), \"a\", \"b\", dec(\"1\"), dec(\"1\"), \"?\"); | cache",
                "ADJUST | rate(PRICED.metered(), PRICED.rate(), \"?\"); | rate",
                "ADJUST | tier(PRICED.metered(), \"volume\", \">\", dec(\"0\"), price(\"1\"), \"?\"); | tier",
                "COMMIT | factor(PRICED, dec(\"2\"), \"?\"); | factor",
                "COMMIT | factor(PRICED.usage(), dec(\"2\"), \"?\"); | factor",
                "COMMIT | fits(TOTAL, BUDGET, \"?\"); | fits",
                "ADVISE | factor(PRICED.usage(), dec(\"2\"), \"?\"); | factor",
                "ADVISE | credit(CREDIT, CHARGED, \"?\"); | credit",
            })
    void decisionThatTheStageHasNoUseForIsRefused(Stage stage, String action, String word) {
        assertThat(refused(stage, action).toString())
                .startsWith("ERROR   rules/" + stage.folder() + "/a.drl:3: the rule AAA-010 failed: " + word
                        + "(...) says nothing in stage " + stage.word() + " [RB-RULE-FAILED]" + MAYBE
                        + "move the rule to \"");
    }

    @Test
    void foldersWhereTheWordCountsAreNamed() {
        assertThat(refused(Stage.COMMIT, "factor(PRICED, dec(\"2\"), \"?\");").maybe())
                .isEqualTo("move the rule to \"10-meter\", \"20-price\" or \"30-adjust\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "ADJUST | factor(PRICED, dec(\"-1\"), \"?\"); | factor(...) has a negative number, -1",
                "ADJUST | factor(PRICED, range(\"1\", \"1\", \"-0.5\"), \"?\"); | factor(...) has a negative number, -0.5",
                "ADJUST | factor(PRICED, PRICED.usage().quantity(), \"?\"); | factor(...) has no number",
                "ADJUST | factor(PRICED, dec(\"1\"), null); | factor(...) has no reason",
                "ADJUST | factor(PRICED, dec(\"1\"), PRICED.usage().note()); | factor(...) has no reason",
                "ADJUST | factor(PRICED.usage(), \"\", dec(\"1\"), \"?\"); | factor(...) has no meter",
                "ADJUST | factor(PRICED, dec(null), \"?\"); | dec(...) has no text",
                "ADJUST | discount(PRICED, TERM, \"?\"); | discount(...) has the contract C1, which is no discount",
                "ADJUST | warn(PRICED.usage(), null); | warn(...) has no text",
                "ADJUST | warn(null, \"?\"); | warn(...) has no subject",
                "PRICE | rate(PRICED.metered(), null, \"?\"); | rate(...) has no rate",
                "PRICE | stated(PRICED.metered(), null, \"?\"); | stated(...) has no header",
                "PRICE | tier(PRICED.metered(), \"steps\", \"period\", \">\", dec(\"0\"), price(\"1\"), dec(\"0\"), dec(\"1\"), \"?\"); | tier(...) has the kind \"steps\", not graduated, volume, package or block",
                "PRICE | tier(PRICED.metered(), \"package\", \"period\", \">\", dec(\"0\"), price(\"1\"), dec(\"0\"), dec(\"0\"), \"?\"); | tier(...) has a size of 0",
                "PRICE | tier(PRICED.metered(), \"package\", \"period\", \">\", dec(\"0\"), price(\"1\"), dec(\"0\"), dec(\"-1\"), \"?\"); | tier(...) has a negative size, -1",
                "PRICE | tier(PRICED.metered(), \"volume\", \"period\", \">\", dec(\"-1\"), price(\"1\"), dec(\"0\"), dec(\"1\"), \"?\"); | tier(...) has a negative lower bound, -1",
                "PRICE | tier(PRICED.metered(), \"volume\", \"period\", \">\", dec(\"0\"), price(\"-1\"), dec(\"0\"), dec(\"1\"), \"?\"); | price(...) has a negative number, -1",
                "PRICE | tier(PRICED.metered(), \"volume\", \"period\", \">\", dec(\"0\"), price(\"1\"), dec(\"-1\"), dec(\"1\"), \"?\"); | tier(...) has a negative flat amount, -1",
                "PRICE | tier(PRICED.metered(), \"volume\", \"=>\", dec(\"0\"), times(\"1\"), \"?\"); | tier(...) has the boundary \"=>\", not > or >=",
                "PRICE | tier(PRICED.metered(), \"volume\", \"week\", \">\", dec(\"0\"), times(\"1\"), dec(\"0\"), dec(\"1\"), \"?\"); | tier(...) has the scope \"week\", not request, month or period",
                "PRICE | cliff(PRICED.metered(), \"tokens\", \">\", dec(\"1\"), times(\"1\"), \"?\"); | cliff(...) has the measure \"tokens\", not prompt tokens, uncached prompt tokens or output tokens",
                "METER | cache(PRICED.usage(), \"a\", \"b\", dec(\"1\"), dec(\"0\"), \"?\"); | cache(...) has a step of 0",
                "METER | meter(PRICED.usage(), null, \"Input tokens\"); | meter(...) has no meter",
                "COMMIT | credit(null, CHARGED, \"?\"); | credit(...) has no contract",
                "ADVISE | fits(TOTAL, null, \"?\"); | fits(...) has no budget",
                "ADJUST | PRICED.usage().quantity().signum(); | it uses a field that is blank",
            })
    void argumentThatCannotBeMeantIsRefused(Stage stage, String action, String problem) {
        Finding finding = refused(stage, action);
        assertThat(finding.toString())
                .startsWith("ERROR   rules/" + stage.folder() + "/a.drl:3: the rule AAA-010 failed: " + problem
                        + " [RB-RULE-FAILED]" + MAYBE);
    }

    @Test
    void functionThatCallsItselfIsReportedAtTheRule() {
        RuleFile.Drl file = Rules.drl("30-adjust/a.drl", "AAA-010 words", "$p : Priced()", "f(1);");
        String text = file.text() + "\nfunction int f(int n) { return f(n); }\n";
        assertThat(failure(new RuleFile.Drl(file.path(), text)).toString())
                .isEqualTo(
                        "ERROR   rules/30-adjust/a.drl:3: the rule AAA-010 failed: something in it calls itself without"
                                + " an end [RB-RULE-FAILED]" + MAYBE
                                + "take the function out; write a rule for each case.");
    }

    @Test
    void functionOfAConditionThatCallsItselfIsReportedAtTheFile() {
        RuleFile.Drl good = Rules.drl("30-adjust/0.drl", "AAA-020 words", "$p : Priced()", "");
        RuleFile.Drl file = Rules.drl("30-adjust/a.drl", "AAA-010 words", "$p : Priced( f(1) == 1 )", "");
        String text = file.text() + "\nfunction int f(int n) { return f(n); }\n";
        assertThat(failure(good, new RuleFile.Drl(file.path(), text)).toString())
                .startsWith("ERROR   rules/30-adjust/a.drl")
                .contains("something in it calls itself without an end");
    }

    @Test
    void classThatIsMissingIsReportedAtTheRule() {
        assertThat(refused(Stage.ADJUST, "missing(\"x/Y\");").message()).isEqualTo("the rule AAA-010 failed: x/Y");
    }

    @Test
    void actionWithoutAnEndIsStoppedAndNamed() {
        RuleFile file = Rules.drl("30-adjust/a.drl", "AAA-010 words", "$p : Priced()", ENDLESS);
        assertThat(impatient(file).toString())
                .isEqualTo(
                        "ERROR   rules/30-adjust/a.drl:3: the rule AAA-010 on the usage row2 (budget.xlsx › Usage!A2) came to no end within 300 ms"
                                + " [RB-RULE-ENDLESS]" + MAYBE
                                + "take the loop out of it; a rule only says what holds.");
    }

    @Test
    void patternWithoutAnEndIsStoppedAndNamed() {
        RuleFile good = Rules.drl("30-adjust/0.drl", "AAA-020 words", "$p : Priced( provider matches \"x\" )", "");
        RuleFile file = Rules.drl(
                "30-adjust/a.drl",
                "AAA-010 words",
                "Contract( kind matches \"(.*)*(.*)*(.*)*(.*)*(.*)*(.*)*(.*)*(.*)*!\" )",
                "");
        Contract term =
                Contract.of("C1", "a".repeat(34), "", "", "", null, null, null, null, Location.ofFile("b.xlsx"));
        try (Rulebook rulebook = Rules.load(good, file)) {
            Rulebook impatient = ((CompiledRulebook) rulebook).patientFor(Duration.ofMillis(300));
            RuleFailure failure = catchThrowableOfType(
                    RuleFailure.class, () -> impatient.decide(Stage.ADJUST, List.of(Facts.batch(2), term)));
            assertThat(failure.finding().toString())
                    .isEqualTo("ERROR   rules/30-adjust/a.drl:3: a condition of the rule AAA-010 came to no end within"
                            + " 300 ms [RB-RULE-ENDLESS]" + MAYBE
                            + "write its pattern without a repetition inside a repetition, such as (a+)+.");
        }
    }

    @Test
    void otherRulebooksStillDecideAfterAnActionWithoutAnEnd() {
        impatient(Rules.drl("30-adjust/a.drl", "AAA-010 words", "$p : Priced()", ENDLESS));
        assertThat(Shipped.rulebook().decide(Stage.ADJUST, List.of(Facts.batch(2))))
                .hasSize(1);
    }

    private static Finding refused(Stage stage, String action) {
        String fact = StageWords.facts(stage).get(StageWords.facts(stage).size() - 1);
        String text = Rules.rule("AAA-010 words", "$f : " + fact + "()", action)
                .replace("RuleApi.*", "RuleApi.*; import static io.ratebook.rules.SampleFacts.*");
        return failure(new RuleFile.Drl("rules/" + stage.folder() + "/a.drl", text));
    }

    private static Finding failure(RuleFile... files) {
        try (Rulebook rulebook = Rules.load(files)) {
            return failure(rulebook);
        }
    }

    private static Finding impatient(RuleFile file) {
        try (Rulebook rulebook = Rules.load(file)) {
            return failure(((CompiledRulebook) rulebook).patientFor(Duration.ofMillis(300)));
        }
    }

    private static Finding failure(Rulebook rulebook) {
        Stage stage = rulebook.rules().get(0).stage();
        return catchThrowableOfType(RuleFailure.class, () -> rulebook.decide(stage, SampleFacts.all()))
                .finding();
    }
}
