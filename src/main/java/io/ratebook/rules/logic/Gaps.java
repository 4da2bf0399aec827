package io.ratebook.rules.logic;

import io.ratebook.finding.Finding;
import io.ratebook.rules.logic.Condition.Op;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holes between rules that differ by the range of one number or day only. */
final class Gaps {
    private Gaps() {}

    /**
     * One rule's range.
     *
     * @param low null where it has none
     * @param high null where it has none
     */
    private record Range(
            LogicRule rule,
            @Nullable Condition low,
            @Nullable Condition high) {}

    static List<Finding> in(List<LogicRule> rules) {
        Map<String, List<Range>> alike = new LinkedHashMap<>();
        for (LogicRule rule : rules) {
            if (Logic.mustBeComplete(rule)) {
                Aspect.of(rule).ifPresent(aspect -> ranges(rule, aspect, alike));
            }
        }
        List<Finding> findings = new ArrayList<>();
        alike.forEach((key, group) -> holes(group, findings));
        return findings;
    }

    /** A rule with exactly one field that is compared by its order, under everything else that it says. */
    private static void ranges(LogicRule rule, Aspect aspect, Map<String, List<Range>> into) {
        List<Field> ordered = Logic.fields(rule.conditions().plain()).stream()
                .filter(each -> each.conditions().stream().anyMatch(Condition::isBound))
                .toList();
        if (ordered.size() != 1) {
            return;
        }
        Field field = ordered.get(0);
        List<String> rest = rule.conditions().plain().stream()
                .filter(each -> !each.isBound())
                .map(each -> each.field() + each.shown())
                .sorted()
                .toList();
        String key = String.join(
                "\n",
                rule.file(),
                rule.stage().name(),
                rule.fact(),
                aspect.subject(),
                field.name(),
                rest.toString(),
                rule.conditions().opaque().toString(),
                rule.others().toString());
        Range range = new Range(rule, bound(field, Op.ABOVE, Op.FROM), bound(field, Op.BELOW, Op.UP_TO));
        into.computeIfAbsent(key, each -> new ArrayList<>()).add(range);
    }

    private static @Nullable Condition bound(Field field, Op open, Op closed) {
        return field.conditions().stream()
                .filter(each -> each.op() == open || each.op() == closed)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static void holes(List<Range> group, List<Finding> findings) {
        List<Range> sorted = new ArrayList<>(group);
        sorted.sort(Comparator.comparing(
                each -> each.low == null ? null : (Comparable<Object>) each.low.value(),
                Comparator.nullsFirst(Comparator.naturalOrder())));
        Range before = null;
        for (Range each : sorted) {
            if (before != null) {
                hole(before, each).ifPresent(findings::add);
            }
            before = before == null || reaches(before, each) ? each : before;
        }
    }

    /** True where the later of two ranges ends no sooner. */
    private static boolean reaches(Range before, Range later) {
        return later.high == null || before.high != null && compared(later.high, before.high) >= 0;
    }

    private static Optional<Finding> hole(Range before, Range after) {
        Condition end = before.high;
        Condition start = after.low;
        if (end == null || start == null) {
            return Optional.empty();
        }
        int order = compared(start, end);
        boolean touching = order < 0 || order == 0 && (end.op() == Op.UP_TO || start.op() == Op.FROM);
        if (touching) {
            return Optional.empty();
        }
        boolean days = end.value() instanceof LocalDate;
        String from = (end.op() == Op.UP_TO ? "above " : "from ") + bare(end);
        String to = (start.op() == Op.FROM ? "below " : "up to ") + bare(start);
        String row = end.field() + (end.op() == Op.UP_TO ? " > " : " >= ") + bare(end) + ", " + end.field()
                + (start.op() == Op.FROM ? " < " : " <= ") + bare(start);
        return Optional.of(Finding.warning(
                "RB-LOGIC-GAP",
                after.rule.at(end.field()),
                "no rule holds where " + end.field() + " is " + (order == 0 ? "exactly " + bare(end) : from + " " + to)
                        + ", between " + before.rule.id() + " and " + after.rule.id(),
                order == 0
                        ? "let one of the two " + (days ? "days" : "bounds") + " include it: >= or <="
                        : "add a row with the other conditions of " + after.rule.id() + " and " + row));
    }

    private static String bare(Condition condition) {
        return Condition.constant(condition.value());
    }

    @SuppressWarnings("unchecked")
    private static int compared(Condition one, Condition other) {
        Object first = one.value();
        Object second = other.value();
        return first == null || second == null || !first.getClass().equals(second.getClass())
                ? 0
                : ((Comparable<Object>) first).compareTo(second);
    }
}
