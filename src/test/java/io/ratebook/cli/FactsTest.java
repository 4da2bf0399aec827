package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The command that tells what rules see and say. */
class FactsTest {
    @Test
    void everythingIsToldByStageFactTypeAndWord() {
        CommandLineRun run = CommandLineRun.of("facts");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("  30-adjust  Header, Fx, Assumption, Contract, Priced\n")
                .contains("\nContract, in price, adjust, commit: One commercial term of the sheet Contract.\n")
                .containsPattern("(?m)^  prefixTokens +number or null +tokens a call +the head of the prompt")
                .containsPattern("(?m)^  inForce\\(day\\) +yes or no +true where the term holds on that day$")
                .contains("  fee(usage, \"request\", \"Calls\")\n      meter: as meter, but billed only");
    }

    @Test
    void oneNameIsToldAlone() {
        assertThat(CommandLineRun.of("facts", "budget").out())
                .startsWith("Budget, in advise: A limit that scenarios are held against.\n")
                .doesNotContain("Usage");
        assertThat(CommandLineRun.of("facts", "Usage.hitRate").out())
                .startsWith("Fields\n  Usage.hitRate  number or null  share of calls");
        assertThat(CommandLineRun.of("facts", "factor").out())
                .contains(
                        "meter, price, adjust: multiply every meter of the usage",
                        "  factor(priced Priced, value number, why text)");
        assertThat(CommandLineRun.of("facts", "commit").out())
                .startsWith("Rules of the stage commit, 40-commit, see Header, Scenario, Contract, Charged.\n")
                .contains("cap(contract, charged, why)")
                .doesNotContain("convert(");
    }

    @Test
    void misspeltNameSuggestsTheNearest() {
        CommandLineRun run = CommandLineRun.of("facts", "Usgae");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no fact, field, word, type or stage is called \"Usgae\".", "Maybe Usage");
    }
}
