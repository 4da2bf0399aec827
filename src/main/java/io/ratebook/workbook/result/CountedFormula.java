package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
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
        add(parts, share(measure, number(usage, measure.of())));
        add(parts, references.to(usage, UsageField.REPEAT));
        add(parts, references.to(usage, UsageField.MONTHS));
        return parts.isEmpty() ? "1" : String.join("*", parts);
    }

    private String number(Usage usage, UsageField field) {
        String formula = references.to(usage, field);
        return formula == null ? "0" : formula;
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
