package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
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

    CountedFormula(References references) {
        this.references = references;
    }

    String of(Metered metered) {
        Usage usage = metered.usage();
        Measure measure = metered.measure();
        List<String> parts = new ArrayList<>();
        add(parts, calls(measure.calls(), references.to(usage, UsageField.CALLS)));
        add(parts, share(measure, number(usage, measure)));
        add(parts, references.to(usage, UsageField.REPEAT));
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
            boolean total = usage.totalled() && measure.of() != UsageField.QUANTITY;
            Measure.Calls which = total ? Measure.Calls.EVERY : measure.calls();
            add(parts, calls(which, references.to(usage, UsageField.CALLS)));
            add(parts, references.to(usage, UsageField.REPEAT));
        }
        if (scope != TierScope.PERIOD) {
            add(parts, months(usage));
        }
        return parts.isEmpty() ? null : String.join("*", parts);
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

    private static @Nullable String calls(Measure.Calls which, @Nullable String calls) {
        String number = calls == null ? "1" : calls;
        return switch (which) {
            case COUNTED -> null;
            case EVERY -> number;
            case FIRST -> "MIN(1," + number + ")";
            case LATER -> "MAX(" + number + "-1,0)";
        };
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
