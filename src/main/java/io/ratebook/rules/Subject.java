package io.ratebook.rules;

import io.ratebook.domain.Charged;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Usage;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Which row of the input a rule was asked about. */
final class Subject {
    private Subject() {}

    /** {@code " on the usage U1 (budget.xlsx › Usage!A5)"}; empty where the facts are about no usage. */
    static String of(Collection<?> facts) {
        return facts.stream()
                .flatMap(each -> usage(each).stream())
                .findFirst()
                .map(each -> " on the usage " + (each.id().isEmpty() ? "" : each.id() + " ") + "(" + each.where() + ")")
                .orElse("");
    }

    private static Optional<Usage> usage(Object fact) {
        return Stream.of(fact)
                .map(each -> each instanceof Charged charged ? charged.priced() : each)
                .map(each -> each instanceof Priced priced ? priced.metered() : each)
                .map(each -> each instanceof Metered metered ? metered.usage() : each)
                .filter(Usage.class::isInstance)
                .map(Usage.class::cast)
                .findFirst();
    }
}
