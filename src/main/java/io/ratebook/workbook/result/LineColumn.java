package io.ratebook.workbook.result;

import io.ratebook.domain.Decision;
import io.ratebook.domain.Fx;
import io.ratebook.report.Line;
import io.ratebook.workbook.result.TableSheet.Head;
import io.ratebook.workbook.result.TableSheet.Kind;
import java.util.List;

/** The columns of Lines, in their order. */
enum LineColumn {
    LINE(0, "Line", 6, Kind.NUMBER),
    CATEGORY(1, "Category", 12, Kind.TEXT),
    SCENARIO(2, "Scenario", 20, Kind.TEXT),
    USAGE_ID(3, "Usage id", 14, Kind.TEXT),
    PHASE(4, "Phase", 16, Kind.TEXT),
    ACTIVITY(5, "Activity", 24, Kind.TEXT),
    PROVIDER(6, "Provider", 12, Kind.TEXT),
    MODEL(7, "Model", 16, Kind.TEXT),
    METER(8, "Meter", 14, Kind.TEXT),
    PART(9, "Part", 34, Kind.TEXT),
    COUNTED(10, "Counted (units)", 14, Kind.NUMBER),
    QUANTITY_FACTOR(11, "Quantity factor", 10, Kind.NUMBER),
    QUANTITY(12, "Quantity (units)", 14, Kind.NUMBER),
    UNIT(13, "Unit", 12, Kind.TEXT),
    LIST_PRICE(14, "List price", 13, Kind.MONEY),
    PER(15, "Per (units)", 11, Kind.NUMBER),
    PRICE_FACTOR(16, "Price factor", 9, Kind.NUMBER),
    COST(17, "Cost in use", 14, Kind.MONEY),
    LOW(18, "Low", 14, Kind.MONEY),
    BASE(19, "Base", 14, Kind.MONEY),
    HIGH(20, "High", 14, Kind.MONEY),
    FROM(21, "From", 12, Kind.TEXT),
    MONTHS(22, "Months", 9, Kind.NUMBER),
    RECURS(23, "Recurring a month", 14, Kind.MONEY),
    ONCE(24, "Once", 14, Kind.MONEY),
    FIRST_MONTH(25, "First month", 12, Kind.TEXT),
    END_MONTH(26, "Ends before", 12, Kind.TEXT),
    A_MONTH(27, "A whole month", 14, Kind.MONEY),
    LAST_PART(28, "Last, not whole", 14, Kind.MONEY),
    BEYOND(29, "Months beyond", 9, Kind.NUMBER),
    TERM(30, "Term", 14, Kind.TEXT),
    LEFT(31, "Left of term", 14, Kind.NUMBER),
    PAYS_LINE(32, "Pays or caps line", 9, Kind.NUMBER),
    FREE(33, "Free units", 14, Kind.NUMBER);

    private final int index;
    private final String header;
    private final int width;
    private final Kind kind;

    LineColumn(int index, String header, int width, Kind kind) {
        this.index = index;
        this.header = header;
        this.width = width;
        this.kind = kind;
    }

    /** From 0. */
    int index() {
        return index;
    }

    /** The cell of this column in a row of the sheet itself. */
    String in(int row) {
        return References.here(row, index);
    }

    /**
     * Those for comparisons, of months and of a contract's terms only where there are any; no column is left out before another.
     */
    static List<Head> heads(List<Line> lines, boolean comparisons, boolean months) {
        boolean terms = lines.stream()
                .anyMatch(each -> each.term() != null || !each.free().isEmpty());
        LineColumn last = terms ? FREE : months ? BEYOND : comparisons ? ONCE : MONTHS;
        return List.of(values()).stream()
                .filter(each -> each.compareTo(last) <= 0)
                .map(each -> each == LIST_PRICE && isConverted(lines)
                        ? Head.number("List price (own currency)", each.width)
                        : each.head(lines))
                .toList();
    }

    private Head head(List<Line> lines) {
        return switch (this) {
            case SCENARIO -> Head.fitting(header, width, lines.stream().map(Line::scenario));
            case USAGE_ID -> Head.fitting(header, width, lines.stream().map(Line::usageId));
            case PHASE -> Head.fitting(header, width, lines.stream().map(Line::phase));
            case ACTIVITY -> Head.fitting(header, width, lines.stream().map(Line::activity));
            case MODEL -> Head.fitting(header, width, lines.stream().map(Line::model));
            case PART -> Head.fitting(header, width, lines.stream().map(Line::part));
            default -> new Head(header, width, kind);
        };
    }

    /** True where some price is of another currency than the request; Rates says which. */
    private static boolean isConverted(List<Line> lines) {
        return lines.stream()
                .flatMap(each -> each.decisions().stream())
                .anyMatch(each -> each instanceof Decision.Factor factor && factor.basis() instanceof Fx);
    }
}
