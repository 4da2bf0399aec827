package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of broken rule files, to the letter. */
class RuleFindingsTest {
    private static final String MAYBE = System.lineSeparator() + "        Maybe ";
    private static final String WARN = "warn($u, \"?\");";

    @Test
    void brokenSyntaxNamesTheLine() {
        assertThat(Rules.findings(usage("$u : Usage( model == \"gpt-5\"", WARN)))
                .containsExactly("ERROR   rules/10-meter/a.drl:7: the rule can't be read from here: mismatched input"
                        + " 'then' in rule \"AAA-010 words\" [RB-RULE-SYNTAX]" + MAYBE
                        + "look here and one line above for a missing bracket, comma or quotation mark.");
    }

    @Test
    void unknownFieldNamesLineAndNearestField() {
        assertThat(Rules.findings(usage("$u : Usage( provider == \"openai\",\n    modle == \"gpt-5\" )", WARN)))
                .containsExactly("ERROR   rules/10-meter/a.drl:7: unknown field 'modle' on Usage [RB-RULE-COMPILE]"
                        + MAYBE + "write \"model\".");
    }

    @Test
    void unknownFieldOfABoundFact() {
        assertThat(Rules.findings(usage("$u : Usage()\n    $a : Assumption( name == $u.modle )", WARN)))
                .containsExactly("ERROR   rules/10-meter/a.drl:7: unknown field 'modle' on Usage [RB-RULE-COMPILE]"
                        + MAYBE + "write \"model\".");
    }

    @Test
    void unknownFieldInABinding() {
        assertThat(Rules.findings(usage("$u : Usage( $t : promtTokens )", WARN)))
                .containsExactly("ERROR   rules/10-meter/a.drl:6: unknown field 'promtTokens' on Usage"
                        + " [RB-RULE-COMPILE]" + MAYBE + "write \"promptTokens\".");
    }

    @Test
    void unknownFact() {
        assertThat(Rules.findings(usage("$u : Usgae( model == \"gpt-5\" )", WARN)))
                .containsExactly("ERROR   rules/10-meter/a.drl:6: unknown fact 'Usgae' [RB-RULE-COMPILE]" + MAYBE
                        + "write \"Usage\".");
    }

    @Test
    void unknownFunctionInAnAction() {
        assertThat(Rules.findings(usage("$u : Usage()", "factr($u, dec(\"2\"), \"?\");")))
                .containsExactly("ERROR   rules/10-meter/a.drl:8: unknown function 'factr' [RB-RULE-COMPILE]" + MAYBE
                        + "write \"factor\".");
    }

    @Test
    void unknownFunctionInACondition() {
        assertThat(Rules.findings(usage("$u : Usage( promptTokens > dek(\"1\") )", WARN)))
                .containsExactly("ERROR   rules/10-meter/a.drl:6: unknown function 'dek', neither of rules nor of Usage"
                        + " [RB-RULE-COMPILE]" + MAYBE + "write \"dec\", \"day\" or \"fee\".");
    }

    @ParameterizedTest
    @CsvSource({"Priced, attrs[\"Seats\"] > 2, attrs", "Priced, reasoningEffort == \"low\", reasoningEffort"})
    void fieldOfTheUsageIsSuggested(String fact, String condition, String field) {
        assertThat(Rules.findings(
                        Rules.drl("30-adjust/a.drl", "AAA-010 words", "$p : " + fact + "( " + condition + " )", "")))
                .containsExactly("ERROR   rules/30-adjust/a.drl:6: unknown field '" + field + "' on " + fact
                        + " [RB-RULE-COMPILE]" + MAYBE + "write \"usage." + field + "\".");
    }

