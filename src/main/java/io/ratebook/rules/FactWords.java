package io.ratebook.rules;

import io.ratebook.domain.Assumption;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Total;
import io.ratebook.domain.Usage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that rules may use: the facts, the fields of each, and the functions of {@link RuleApi}. */
final class FactWords {
    static final List<Class<?>> FACTS = List.of(
            Header.class,
            Scenario.class,
            Assumption.class,
            Usage.class,
            Contract.class,
            Metered.class,
            Rate.class,
            Priced.class,
            Fx.class,
            Charged.class,
            Budget.class,
            Total.class,
            Contrast.class);

    private static final Set<String> OF_EVERY_OBJECT = Set.of("hashCode", "toString", "equals", "getClass");

    private FactWords() {}

    static List<String> facts() {
        return FACTS.stream().map(Class::getSimpleName).toList();
    }

    /** The fields and questions of a class, by name. */
    static List<String> of(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(each -> !Modifier.isStatic(each.getModifiers()))
                .map(Method::getName)
                .filter(each ->
                        !OF_EVERY_OBJECT.contains(each) && !each.startsWith("wait") && !each.startsWith("notify"))
                .distinct()
                .sorted()
                .toList();
    }

    static List<String> functions() {
        return Stream.of(RuleApi.class.getDeclaredMethods())
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .map(Method::getName)
                .distinct()
                .sorted()
                .toList();
    }

    /** The class of that simple or full name: a fact, or what a field of a fact is. */
    static Optional<Class<?>> named(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return reachable().stream()
                .filter(each ->
                        each.getName().equals(name) || each.getSimpleName().equals(simple))
                .findFirst();
    }

    private static Set<Class<?>> reachable() {
        return FACTS.stream()
                .flatMap(fact -> Stream.concat(
                        Stream.of(fact), Stream.of(fact.getMethods()).map(Method::getReturnType)))
                .collect(Collectors.toSet());
    }
}
