package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Finding;
import io.ratebook.rules.Rulebook;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published examples of other pricers, and further ones of our own, by the way that a rate card and the shipped rules take. */
@TestInstance(Lifecycle.PER_CLASS)
class WorkedExamplesTest {
    private static final List<String> NUMBERS = List.of("total", "charges", "cut", "paid", "owed", "quantity");
    private static final List<String> PUBLISHED = List.of(
            "cliff-below",
            "cliff-above-1",
            "cliff-gpt54",
            "cliff-multi-2M",
            "cliff+cache mixed",
            "cache-inclusive",
            "overlap-image-cache",
            "impossible-cache",
            "websearch",
            "date-effective-after",
            "time-of-day",
            "offpeak-reasoning-in",
            "offpeak-beats-tier",
            "cache-ttl-split",
            "flex-tier",
            "string-rates+audio",
            "vendor-discount",
            "graduated-2025-version",
            "tier-cache-write",
            "volume-3",
            "volume-14",
            "volume-16",
            "graduated-0",
            "graduated-5",
            "graduated-7",
            "graduated-22",
            "max-commit",
            "package-ceil",
            "unitconfig-then-graduated",
            "lago-graduated-0",
            "lago-graduated-10",
            "lago-graduated-12",
            "lago-volume-0",
            "lago-volume-100",
            "lago-volume-101",
            "lago-package-free0",
            "lago-package-free200",
            "kb-all-tiers",
            "kb-blocks",
            "kb-top-101000",
            "kb-top-300000",
            "bill-tokscale-862",
            "pi-2148",
            "batch+cache stack (Anthropic)",
            "together-ft");

    private Rulebook rulebook =
            RulesFolder.of(Path.of("rules")).rulebook().value().orElseThrow();

    @BeforeAll
    void requireRules() {
        assertThat(RulesFolder.of(Path.of("rules")).rulebook().findings()).isEmpty();
    }

    @AfterAll
    void close() {
        rulebook.close();
    }

    static Stream<WorkedExample> published() {
        return WorkedExample.in("worked-examples.txt");
    }

    static Stream<WorkedExample> further() {
        return WorkedExample.in("further-examples.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void publishedExampleComesOutToTheLastDigit(WorkedExample example) {
        assertThat(example.one("source")).isNotBlank();
        check(example);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("further")
    void furtherExampleComesOutToTheLastDigit(WorkedExample example) {
        check(example);
    }

    @Test
    void everyPublishedExampleIsTried() {
        assertThat(published().map(each -> each.name().split(" / ", 2)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(PUBLISHED)
                .hasSize(45);
    }

    @Test
    void everyExampleHasANameOfItsOwn() {
        assertThat(Stream.concat(published(), further()).map(WorkedExample::name))
                .doesNotHaveDuplicates();
    }

    private void check(WorkedExample example) {
        WorkedExample.Outcome outcome = example.rate(rulebook);
        List<String> found = example.all("finding");
        assertThat(outcome.findings()).filteredOn(Finding::isError).hasSize((int)
                found.stream().filter(each -> each.startsWith("ERROR")).count());
        for (String each : found) {
            assertThat(outcome.findings()).anySatisfy(finding -> says(finding, each));
        }
        assertThat(example.lines().keySet()).as("what the result must be").containsAnyElementsOf(expectations());
        for (String word : NUMBERS) {
            for (String number : example.all(word)) {
                assertThat(outcome.number(word)).as(word).isEqualByComparingTo(new BigDecimal(number));
            }
        }
    }

    private static List<String> expectations() {
        return Stream.concat(NUMBERS.stream(), Stream.of("finding")).toList();
    }

    /** {@code ERROR RB-USAGE-PARTS; in this cell; in that cell}. */
    private static void says(Finding finding, String line) {
        for (String words : line.split(";", -1)) {
            assertThat(finding.severity() + " " + finding.code() + " " + finding.where() + " " + finding.message())
                    .contains(words.strip());
        }
    }
}
