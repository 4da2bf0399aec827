package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.domain.Header;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Period;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.TokenParts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.grid.Column;
import io.ratebook.grid.TableRow;
import io.ratebook.tokens.Texts;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of Usage, each for every scenario that it belongs to. */
final class UsageReader {
    private static final List<UsageField> TOKENS = Stream.of(UsageField.values())
            .filter(each -> each.countsTokens() || each == UsageField.WEB_SEARCHES)
            .toList();

    /** Texts that rules compare with words of their own. */
    private static final Set<Usage.Text> LOWERED = Set.of(Usage.Text.PROVIDER, Usage.Text.METER);

    /** By header as {@link SheetLayout} writes it: they are asked for in every row. */
    private static final Map<String, Column> COLUMNS = SheetLayout.USAGE.columns().stream()
            .collect(Collectors.toUnmodifiableMap(Column::name, Function.identity()));

    private static final Column CALLS = column("Calls");
    private static final Column METER = column("Meter");
    private static final Column PROVIDER = column("Provider");
    private static final Column PERIOD = column("Period");
    private static final Column MONTHS = column("Months");
    private static final Column FROM = column("From");

    private static final BigDecimal MOST_MONTHS = BigDecimal.valueOf(1200);

    private final InputSheets sheets;
    private final ScenarioReader scenarios;
    private final Header header;
    private final Case which;
    private final TextCounts texts;
    private final Ids ids;

    /** Knows the ids of all rows. */
    interface Ids {
        /** One more; where it is taken, that is reported. */
        void add(String scenario, String id, Supplier<Location> where);
    }

    UsageReader(InputSheets sheets, ScenarioReader scenarios, Header header, Case which, Texts texts) {
        this(sheets, scenarios, header, which, texts, named(sheets));
    }

    UsageReader(InputSheets sheets, ScenarioReader scenarios, Header header, Case which, Texts texts, Ids ids) {
        this.ids = ids;
        this.sheets = sheets;
        this.scenarios = scenarios;
        this.header = header;
        this.which = which;
        this.texts = new TextCounts(sheets, texts);
    }

    private static Ids named(InputSheets sheets) {
        Map<String, Uniques> ids = new HashMap<>();
        return (scenario, id, where) ->
                ids.computeIfAbsent(scenario, name -> new Uniques(sheets)).isNew(id, where.get(), "Id");
    }

    List<Usage> read(List<TableRow> rows) {
        List<Usage> usages = new ArrayList<>();
        for (TableRow row : rows) {
            if (saysNothing(row)) {
                sheets.warn(
                        "RB-USAGE-EMPTY",
                        row.where(),
                        "the row has nothing in the columns that Ratebook reads; it is passed over",
                        "delete it");
                continue;
            }
            for (Scenario scenario : scenariosOf(row)) {
                UsageRow seen = new UsageRow(row, scenarios.overrides(scenario), sheets);
                requireSense(seen);
                usages.add(usage(seen, scenario));
            }
        }
        texts.tell();
        return usages;
    }

    private boolean saysNothing(TableRow row) {
        UsageRow alone = new UsageRow(row, null, sheets);
        return SheetLayout.USAGE.columns().stream().noneMatch(alone::has);
    }

    private List<Scenario> scenariosOf(TableRow row) {
        boolean blank = row.cell("Scenario").isBlank();
        return blank
                ? scenarios.all()
                : scenarios.named(row, "Scenario").stream().toList();
    }