    @Test
    void factThatTheStageNeverSees() {
        assertThat(Rules.findings(
                        Rules.drl("30-adjust/a.drl", "AAA-010 words", "$h : Header()\n    $u : Usage()", WARN)))
                .containsExactly(
                        "ERROR   rules/30-adjust/a.drl:7: the stage adjust never sees a Usage, so the rule would"
                                + " never hold; it sees Header, Fx, Assumption, Contract, Priced [RB-RULE-FACT]" + MAYBE
                                + "write the condition on one of those, or move the rule to \"10-meter\" or \"90-advise\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not Rate()",
                "exists( Header() and Rate() )",
                "(Header() or Rate())",
                "forall( Usage() Rate() )",
                "accumulate( $r : Rate(); $n : count($r) )",
                "$l : java.util.List() from collect( Rate() )",
                "io.ratebook.domain.Rate()"
            })
    void factThatTheStageNeverSeesAnywhereInACondition(String pattern) {
        assertThat(Rules.findings(Rules.drl("10-meter/a.drl", "AAA-010 words", "$u : Usage()\n    " + pattern, WARN)))
                .anyMatch(
                        each -> each.startsWith(
                                "ERROR   rules/10-meter/a.drl:7: the stage meter never sees a Rate, so the rule would never hold"));
    }

    @Test
    void classOfTheDomainThatIsNoFact() {
        assertThat(Rules.findings(
                        Rules.drl("90-advise/a.drl", "AAA-010 words", "$c : Comparison()", "warn($c, \"?\");")))
                .singleElement()
                .asString()
                .contains("a.drl:6: the stage advise never sees a Comparison")
                .endsWith("Maybe write the condition on one of those.");
    }

