package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.CacheLife;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
import io.ratebook.domain.MonthSpan;
import io.ratebook.domain.TierScope;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line counts, as a formula over the cells of the input: calls x tokens x repeat x months. */
final class CountedFormula {
    private final References references;
    private final UsageLinesSheets rows;

    /** @param rows those that were rated together */
    CountedFormula(References references, UsageLinesSheets rows) {
        this.references = references;
        this.rows = rows;
    }

    String of(Metered metered) {
        Usage usage = metered.usage();
        Measure measure = metered.measure();
        List<String> parts = new ArrayList<>();
        Bundle bundle = Bundle.of(usage);
        if (bundle != null) {
            String sum = rows.counted(metered);
            add(parts, sum == null ? Exact.text(bundle.counted(measure.of()).orElseThrow()) : sum);
        } else {
            add(parts, calls(usage, measure));
            add(parts, share(measure, number(usage, measure)));
            add(parts, references.to(usage, UsageField.REPEAT));
        }
        add(parts, months(usage));
        add(parts, growth(usage));
        return parts.isEmpty() ? "1" : String.join("*", parts);
    }

    /** How often a tier's scope happens in what is counted; null for once. */
    @Nullable
    String times(Metered metered, TierScope scope) {
        Usage usage = metered.usage();
        List<String> parts = new ArrayList<>();
        if (scope == TierScope.REQUEST) {
            Measure measure = metered.measure();
            boolean total =
                    usage.totalled() && measure.of() != UsageField.QUANTITY && measure.calls() == Measure.Calls.COUNTED;
            add(parts, calls(usage, total ? Measure.of(measure.of(), Measure.Calls.EVERY) : measure));
            add(parts, references.to(usage, UsageField.REPEAT));
        }
        if (scope != TierScope.PERIOD) {
            add(parts, months(usage));
        }
        return parts.isEmpty() ? null : String.join("*", parts);
    }

    /** For how many months the whole row lasts, where a cell says it; null where none does. */
    @Nullable
    String wholeMonths(Usage usage) {
        return references.to(usage, UsageField.MONTHS);
    }

    /** For how many months; null for what happens once. */
    @Nullable
    String months(Usage usage) {
        String months = references.to(usage, UsageField.MONTHS);
        MonthSpan span = usage.span();
        if (span.isAll()) {
            return months;
        }
        String whole = months == null ? "1" : months;
        String until = span.end() == null ? whole : "MIN(" + whole + "," + span.end() + ")";
        return "MAX(0," + until + "-" + span.first() + ")";
    }

    /** What growth makes of the month: a row that grows is counted month by month. */
    private @Nullable String growth(Usage usage) {
        String growth = references.to(usage, UsageField.GROWTH);
        return growth == null || usage.span().first() == 0
                ? null
                : "(1+" + growth + ")^" + usage.span().first();
    }

    private String number(Usage usage, Measure measure) {
        if (measure.less().isEmpty()) {
            return number(usage, measure.of());
        }
        StringBuilder sum = new StringBuilder("(").append(number(usage, measure.of()));
        measure.less().forEach(each -> sum.append('-').append(number(usage, each)));
        measure.more().forEach(each -> sum.append('+').append(number(usage, each)));
        return sum.append(')').toString();
    }

    private String number(Usage usage, UsageField field) {
        String formula = references.to(usage, field);
        String blank = field == UsageField.CALLS ? "1" : "0";
        return formula == null ? blank : formula;
    }

    private @Nullable String calls(Usage usage, Measure measure) {
        String given = references.to(usage, UsageField.CALLS);
        String number = given == null ? "1" : given;
        return switch (measure.calls()) {
            case COUNTED -> null;
            case EVERY -> number;
            case MISSES -> misses(usage, measure.life(), number);
            case HITS -> hits(usage, measure.life(), number);
            case KEPT -> number(usage, UsageField.CACHE_HOURS);
        };
    }

    private String hits(Usage usage, CacheLife life, String calls) {
        String misses = misses(usage, life, calls);
        return misses.equals("MIN(1," + calls + ")") ? "MAX(" + calls + "-1,0)" : "(" + calls + "-" + misses + ")";
    }

    /** As many as the routes, or as the hit rate leaves; all where the calls are further apart than the cache lives. */
    private String misses(Usage usage, CacheLife life, String calls) {
        List<String> least = new ArrayList<>(List.of("1"));
        String busiest = references.to(usage, UsageField.CALLS_A_MINUTE);
        BigDecimal each = life.callsAMinute();
        if (busiest != null && each != null) {
            least.add("ROUNDUP(" + busiest + "/" + Exact.text(each) + ",0)");
        }
        String rate = references.to(usage, UsageField.HIT_RATE);
        if (rate != null) {
            least.add(calls + "*(1-" + rate + ")");
        }
        String most = least.size() == 1 ? "1" : "MAX(" + String.join(",", least) + ")";
        String misses = "MIN(" + most + "," + calls + ")";
        String gap = references.to(usage, UsageField.MINUTES_BETWEEN_CALLS);
        BigDecimal minutes = life.minutes();
        return gap == null || minutes == null
                ? misses
                : "IF(" + gap + ">" + Exact.text(minutes) + "," + calls + "," + misses + ")";
    }

    private static String share(Measure measure, String number) {
        String step = Exact.text(measure.step());
        boolean whole = measure.step().compareTo(BigDecimal.ONE) == 0;
        String stepped = whole ? "INT(" + number + ")" : "INT(" + number + "/" + step + ")*" + step;
        return switch (measure.share()) {
            case WHOLE -> number;
            case STEPPED -> stepped;
            case REST -> "(" + number + "-" + stepped + ")";
        };
    }

    private static void add(List<String> parts, @Nullable String factor) {
        if (factor != null && !factor.equals("1") && !factor.equals("MIN(1,1)")) {
            parts.add(factor.equals("MAX(1-1,0)") ? "0" : factor);
        }
    }
}
