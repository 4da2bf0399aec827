package io.ratebook.ratecard;

import io.ratebook.domain.TierBand;
import io.ratebook.domain.TierKind;
import io.ratebook.domain.TierMeasure;
import io.ratebook.domain.TierScope;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import io.ratebook.grid.TableRow;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a tiered price: a row a band. */
final class Bands {
    private static final String QUANTITY = "quantity";
    private static final Column TIER =
            Column.text("tier kind", "blank: no tiers").oneOf("cliff", "graduated", "volume", "package", "block");
    private static final Column ABOVE =
            Column.of("above", Kind.AMOUNT, "where the band begins; blank: 0, the first band");
    private static final Column BOUNDARY = Column.text("boundary", "blank: > (above itself belongs to the band before)")
            .oneOf(">", ">=");
    private static final Column MEASURE = Column.text(
                    "measure", "what chooses a cliff's band; blank: prompt tokens, of other tiers quantity")
            .oneOf("prompt tokens", "uncached prompt tokens", "output tokens", QUANTITY);
    private static final Column SCOPE = Column.text(
                    "scope", "over what other tiers count the quantity; blank: period (the whole usage row)")
            .oneOf("request", "month", "period");
    private static final Column FLAT = Column.of("flat", Kind.AMOUNT, "added once where the band is entered");
    private static final Column SIZE = Column.of("size", Kind.AMOUNT, "units of a package or block");

    static final Column ROUND = Column.of("round up to", Kind.AMOUNT, "a multiple of so many units, before all else");

    static final List<Column> COLUMNS = List.of(TIER, ABOVE, BOUNDARY, MEASURE, SCOPE, FLAT, SIZE, ROUND);

    private Bands() {}

    /** Null where the row has no tiers. What doesn't go together is a finding. */
    static @Nullable TierBand band(TableRow row, List<Finding> findings) {
        requirePositive(row, ROUND, findings);
        if (row.text(TIER.name()).isEmpty()) {
            refuse(row, List.of(ABOVE, BOUNDARY, MEASURE, SCOPE, FLAT, SIZE), "a row without a tier kind", findings);
            return null;
        }
        TierKind kind = TierKind.parse(row.text(TIER.name()));
        boolean cliff = kind == TierKind.CLIFF;
        boolean whole = kind == TierKind.PACKAGE || kind == TierKind.BLOCK;
        refuse(row, cliff ? List.of(FLAT, SIZE) : List.of(), "the tier kind " + kind.word(), findings);
        requireUsual(row, cliff, findings);
        if (!whole && !cliff) {
            refuse(row, List.of(SIZE), "the tier kind " + kind.word(), findings);
        }
        requirePositive(row, SIZE, findings);
        if (whole && row.number(SIZE.name()).isEmpty()) {
            findings.add(Finding.error(
                    "RB-RATE-TIER",
                    row.where(SIZE.name()),
                    "(size) is blank, and a " + kind.word() + " needs one",
                    "write how many units one holds"));
        }
        return new TierBand(
                kind,
                measure(row, cliff),
                scope(row, cliff),
                row.number(ABOVE.name()).orElse(BigDecimal.ZERO),
                row.text(BOUNDARY.name()).equals(">="),
                null,
                row.number(FLAT.name()).orElse(BigDecimal.ZERO),
                row.number(SIZE.name()).filter(each -> each.signum() > 0).orElse(BigDecimal.ONE));
    }

    /** What doesn't go with the kind was reported. */
    private static TierMeasure measure(TableRow row, boolean cliff) {
        String written = row.text(MEASURE.name());
        boolean usual = !cliff || written.isEmpty() || written.equals(QUANTITY);
        return usual ? TierMeasure.PROMPT_TOKENS : TierMeasure.parse(written);
    }

    /** One request chooses a cliff's band, by a measure of it; the quantity chooses the others'. */
    private static void requireUsual(TableRow row, boolean cliff, List<Finding> findings) {
        boolean measured = row.text(MEASURE.name()).equals(QUANTITY);
        boolean blank = row.text(MEASURE.name()).isEmpty();
        if (!blank && measured == cliff) {
            findings.add(Finding.error(
                    "RB-RATE-TIER",
                    row.where(MEASURE.name()),
                    "(measure) \"" + row.text(MEASURE.name()) + "\" can't choose a band of the tier kind "
                            + row.text(TIER.name()),
                    cliff ? "write prompt tokens, or the tier kind volume" : "leave it blank, or write cliff"));
        }
        String scope = row.text(SCOPE.name());
        if (cliff && !scope.isEmpty() && !scope.equals(TierScope.REQUEST.word())) {
            findings.add(Finding.error(
                    "RB-RATE-TIER",
                    row.where(SCOPE.name()),
                    "(scope) a cliff is of one request, not of a " + scope,
                    "leave it blank, or write the tier kind volume"));
        }
    }

    private static TierScope scope(TableRow row, boolean cliff) {
        String written = row.text(SCOPE.name());
        TierScope blank = cliff ? TierScope.REQUEST : TierScope.PERIOD;
        return written.isEmpty() || cliff ? blank : TierScope.parse(written);
    }

    private static void refuse(TableRow row, List<Column> columns, String what, List<Finding> findings) {
        for (Column column : columns) {
            if (!row.cell(column.name()).isBlank()) {
                findings.add(Finding.error(
                        "RB-RATE-TIER",
                        row.where(column.name()),
                        "(" + column.name() + ") has no meaning in " + what,
                        "leave it blank, or write the tier kind that is meant"));
            }
        }
    }

    private static void requirePositive(TableRow row, Column column, List<Finding> findings) {
        if (row.number(column.name()).filter(each -> each.signum() == 0).isPresent()) {
            findings.add(Finding.error(
                    "RB-RATE-TIER", row.where(column.name()), "(" + column.name() + ") can't be 0", "leave it blank"));
        }
    }
}
