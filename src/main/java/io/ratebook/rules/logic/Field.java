package io.ratebook.rules.logic;

import io.ratebook.rules.logic.Condition.Op;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is asked of one field at once. */
record Field(String name, List<Condition> conditions) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    Field {
        conditions = List.copyOf(conditions);
    }

    boolean holds(@Nullable Object value) {
        return conditions.stream().allMatch(each -> each.holds(value));
    }

    /** A value for which every condition holds; empty where none is found, which doesn't mean that there is none. */
    Optional<Object> witness(Collection<String> words) {
        return candidates(words).filter(this::holds).findFirst();
    }

    /** True where certainly no value will do. */
    boolean isImpossible() {
        boolean decidable = conditions.stream().allMatch(each -> each.isBound() || each.op() == Op.DIFFERENT)
                || conditions.stream().anyMatch(each -> each.op() == Op.EQUAL);
        boolean blank = conditions.stream().anyMatch(each -> each.op() == Op.EQUAL && each.value() == null);
        if (blank) {
            return !holds(null);
        }
        return decidable
                && conditions.stream().anyMatch(each -> each.value() != null)
                && candidates(List.of()).noneMatch(this::holds);
    }

    /** Every constant, and between and around numbers and days one value more. */
    private Stream<Object> candidates(Collection<String> words) {
        List<Object> constants = new ArrayList<>();
        conditions.stream().map(Condition::value).filter(each -> each != null).forEach(constants::add);
        List<BigDecimal> numbers = sorted(constants, BigDecimal.class);
        List<LocalDate> days = sorted(constants, LocalDate.class);
        List<Object> all = new ArrayList<>(constants);
        for (int i = 0; i < numbers.size(); i++) {
            BigDecimal number = numbers.get(i);
            all.add(number.subtract(BigDecimal.ONE));
            all.add(number.add(BigDecimal.ONE));
            if (i > 0) {
                all.add(number.add(numbers.get(i - 1)).divide(TWO, number.scale() + 6, RoundingMode.HALF_UP));
            }
        }
        for (LocalDate day : days) {
            all.add(day.minusDays(1));
            all.add(day.plusDays(1));
        }
        if (numbers.isEmpty() && days.isEmpty()) {
            all.addAll(words);
            all.add(true);
            all.add(false);
            all.add("any other");
        }
        return all.stream();
    }

    private static <T extends Comparable<? super T>> List<T> sorted(List<Object> constants, Class<T> type) {
        return constants.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .distinct()
                .sorted()
                .toList();
    }
}
