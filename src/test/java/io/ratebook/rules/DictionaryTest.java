package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Stage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The meanings of facts and words against the classes that they are about. */
class DictionaryTest {
    private static final Pattern FORM = Pattern.compile("(\\w+)\\((.*?)\\)(?=, \\w+\\(|$)");

    static List<Class<?>> facts() {
        return FactWords.FACTS;
    }

    static List<String> functions() {
        return FactWords.functions();
    }

    @Test
    void everySectionIsAFactsOrTheTypesOrTheWords() {
        Set<String> known = new TreeSet<>(FactWords.facts());
        known.addAll(Set.of("types", "words"));
        assertThat(Dictionary.sections().keySet())
                .extracting(each -> each.replaceFirst("\\[(.*?)].*", "$1"))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyFieldHasAMeaningAndNoOtherHas(Class<?> type) {
        Dictionary.Fact fact = Dictionary.read().facts().stream()
                .filter(each -> each.name().equals(type.getSimpleName()))
                .findFirst()
                .orElseThrow();
        assertThat(fact.fields())
                .extracting(Dictionary.Field::name)
                .containsExactlyInAnyOrderElementsOf(FactWords.of(type));
        assertThat(fact.meaning()).isNotBlank();
        assertThat(fact.stages()).isNotEmpty();
        assertThat(fact.fields()).allSatisfy(each -> {
            assertThat(each.meaning()).as(each.name()).isNotBlank();
            assertThat(each.type()).as(each.name()).isNotBlank();
        });
    }

    @Test
    void everyTypeOfAFieldIsAFactOrExplained() {
        Dictionary dictionary = Dictionary.read();
        Set<String> known =
                dictionary.types().stream().map(Dictionary.Type::name).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(FactWords.facts());
        assertThat(dictionary.facts().stream()
                        .flatMap(each -> each.fields().stream())
                        .map(each -> each.type().replaceFirst("^list of ", "").replaceFirst(" or n(ull|one)$", ""))
                        .distinct())
                .isSubsetOf(known);
    }

    @Test
    void everyFunctionIsAWord() {
        assertThat(Dictionary.read().words().stream()
                        .flatMap(each -> each.names().stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(functions());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void wordTakesAsManyArgumentsAsItsFunction(String function) {
        Set<Integer> said = words(function).stream()
                .flatMap(each -> FORM.matcher(each.forms()).results())
                .filter(each -> each.group(1).equals(function))
                .map(each ->
                        1 + (int) each.group(2).chars().filter(c -> c == ',').count())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> taken = Stream.of(RuleApi.class.getDeclaredMethods())
                .filter(each ->
                        Modifier.isPublic(each.getModifiers()) && each.getName().equals(function))
                .map(Method::getParameterCount)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(said).isEqualTo(taken);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void wordBelongsToTheStagesThatUseIt(String function) {
        Set<Stage> used = StageWords.stages(function);
        Set<Stage> told = words(function).stream()
                .flatMap(each -> each.stages().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (used.isEmpty()) {
            assertThat(told).isNotEmpty();
        } else {
            assertThat(told).containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void typesAreInPlainWords() throws NoSuchMethodException {
        assertThat(TypeWords.of(io.ratebook.domain.Usage.class.getMethod("prefixTokens")))
                .isEqualTo("number or null");
        assertThat(TypeWords.of(io.ratebook.domain.Header.class.getMethod("rates")))
                .isEqualTo("list of Fx");
        assertThat(TypeWords.of(io.ratebook.domain.Contract.class.getMethod("negotiatedRate")))
                .isEqualTo("Rate or none");
        Method speaksOf = Arrays.stream(io.ratebook.domain.Contract.class.getMethods())
                .filter(each -> each.getName().equals("speaksOf"))
                .findFirst()
                .orElseThrow();
        assertThat(TypeWords.asked(speaksOf)).isEqualTo("speaksOf(provider, model, meter)");
        Matcher form = FORM.matcher("range(\"1.3\", \"1.65\", \"2\")");
        assertThat(form.matches()).isTrue();
    }

    private static List<Dictionary.Word> words(String function) {
        return Dictionary.read().words().stream()
                .filter(each -> each.names().contains(function))
                .toList();
    }
}
