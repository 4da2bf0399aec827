package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.domain.ChoiceRange;
import io.ratebook.domain.Range;
import io.ratebook.domain.Usage;
import io.ratebook.rating.Rated;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a number of a usage may move, in each case, before the answer would be chosen otherwise.
 *
 * @param number of the base case, or of the first case that has it
 * @param ranges of each case; a case in which it is no matter has none
 */
public record Standing(ChoiceRange number, Map<Case, Range> ranges) {
    public Standing {
        ranges = Map.copyOf(ranges);
    }

    public Range at(Case which) {
        return ranges.getOrDefault(which, Range.ALL);
    }

    public boolean isFixed() {
        return at(Case.LOW).equals(at(Case.BASE)) && at(Case.BASE).equals(at(Case.HIGH));
    }

    /** Of all cases; the parts of a row that was cut by months count as the row. */
    static List<Standing> of(Rated rated) {
        record Key(String scenario, String id, String what, String why) {}
        Map<Key, ChoiceRange> numbers = new LinkedHashMap<>();
        Map<Key, Map<Case, Range>> ranges = new LinkedHashMap<>();
        for (Case which : List.of(Case.BASE, Case.LOW, Case.HIGH)) {
            for (ChoiceRange each : rated.at(which).ranges()) {
                Usage usage = each.usage();
                Key key = new Key(usage.scenario(), usage.id(), each.what(), each.why());
                numbers.putIfAbsent(key, each);
                ranges.computeIfAbsent(key, one -> new EnumMap<>(Case.class)).putIfAbsent(which, each.range());
            }
        }
        List<Standing> all = new ArrayList<>();
        numbers.forEach((key, number) -> all.add(new Standing(number, ranges.getOrDefault(key, Map.of()))));
        return all;
    }
}