    @Test
    void whatAFieldHoldsIsNoFactOfTheStage() {
        RuleFile file = Rules.drl(
                "10-meter/a.drl",
                "AAA-010 words",
                "$h : Header()\n    $b : Budget() from $h.budgets",
                "warn($b, \"?\");");
        assertThat(Rules.findings(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "System.exit(1); | System.",
                "java.lang.Runtime.getRuntime().exit(1); | Runtime.",
                "new Thread(); | Thread",
                "new ProcessBuilder(); | ProcessBuilder",
                "Class.forName($u.note()); | Class.forName",
                "new java.io.File($u.note()); | java.io",
                "java.nio.file.Path.of($u.note()); | java.nio",
                "java.net.URI.create($u.note()); | java.net",
            })
    void codeThatReachesOutIsReported(String action, String found) {
        assertThat(Rules.findings(usage("$u : Usage()", action)))
                .contains("ERROR   rules/10-meter/a.drl:8: \"" + found + "\" isn't used: rules look at facts and at"
                        + " nothing else [RB-RULE-LINT]" + MAYBE + "put what the rule must know into the workbook; a"
                        + " column of your own is attrs[\"…\"].");
    }

    @Test
    void importThatReachesOutIsReported() {
        String text = "import java.io.File\nimport static java.lang.System.exit\n"
                + Rules.rule("AAA-010 words", "$u : Usage()", WARN);
        assertThat(Rules.findings(new RuleFile.Drl("rules/10-meter/a.drl", text)))
                .filteredOn(each -> each.contains(" isn't used"))
                .extracting(each -> each.substring(0, each.indexOf(" isn't")))
                .containsExactly(
                        "ERROR   rules/10-meter/a.drl:1: \"java.io\"", "ERROR   rules/10-meter/a.drl:2: \"System.\"");
    }

    @Test
    void everyBrokenRuleOfAFileIsReported() {
        String text =
                Rules.rule("AAA-010 words", "$u : Usage( modle == \"x\", provider == \"y\", promtTokens > 1 )", WARN)
                        + second("AAA-020 words", "$u : Usage()", "factr($u, dec(\"2\"), \"?\");")
                        + second("AAA-030 words", "$u : Usage( model == \"x\"", WARN)
                        + second("AAA-040 words", "$u : Usage()", WARN)
                        + second("AAA-050 words", "$u : Usage()", "warn($v, \"?\");");
        assertThat(RulebookLoader.load(List.of(new RuleFile.Drl("rules/10-meter/a.drl", text)))
                        .findings())
                .extracting(each -> each.where() + ":" + each.where().column() + " " + each.message())
                .containsExactly(
                        "rules/10-meter/a.drl:6:17 unknown field 'modle' on Usage",
                        "rules/10-meter/a.drl:6:48 unknown field 'promtTokens' on Usage",
                        "rules/10-meter/a.drl:15:5 unknown function 'factr'",
                        "rules/10-meter/a.drl:21:1 the rule can't be read from here: mismatched input 'then' in rule"
                                + " \"AAA-030 words\"",
                        "rules/10-meter/a.drl:36:10 the rule can't be compiled: $v cannot be resolved to a variable");
    }

    private static String second(String name, String pattern, String action) {
        return Rules.rule(name, pattern, action).replaceAll("import .*\n", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "$u : Usage( $c : calls * promptTokens ) | warn($u, \"?\"); | \"$c : calls\" binds that one word and not what follows it",
                "accumulate( Usage( $p : promptTokens ); $a : average($p) ) | ; | \"average\" isn't used: it computes with binary fractions, which no price is",
                "$u : Usage() | long x = (long) $u.promptTokens(); | \"(long)\" is a cast, which can cut a number off",
                "$u : Usage() | $u.setModel(\"x\"); | \"setModel\" isn't used: facts never change; rules choose, Java computes",
                "$u : Usage() | modify($u) { setModel(\"x\") } | \"modify\" isn't used: facts never change; rules choose, Java computes",
                "$u : Usage() | new java.util.Date(); | \"new java.util.Date\" isn't used: rules make nothing but decisions",
                "$u : Usage() | Runnable r = () -> warn($u, \"?\"); | \"->\" isn't used: rules hand no code on",
                "$u : Usage() | \"\".getClass(); | \"getClass\" isn't used: rules look at facts and at nothing else",
                "$u : Usage() | Object o = String.class; | \"class\" isn't used: rules look at facts and at nothing else",
                "$u : Usage() | while (true) { } | \"while\" isn't used: a loop may come to no end",
                "$u : Usage( model == \"\\u0053\" ) | warn($u, \"?\"); | \"\\u0053\" isn't used: it hides what the rule says",
                "Usage() or Usage() or Usage() or Usage() or Usage() or Usage() or Usage() or Usage() or Usage() | ; | the conditions have 9 alternatives, and each \"or\" can double the rules that are made of this one; 8 are enough",
            })
    void moreHabitsAreReported(String pattern, String action, String message) {
        assertThat(Rules.findings(usage(pattern, action)))
                .anyMatch(each -> each.contains(": " + message + " [RB-RULE-"));
    }

    @Test
    void importThatIsNotOnTheList() {
        String text = Rules.rule("AAA-010 words", "$u : Usage()", WARN);
        assertThat(Rules.findings(new RuleFile.Drl(
                        "rules/10-meter/a.drl", text.replace("RuleApi.*", "RuleApi.*; import java.util.Random"))))
                .contains(
                        "ERROR   rules/10-meter/a.drl:2: the import \"java.util.Random\" is not on the list of what rules"
                                + " may use [RB-RULE-LINT]" + MAYBE
                                + "import io.ratebook.domain.* and static io.ratebook.rules.RuleApi.*.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"while", "for", "do"})
    void loopInAFunctionIsReported(String loop) {
        String body = loop.equals("do")
                ? "do { } while (n > 1);"
                : loop + " (" + (loop.equals("for") ? ";;" : "n > 1") + ") { }";
        String text = Rules.rule("AAA-010 words", "$u : Usage()", WARN)
                + "\nfunction boolean f(int n) {\n  if (n > 0) { n = 2; }\n  " + body + "\n  return true;\n}\n";
        assertThat(Rules.findings(new RuleFile.Drl("rules/10-meter/a.drl", text)))
                .contains(
                        "ERROR   rules/10-meter/a.drl:13: \"" + loop + "\" isn't used in a function: a loop may come to"
                                + " no end [RB-RULE-LINT]" + MAYBE + "write a rule for each case.");
    }

    @Test
    void innermostFolderNamesTheStage() {
        RuleFile file =
                new RuleFile.Drl("x/20-price/rules/10-meter/a.drl", Rules.rule("AAA-010 words", "$u : Usage()", WARN));
        try (Rulebook rulebook = Rules.load(file)) {
            assertThat(rulebook.rules()).extracting(RuleRef::stage).containsExactly(Stage.METER);
        }
    }

    @Test
    void wrongArguments() {
        assertThat(Rules.findings(usage("$u : Usage()", "factor($u, \"input\", \"2\", \"?\");")))
                .singleElement()
                .asString()
                .startsWith("ERROR   rules/10-meter/a.drl:8: factor takes (")
                .contains("not (Usage, String, String, String) [RB-RULE-COMPILE]");
    }

    @Test
    void unknownVariable() {
        assertThat(Rules.findings(usage("$u : Usage()", "warn($v, \"?\");")))
                .containsExactly(
                        "ERROR   rules/10-meter/a.drl:8: the rule can't be compiled: $v cannot be resolved to a"
                                + " variable [RB-RULE-COMPILE]" + MAYBE + "write \"$u\".");
    }

    @Test
    void constantOfTheWrongKind() {
        assertThat(Rules.findings(usage("$u : Usage( day > \"2026-01-01\" )", WARN)))
                .singleElement()
                .asString()
                .startsWith("ERROR   rules/10-meter/a.drl:3: a condition compares with a value of the wrong kind")
                .endsWith("Maybe write numbers as dec(\"0.5\") and days as date(\"2026-01-31\").");
    }

    @Test
    void everyBrokenFileIsReported() {
        RuleFile one = usage("$u : Usage( modle == \"gpt-5\" )", WARN);
        RuleFile two = Rules.drl("10-meter/b.drl", "BBB-010 words", "$u : Usgae()", WARN);
        RuleFile three = Rules.drl("30-adjust/c.drl", "CCC-010 words", "$u : Priced( meter == \"input\"", WARN);
        RuleFile good = Rules.drl("10-meter/d.drl", "DDD-010 words", "$u : Usage()", WARN);
        assertThat(Rules.findings(three, two, good, one))
                .extracting(each -> each.lines().findFirst().orElse(""))
                .containsExactly(
                        "ERROR   rules/10-meter/a.drl:6: unknown field 'modle' on Usage [RB-RULE-COMPILE]",
                        "ERROR   rules/10-meter/b.drl:6: unknown fact 'Usgae' [RB-RULE-COMPILE]",
                        "ERROR   rules/30-adjust/c.drl:7: the rule can't be read from here: mismatched input 'then' in"
                                + " rule \"CCC-010 words\" [RB-RULE-SYNTAX]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "factor($u, new java.math.BigDecimal(0.5), \"?\"); | \"0.5\" is a binary fraction, which no price is",
                "update($u); | \"update\" isn't used: facts never change; rules choose, Java computes",
                "int n = 3 * 4; | \"*\" is arithmetic; rules choose, Java computes",
                "factor($u, $u.calls().add(dec(\"1\")), \"?\"); | \"add\" is arithmetic; rules choose, Java computes",
            })
    void habitsOfActionsAreReported(String action, String message) {
        assertThat(Rules.findings(usage("$u : Usage()", action)))
                .anyMatch(each -> each.startsWith("ERROR   rules/10-meter/a.drl:8: " + message + " [RB-RULE-LINT]"));
    }

    @ParameterizedTest
    @CsvSource({
        "salience 10, 5, \"salience\" isn't used: rules are asked in no order",
        "no-loop, 5, \"no-loop\" isn't used: rules are asked in no order",
        "'activation-group \"a\"', 5, '\"activation-group\" isn''t used: it works once a session, not once a usage'",
        "'date-effective \"01-Jan-2026\"', 5, '\"date-effective\" isn''t used: it looks at the clock, not at the usage''s own day'",
    })
    void attributesAreReported(String attribute, int line, String message) {
        String text = Rules.rule("AAA-010 words", "$u : Usage()", WARN).replace("when", attribute + "\nwhen");
        assertThat(Rules.findings(new RuleFile.Drl("rules/10-meter/a.drl", text)))
                .anyMatch(each -> each.startsWith("ERROR   rules/10-meter/a.drl:" + line + ": " + message));
    }

    @Test
    void wordsInCommentsAndTextsAreNoHabits() {
        RuleFile file = usage("$u : Usage( /* salience 0.5 */ ) // update(x) 3 * 4", "warn($u, \"0.5 * salience\");");
        assertThat(Rules.findings(file)).isEmpty();
    }

    @Test
    void ruleWithoutAnId() {
        assertThat(Rules.findings(Rules.drl("10-meter/a.drl", "batch half price", "$u : Usage()", WARN)))
                .containsExactly("ERROR   rules/10-meter/a.drl:3: \"batch half price\" doesn't begin with an id"
                        + " [RB-RULE-ID]" + MAYBE
                        + "begin it with capitals, a hyphen and a number of its own, such as ADJ-010.");
    }

    @Test
    void ruleWithoutATitle() {
        String text = Rules.rule("AAA-010 words", "$u : Usage()", WARN).replace("@title(\"A rule\")", "");
        assertThat(Rules.findings(new RuleFile.Drl("rules/10-meter/a.drl", text)))
                .containsExactly(
                        "ERROR   rules/10-meter/a.drl:3: the rule \"AAA-010 words\" has no @title [RB-RULE-LINT]"
                                + MAYBE + "add a line @title(\"what it says, in words\") below its name.");
    }

    @Test
    void sameIdInTwoFiles() {
        RuleFile one = Rules.drl("10-meter/a.drl", "AAA-010 words", "$u : Usage()", WARN);
        RuleFile two = Rules.drl("30-adjust/b.drl", "AAA-010 other words", "$u : Priced()", "");
        assertThat(Rules.findings(two, one))
                .containsExactly("ERROR   rules/30-adjust/b.drl:3: the id AAA-010 stands at rules/10-meter/a.drl:3 too"
                        + " [RB-RULE-DUP]" + MAYBE + "give one of the two rules a number of its own.");
    }

    @Test
    void filesThatAreNotReadAreNamed() {
        List<String> findings = Rules.findings(
                Rules.drl("35-tax/a.drl", "AAA-010 words", "$u : Usage()", WARN),
                new RuleFile.Other("rules/10-meter/prices.xls"),
                new RuleFile.Other("rules/README.md"),
                new RuleFile.Other("rules/10-meter/a.cases.csv"),
                new RuleFile.Other("rules/10-meter/prices.xlsx"),
                new RuleFile.Other("rules/10-meter/a.cases.xlsx"),
                new RuleFile.Other("rules/10-meter/a.drl~"),
                new RuleFile.Other("rules/prices.xlsx"),
                new RuleFile.Other("rules/10-meter/~$batch.drl.xlsx"),
                new RuleFile.Other("rules/10-meter/.~lock.batch.drl.xlsx#"));
        assertThat(findings)
                .containsExactly(
                        "ERROR   rules/10-meter/prices.xlsx: is named like no rule file and isn't read: its rules would be"
                                + " missing [RB-RULE-PLACE]" + MAYBE
                                + "name it prices.drl.xlsx where it holds rules, prices.cases.xlsx where it holds cases, or"
                                + " move it out of the rules folder.",
                        "ERROR   rules/35-tax/a.drl: stands in no stage's folder: its rules would be missing"
                                + " [RB-RULE-PLACE]" + MAYBE
                                + "move it to \"10-meter\", \"20-price\", \"30-adjust\", \"40-commit\" or \"90-advise\".",
                        "WARNING rules/10-meter/prices.xls: is no rule file and isn't read [RB-RULE-PLACE]" + MAYBE
                                + "name it prices.drl or prices.drl.xlsx, or move it out of the rules folder.",
                        "WARNING rules/prices.xlsx: is no rule file and isn't read [RB-RULE-PLACE]" + MAYBE
                                + "name it prices.drl or prices.drl.xlsx, or move it out of the rules folder.");
    }

    @Test
    void emptyFileIsNamed() {
        assertThat(Rules.findings(new RuleFile.Drl("rules/10-meter/a.drl", "import io.ratebook.domain.*\n")))
                .containsExactly(
                        "WARNING rules/10-meter/a.drl: the file holds no rule [RB-RULE-EMPTY]" + MAYBE + "delete it.");
    }

    private static RuleFile usage(String pattern, String action) {
        return Rules.drl("10-meter/a.drl", "AAA-010 words", pattern, action);
    }
}