    private Usage usage(UsageRow seen, Scenario scenario) {
        Usage.Builder usage = Usage.at(seen.row().where());
        for (Usage.Text text : Usage.Text.values()) {
            String value = seen.text(column(text.header()));
            usage.text(
                    text,
                    LOWERED.contains(text) ? value.toLowerCase(Locale.ROOT) : value,
                    seen.where(column(text.header())));
        }
        Map<UsageField, UsageRow.Found> counted = texts.of(seen);
        for (UsageField field : UsageField.values()) {
            Optional.ofNullable(counted.get(field))
                    .or(() -> seen.number(column(field.header()), which))
                    .ifPresent(found -> usage.number(field, found.value(), found.origin()));
        }
        seen.row().extras().forEach(usage::attr);
        return usage.text(Usage.Text.SCENARIO, scenario.name())
                .text(Usage.Text.ID, id(seen.row(), scenario))
                .day(seen.date(FROM).orElse(header.asOf()))
                .period(seen.text(PERIOD).equals(Period.MONTHLY.word()) ? Period.MONTHLY : Period.ONCE)
                .tokenCounts(
                        seen.text(column("Token counts")).equals(TokenCounts.TOTAL.word())
                                ? TokenCounts.TOTAL
                                : TokenCounts.PER_CALL)
                .counts(parts(seen, "Input counts"), parts(seen, "Output counts"))
                .hours(hours(seen))
                .build();
    }

    private static TokenParts parts(UsageRow seen, String header) {
        return seen.text(column(header)).equals(TokenParts.WHOLE.word()) ? TokenParts.WHOLE : TokenParts.REST;
    }

    private @Nullable Hours hours(UsageRow seen) {
        String hours = seen.text(column(Usage.Text.HOURS.header()));
        String days = seen.text(column(Usage.Text.DAYS.header()));
        try {
            Hours read = Hours.parse(hours, days, seen.text(column(Usage.Text.TIME_ZONE.header())));
            return hours.isEmpty() && days.isEmpty() ? null : read;
        } catch (IllegalArgumentException e) {
            sheets.error(
                    "RB-USAGE-HOURS",
                    seen.where(column((hours.isEmpty() ? Usage.Text.DAYS : Usage.Text.HOURS).header())),
                    "(Hours, Days, Time zone) " + e.getMessage(),
                    "write hours such as 22:00-06:00, days such as mon-fri, a zone such as Europe/Berlin");
            return null;
        }
    }

    private String id(TableRow row, Scenario scenario) {
        String written = row.text("Id");
        int line = row.where().line();
        String id = written.isEmpty() ? "row " + (line > 0 ? line : row.row()) : written;
        ids.add(scenario.name(), id, () -> row.where("Id"));
        return id;
    }

    private void requireSense(UsageRow seen) {
        boolean tokens = TOKENS.stream().anyMatch(each -> seen.has(column(each.header()))) || TextCounts.isIn(seen);
        boolean quantity = seen.has(column("Quantity"));
        boolean price = seen.has(column("Unit price"));
        if (!tokens && !quantity && !price && !seen.has(METER)) {
            sheets.error(
                    "RB-USAGE-EMPTY",
                    seen.row().where(),
                    "the row has neither tokens nor a quantity: there is nothing to count",
                    "fill in Input tokens and Output tokens, or Meter and Quantity");
        }
        requireMeter(seen, quantity, price);
        boolean priced = quantity && price && !tokens;
        if ((tokens || quantity) && !priced && !seen.has(PROVIDER)) {
            sheets.error(
                    "RB-USAGE-PROVIDER",
                    seen.where(PROVIDER),
                    "(Provider) is empty, so no rate can be found",
                    tokens ? "name the provider" : "name the provider, or write a Unit price");
        }
        if (quantity && !tokens) {
            remarkCalls(new UsageRow(seen.row(), null, sheets));
        }
        remarkParts(seen);
        requireShares(seen);
        requirePeriod(seen);
    }

    /** Of the row's own calls: those of a scenario are meant for its other rows too. */
    private void remarkCalls(UsageRow own) {
        boolean several = own.number(CALLS, which)
                .filter(each -> each.value().signum() != 0 && each.value().compareTo(BigDecimal.ONE) != 0)
                .isPresent();
        if (several) {
            sheets.warn(
                    "RB-USAGE-CALLS",
                    own.where(CALLS),
                    "(Calls) has no part in a quantity",
                    "use Repeat, or multiply the quantity");
        }
    }

