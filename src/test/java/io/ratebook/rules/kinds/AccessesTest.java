package io.ratebook.rules.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Money;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Charged;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
import io.ratebook.domain.MonthSpan;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.TokenParts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.rules.kinds.Accesses.Access;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two facts that agree in what a method is said to look at, get the same answer from it. */
class AccessesTest {
    private static final int FACTS = 400;

    /** Methods whose answer is the fact's own, or tells of it as a whole. */
    private static final Set<String> WHOLE =
            Set.of("where", "origin", "toString", "hashCode", "equals", "key", "part", "at", "text", "number", "of");

    /** Methods that answer with a fact, of which each method is looked at in its turn. */
    private static final Set<String> STEPS = Set.of("usage", "metered", "priced");

    static List<Method> methods() {
        return Stream.of(Usage.class, Metered.class, Priced.class, Charged.class)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                .filter(each -> !STEPS.contains(each.getName()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whatAMethodLooksAtIsKnown(Method method) throws ReflectiveOperationException {
        Optional<Access> access = Accesses.of(method.getDeclaringClass().getName(), method.getName());
        if (access.isEmpty()) {
            assertThat(WHOLE).contains(method.getName());
            return;
        }
        if (method.getParameterCount() > 0) {
            return;
        }
        Random random = new Random(20_261_123L);
        KindKey key = new KindKey(reads(access.get()), new CliffBounds(List.of()), true);
        Map<Object, Object> answers = new HashMap<>();
        int alike = 0;
        for (int row = 0; row < FACTS; row++) {
            Object fact = fact(method.getDeclaringClass(), usage(random, row), random);
            Object answer = String.valueOf(method.invoke(fact));
            Object before = answers.putIfAbsent(key.of(fact), answer);
            if (before != null) {
                assertThat(answer).isEqualTo(before);
                alike++;
            }
        }
        assertThat(alike).isPositive();
    }

    private static Reads reads(Access access) {
        return new Reads(access.texts(), access.numbers(), Map.of(), traits(access), List.of(), Optional.empty());
    }

    /** With the value of what a text might only compare. */
    private static Set<Trait> traits(Access access) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        traits.addAll(access.traits());
        if (traits.contains(Trait.PROMPT)) {
            traits.add(Trait.MEASURED);
        }
        return traits;
    }

    private static Object fact(Class<?> type, Usage usage, Random random) {
        Metered metered = new Metered(
                usage,
                one(random, List.of("input", "output")),
                Measure.of(one(random, List.of(UsageField.CALLS, UsageField.QUANTITY)), Measure.Calls.EVERY),
                new Quantity(new BigDecimal(random.nextInt(3)), Unit.TOKEN));
        Priced priced = new Priced(metered, one(random, RATES));
        return type == Usage.class
                ? usage
                : type == Metered.class
                        ? metered
                        : type == Priced.class
                                ? priced
                                : new Charged(priced, "c", Money.of(new BigDecimal(random.nextInt(3)), "USD"));
    }

    private static final List<Rate> RATES = List.of(rate("standard", "USD"), rate("batch", "EUR"));

    private static Rate rate(String tier, String currency) {
        return Rate.of(
                "p1",
                "m1",
                "input",
                tier,
                "",
                new UnitRate(Money.of(BigDecimal.ONE, currency), BigDecimal.ONE, Unit.TOKEN),
                null,
                null,
                "test",
                Location.ofLine("rates.csv", 2));
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Two values of each part, so that many agree in some. */
    private static Usage usage(Random random, int row) {
        Location where = Location.ofCell("budget.xlsx", "Usage", row + 2, 1);
        List<Usage.Text> texts = new ArrayList<>(List.of(Usage.Text.values()));
        Usage.Builder usage = Usage.at(where);
        texts.forEach(each -> usage.text(each, one(random, List.of("a", "b"))));
        for (UsageField each : List.of(
                UsageField.CALLS,
                UsageField.INPUT_TOKENS,
                UsageField.QUANTITY,
                UsageField.MONTHS,
                UsageField.GROWTH,
                UsageField.REPEAT)) {
            usage.number(each, new BigDecimal(1 + random.nextInt(2)), new Origin.InCell(where));
        }
        if (random.nextBoolean()) {
            for (UsageField each : UsageField.values()) {
                usage.number(each, new BigDecimal(1 + random.nextInt(2)), new Origin.InCell(where));
            }
        }
        usage.period(one(random, List.of(Period.values())))
                .tokenCounts(one(random, List.of(TokenCounts.values())))
                .counts(one(random, List.of(TokenParts.values())), one(random, List.of(TokenParts.values())))
                .hours(random.nextBoolean() ? Hours.parse("08:00-12:00", "", "") : null)
                .day(LocalDate.of(2026, 1 + random.nextInt(2), 1));
        if (random.nextBoolean()) {
            usage.attr("Team", "red");
        }
        Usage whole = usage.build();
        return random.nextInt(4) == 0 ? whole.part(new MonthSpan(1, null)) : whole;
    }
}
