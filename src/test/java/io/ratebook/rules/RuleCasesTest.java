package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule file against the cases beside it. */
class RuleCasesTest {
    @Test
    void shippedRulesHaveNoFindings() {
        assertThat(Shipped.checked().findings()).isEmpty();
    }

    @TestFactory
    Stream<DynamicNode> everyRuleFileDecidesItsCases() {
        return Shipped.files().stream()
                .filter(each -> !(each instanceof RuleFile.Other))
                .map(each -> DynamicContainer.dynamicContainer(each.path(), tests(Path.of(each.path()))));
    }

    @TestFactory
    Stream<DynamicNode> everyCasesFileStandsBesideItsRules() {
        Set<Path> wanted = Shipped.files().stream()
                .filter(each -> !(each instanceof RuleFile.Other))
                .map(each -> RuleCase.fileOf(Path.of(each.path())))
                .collect(Collectors.toSet());
        return Shipped.files().stream()
                .map(each -> Path.of(each.path()))
                .filter(each -> each.toString().endsWith(".cases.csv"))
                .map(each -> DynamicTest.dynamicTest(
                        each.toString(), () -> assertThat(wanted).contains(each)));
    }

    private static Stream<DynamicNode> tests(Path ruleFile) {
        Path file = RuleCase.fileOf(ruleFile);
        if (!Files.exists(file)) {
            return Stream.of(DynamicTest.dynamicTest(
                    "has cases",
                    () -> assertThat(file).as("the cases of " + ruleFile).exists()));
        }
        List<RuleCase> cases = cases(file);
        Stream<DynamicNode> each = cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.where() + " " + one.name(),
                        () -> assertThat(decided(ruleFile, one)).isEqualTo(one.expected())));
        DynamicNode all = DynamicTest.dynamicTest("every rule has a case", () -> everyRuleIsHit(ruleFile, cases));
        return Stream.concat(each, Stream.of(all));
    }

    private static void everyRuleIsHit(Path ruleFile, List<RuleCase> cases) {
        Set<String> hit = new TreeSet<>();
        cases.forEach(each -> each.expected().forEach(words -> hit.add(words.substring(0, words.indexOf(' ')))));
        assertThat(hit)
                .containsExactlyElementsOf(Shipped.rulebook().rules().stream()
                        .filter(each -> each.at().file().equals(shown(ruleFile)))
                        .map(RuleRef::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<String> decided(Path ruleFile, RuleCase one) {
        Stage stage = stage(ruleFile);
        List<Decision> decisions = Shipped.rulebook().decide(stage, one.facts(stage));
        return decisions.stream()
                .filter(each -> each.by().at().file().equals(shown(ruleFile)))
                .map(DecisionWords::of)
                .sorted()
                .toList();
    }

    private static List<RuleCase> cases(Path file) {
        try {
            return RuleCase.in(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stage stage(Path ruleFile) {
        return Stream.of(Stage.values())
                .filter(each -> shown(ruleFile).contains("/" + each.folder() + "/"))
                .findFirst()
                .orElseThrow();
    }

    private static String shown(Path file) {
        return file.toString().replace('\\', '/');
    }
}
