package io.ratebook.report.effects;

import io.ratebook.report.Line;
import io.ratebook.report.Report;
import io.ratebook.report.effects.Comparison.Redecided;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rules decide otherwise in another report of the same workbook. */
public final class Redecisions {
    private Redecisions() {}

    /** Line by line, in the order of the newer report; then the lines that are gone. */
    public static List<Redecided> between(Report then, Report now) {
        Map<String, Line> before = byName(then);
        Map<String, Line> after = byName(now);
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<Redecided> changed = new ArrayList<>();
        for (String name : names) {
            Map<String, String> old = words(before.get(name));
            Map<String, String> young = words(after.get(name));
            Set<String> rules = new LinkedHashSet<>(young.keySet());
            rules.addAll(old.keySet());
            for (String rule : rules) {
                String was = old.getOrDefault(rule, "");
                String is = young.getOrDefault(rule, "");
                if (!was.equals(is)) {
                    changed.add(new Redecided(name, rule, was, is));
                }
            }
        }
        return changed;
    }

    private static Map<String, Line> byName(Report report) {
        Map<String, Line> lines = new LinkedHashMap<>();
        report.lines().forEach(each -> lines.putIfAbsent(name(each), each));
        return lines;
    }

    private static String name(Line line) {
        return List.of(
                        line.scenario(),
                        line.usageId(),
                        line.meter(),
                        line.part(),
                        line.day() == null ? "" : line.day().toString())
                .stream()
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> words(@Nullable Line line) {
        Map<String, String> words = new LinkedHashMap<>();
        if (line != null) {
            line.decisions()
                    .forEach(each -> words.merge(each.by().id(), each.words(), (one, more) -> one + "; " + more));
        }
        return words;
    }
}
