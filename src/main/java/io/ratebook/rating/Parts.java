package io.ratebook.rating;

import io.ratebook.amount.Exact;
import io.ratebook.domain.CacheLife;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Measure.Calls;
import io.ratebook.domain.Measure.Share;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Columns of tokens that include others: what is left of the whole is what no part counts. Where two parts overlap (cached input and
 * image input share the cached image input), the overlap is counted once, as itself.
 */
final class Parts {
    private Parts() {}

    /** How a number is counted beside the columns of its parts. */
    static Measure of(Usage usage, UsageField field, Calls calls) {
        if (!hasParts(usage, field)) {
            return Measure.of(field, calls);
        }
        List<UsageField> less = new ArrayList<>();
        List<UsageField> more = new ArrayList<>();
        shares(usage, field).forEach((each, times) -> {
            if (each != field) {
                (times < 0 ? less : more).add(each);
            }
        });
        return new Measure(field, less, more, calls, Share.WHOLE, BigDecimal.ONE, CacheLife.ENDLESS);
    }

    /** The number of one call, without its parts. */
    static BigDecimal number(Usage usage, Measure measure) {
        BigDecimal number = number(usage, measure.of());
        for (UsageField each : measure.less()) {
            number = number.subtract(number(usage, each));
        }
        for (UsageField each : measure.more()) {
            number = number.add(number(usage, each));
        }
        return Exact.normal(number);
    }

    /** How often each column counts in what is left of one: +1 for itself, -1 for a part, +1 for what two parts share. */
    private static Map<UsageField, Integer> shares(Usage usage, UsageField field) {
        Map<UsageField, Integer> shares = new EnumMap<>(UsageField.class);
        shares.put(field, 1);
        if (hasParts(usage, field)) {
            for (UsageField part : field.parts()) {
                if (usage.number(part) != null) {
                    shares(usage, part).forEach((each, times) -> shares.merge(each, -times, Integer::sum));
                }
            }
        }
        shares.values().removeIf(times -> times == 0);
        return shares;
    }

    private static boolean hasParts(Usage usage, UsageField field) {
        return field.countsTokens() && usage.includesParts(field);
    }

    /** A finding for each column whose parts are more than it is. */
    static void check(Usage usage, List<Finding> findings) {
        for (UsageField field : UsageField.values()) {
            if (usage.number(field) == null || field.parts().isEmpty()) {
                continue;
            }
            Measure measure = of(usage, field, Calls.EVERY);
            if (!measure.less().isEmpty() && number(usage, measure).signum() < 0) {
                findings.add(Finding.error(
                        "RB-USAGE-PARTS",
                        usage.where(field),
                        "(" + field.header() + ") " + Exact.text(number(usage, field))
                                + " is less than its parts together: "
                                + measure.less().stream()
                                        .map(each -> named(usage, each))
                                        .collect(Collectors.joining(", ")),
                        "write the whole, or say \"rest\" in the column "
                                + (field.isPrompt() ? "Input counts" : "Output counts")));
            }
        }
    }

    private static String named(Usage usage, UsageField field) {
        return field.header() + " " + Exact.text(number(usage, field)) + " ("
                + usage.where(field).address() + ")";
    }

    private static BigDecimal number(Usage usage, UsageField field) {
        BigDecimal number = field == UsageField.CALLS ? usage.calls() : usage.number(field);
        return number == null ? BigDecimal.ZERO : number;
    }
}
