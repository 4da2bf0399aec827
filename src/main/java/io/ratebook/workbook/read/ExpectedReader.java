package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.domain.Comparison;
import io.ratebook.domain.Expectation;
import io.ratebook.domain.Expectation.As;
import io.ratebook.domain.Expectation.Measure;
import io.ratebook.domain.Expectation.Selector;
import io.ratebook.domain.Metric;
import io.ratebook.domain.Scenario;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Expected sheet: figures, and where the result has them. */
final class ExpectedReader {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,15}(\\.\\d{1,15})?");

    /** The measures that are looked up in lines or metrics; over several scenarios their sum would mean nothing. */
    private static final Set<String> OF_A_SCENARIO = Stream.of(
                    Measure.COST, Measure.COST_BEFORE_CREDITS, Measure.QUANTITY, Measure.UNIT_PRICE, Measure.METRIC)
            .map(Measure::word)
            .collect(Collectors.toUnmodifiableSet());

    private final InputSheets sheets;
    private final ScenarioReader scenarios;
    private final AssumptionReader assumptions;
    private final List<String> metrics;
    private final List<String> comparisons;

    ExpectedReader(
            InputSheets sheets,
            ScenarioReader scenarios,
            AssumptionReader assumptions,
            List<Metric> metrics,
            List<Comparison> comparisons) {
        this.sheets = sheets;
        this.scenarios = scenarios;
        this.assumptions = assumptions;
        this.metrics = metrics.stream().map(Metric::name).distinct().toList();
        this.comparisons = comparisons.stream().map(Comparison::name).toList();
    }

    List<Expectation> read() {
        List<Expectation> read = new ArrayList<>();
        Uniques ids = new Uniques(sheets);
        for (TableRow row : sheets.rows(SheetLayout.EXPECTED)) {
            boolean lacks = sheets.lacksAny(row, SheetLayout.EXPECTED);
            String id = row.text("Id");
            boolean isNew = !id.isEmpty() && ids.isNew(id, row.where("Id"), "Id");
            Optional<Selector> selector = selector(row);
            if (!lacks && isNew && selector.isPresent()) {
                read.add(new Expectation(
                        id,
                        row.text("Figure"),
                        row.number("Expected").orElse(null),
                        row.number("Tolerance").orElse(BigDecimal.ZERO),
                        selector.get(),
                        row.text("Known difference"),
                        row.where("Expected")));
            }
        }
        return read;
    }

    private Optional<Selector> selector(TableRow row) {
        Map<String, BigDecimal> with = with(row);
        String scenario = scenario(row);
        String against = scenarios.named(row, "Against").map(Scenario::name).orElse("");
        As as = Arrays.stream(As.values())
                .filter(each -> each.word().equals(row.text("As")))
                .findFirst()
                .orElse(As.VALUE);
        requireAgainst(row, as);
        requirePer(row);
        return Arrays.stream(Measure.values())
                .filter(each -> each.word().equals(row.text("Measure")))
                .findFirst()
                .map(measure -> new Selector(
                        measure,
                        item(row, measure),
                        scenario,
                        which(row),
                        list(row, "Phase"),
                        list(row, "Activity"),
                        lowered(list(row, "Provider")),
                        list(row, "Model"),
                        lowered(list(row, "Meter")),
                        month(row),
                        as,
                        against,
                        row.number("Per").orElse(null),
                        with));
    }

    /** The scenario that the row names, or the only one; empty where the measure asks for none or that was reported. */
    private String scenario(TableRow row) {
        List<String> names = scenarios.all().stream().map(Scenario::name).toList();
        boolean asked = row.cell("Scenario").isBlank() && OF_A_SCENARIO.contains(row.text("Measure"));
        if (asked && names.size() == 1) {
            return names.get(0);
        }
        if (asked) {
            sheets.error(
                    "RB-EXPECTED",
                    row.where("Scenario"),
                    "(Scenario) names no scenario, and the workbook has " + names.size(),
                    "write " + Nearest.either(names.subList(0, Math.min(3, names.size()))));
        }
        return scenarios.named(row, "Scenario").map(Scenario::name).orElse("");
    }

    private static Case which(TableRow row) {
        String word = row.text("Case");
        return word.isEmpty() ? Case.BASE : Case.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> list(TableRow row, String column) {
        return Arrays.stream(row.text(column).split(";", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private @Nullable YearMonth month(TableRow row) {
        String month = row.text("Month");
        try {
            return month.isEmpty() ? null : YearMonth.parse(month);
        } catch (DateTimeParseException e) {
            sheets.error(
                    "RB-VAL-MONTH",
                    row.where("Month"),
                    "(Month) \"" + month + "\" is no month",
                    "write the year and the month as text: 2027-03");
            return null;
        }
    }

    private static List<String> lowered(List<String> words) {
        return words.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }

    /** The item's name as its own sheet writes it. */
    private String item(TableRow row, Measure measure) {
        String written = row.text("Item");
        return switch (measure) {
            case COST, COST_BEFORE_CREDITS, QUANTITY, UNIT_PRICE -> written;
            case ASSUMPTION ->
                assumptions.named(written).orElseGet(() -> {
                    unknown(row, written, "assumption", assumptions.suggestion(written));
                    return written;
                });
            case METRIC -> known(row, written, "metric", metrics);
            default -> known(row, written, "comparison", comparisons);
        };
    }

    private String known(TableRow row, String written, String kind, List<String> names) {
        return names.stream()
                .filter(each -> InputSheets.key(each).equals(InputSheets.key(written)))
                .findFirst()
                .orElseGet(() -> {
                    String near = Nearest.suggestion(written, names);
                    unknown(row, written, kind, near != null ? near : "name a " + kind + " of this workbook");
                    return written;
                });
    }

    private void unknown(TableRow row, String written, String kind, String maybe) {
        boolean reported = written.isEmpty() && !row.cell("Item").isBlank();
        if (!reported) {
            String message = written.isEmpty()
                    ? "(Item) is empty, and the measure needs a" + (kind.startsWith("a") ? "n " : " ") + kind
                    : "(Item) \"" + written + "\" is no " + kind;
            sheets.error("RB-EXPECTED", row.where("Item"), message, maybe);
        }
    }

    private void requireAgainst(TableRow row, As as) {
        boolean compares = as == As.DIFFERENCE || as == As.REDUCTION || as == As.RATIO;
        boolean blank = row.cell("Against").isBlank();
        if (compares && blank) {
            sheets.error(
                    "RB-EXPECTED",
                    row.where("Against"),
                    "(Against) is empty, and a " + as.word() + " needs a scenario to compare with",
                    "name the scenario");
        } else if (!compares && !blank) {
            sheets.warn(
                    "RB-EXPECTED",
                    row.where("Against"),
                    "(Against) is given, but \"" + as.word() + "\" compares with nothing",
                    "write difference, reduction or ratio in the column As");
        }
    }

    private void requirePer(TableRow row) {
        if (row.number("Per").filter(each -> each.signum() == 0).isPresent()) {
            sheets.error(
                    "RB-EXPECTED",
                    row.where("Per"),
                    "(Per) is zero, and nothing can be divided by it",
                    "leave it empty");
        }
    }

    private Map<String, BigDecimal> with(TableRow row) {
        Map<String, BigDecimal> with = new LinkedHashMap<>();
        for (String setting : list(row, "With")) {
            int equals = setting.indexOf('=');
            String name = setting.substring(0, Math.max(0, equals)).strip();
            String value = setting.substring(equals + 1).strip();
            Optional<String> known = assumptions.named(name);
            if (equals <= 0 || !NUMBER.matcher(value).matches()) {
                sheets.error(
                        "RB-EXPECTED",
                        row.where("With"),
                        "(With) \"" + setting + "\" is not of the form name=value",
                        "write atoms=200; rows=6000");
            } else if (known.isEmpty()) {
                sheets.error(
                        "RB-EXPECTED",
                        row.where("With"),
                        "(With) \"" + name + "\" is no assumption",
                        assumptions.suggestion(name));
            } else {
                with.put(known.get(), new BigDecimal(value));
            }
        }
        return with;
    }
}