    private void requireMeter(UsageRow seen, boolean quantity, boolean price) {
        if (quantity && !seen.has(METER)) {
            sheets.error(
                    "RB-USAGE-METER",
                    seen.where(METER),
                    "(Meter) is empty beside a Quantity",
                    "write what is counted: training, gpu-hour, purchase");
        }
        if (!quantity && (seen.has(METER) || price)) {
            sheets.error(
                    "RB-USAGE-METER",
                    seen.where(column("Quantity")),
                    "(Quantity) is empty beside a " + (price ? "Unit price" : "Meter"),
                    price ? "write how many; 1 for a single purchase" : "write how many");
        }
    }

    /** Reasoning that is counted twice, or output that is: the vendors differ, so the row should say. */
    private void remarkParts(UsageRow seen) {
        Column counts = column("Output counts");
        boolean reasons = seen.has(column(UsageField.REASONING_TOKENS.header()))
                && seen.has(column(UsageField.OUTPUT_TOKENS.header()));
        if (reasons && !seen.has(counts)) {
            sheets.warn(
                    "RB-USAGE-COUNTS",
                    seen.where(column(UsageField.REASONING_TOKENS.header())),
                    "(Reasoning tokens) are billed beside Output tokens; most vendors report them as a part of those",
                    "write whole in the column Output counts if Output tokens include them, rest if they don't");
        }
    }

    /** Shares of all are at most all; a buffer is meant to add. */
    private void requireShares(UsageRow seen) {
        for (UsageField each : List.of(UsageField.HIT_RATE, UsageField.DEDUP_SHARE)) {
            Column column = column(each.header());
            if (numberOf(seen, column).compareTo(BigDecimal.ONE) > 0) {
                sheets.error(
                        "RB-VAL-RANGE",
                        seen.where(column),
                        "(" + each.header() + ") is a share of the calls, and more than all of them",
                        "write 0.9 for 90 percent");
            }
        }
        Column buffer = column(UsageField.BUFFER.header());
        if (seen.has(buffer) && numberOf(seen, buffer).compareTo(BigDecimal.ONE) < 0) {
            sheets.warn(
                    "RB-USAGE-BUFFER",
                    seen.where(buffer),
                    "(Buffer) multiplies the row, and makes it less",
                    "write 1.3 for 30 percent more");
        }
    }

    private BigDecimal numberOf(UsageRow seen, Column column) {
        return seen.number(column, which).map(UsageRow.Found::value).orElse(BigDecimal.ZERO);
    }

    private void requirePeriod(UsageRow seen) {
        boolean endless = seen.number(MONTHS, which)
                .filter(each -> each.value().compareTo(MOST_MONTHS) > 0)
                .isPresent();
        if (endless) {
            sheets.error(
                    "RB-VAL-RANGE",
                    seen.where(MONTHS),
                    "(Months) is more than " + MOST_MONTHS + ", a hundred years",
                    "write for how many months the row is planned, such as 12");
        }
        if (seen.has(column(UsageField.GROWTH.header())) && !seen.text(PERIOD).equals(Period.MONTHLY.word())) {
            sheets.error(
                    "RB-USAGE-MONTHS",
                    seen.where(column(UsageField.GROWTH.header())),
                    "(Growth a month) is given for a row that happens once",
                    "write monthly in the column Period");
        }
        boolean shrinks = seen.number(column(UsageField.GROWTH.header()), which)
                .filter(each -> each.value().compareTo(BigDecimal.ONE.negate()) < 0)
                .isPresent();
        if (shrinks) {
            sheets.error(
                    "RB-VAL-RANGE",
                    seen.where(column(UsageField.GROWTH.header())),
                    "(Growth a month) takes away more than all",
                    "write -0.05 for 5 percent less each month");
        }

        boolean several = seen.number(MONTHS, which)
                .filter(each -> each.value().compareTo(BigDecimal.ONE) != 0)
                .isPresent();
        if (several && !seen.text(PERIOD).equals(Period.MONTHLY.word())) {
            sheets.error(
                    "RB-USAGE-MONTHS",
                    seen.where(MONTHS),
                    "(Months) is given for a row that happens once",
                    "write monthly in the column Period");
        }
    }

    private static Column column(String header) {
        return Objects.requireNonNull(COLUMNS.get(header), header);
    }
}
