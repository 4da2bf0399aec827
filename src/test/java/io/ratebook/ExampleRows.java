package io.ratebook;

import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.amount.Rounding;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.domain.Hours;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Rate;
import io.ratebook.domain.TokenCounts;
import io.ratebook.domain.TokenParts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook that an example speaks of: Request, Usage and Contract. */
final class ExampleRows {
    static final String FILE = "example.xlsx";
    private static final String AS_OF = "2026-11-22";

    private final WorkedExample example;

    ExampleRows(WorkedExample example) {
        this.example = example;
    }

    Header header() {
        return new Header(
                example.name(),
                "",
                LocalDate.parse(AS_OF),
                Currency.getInstance("USD"),
                Percent.NONE,
                null,
                Rounding.CENTS,
                example.all("fx").stream().map(ExampleRows::fx).toList(),
                List.of(),
                null);
    }

    /** {@code EUR=1.08}. */
    private static Fx fx(String line) {
        Map.Entry<String, String> one = cells(line).entrySet().iterator().next();
        return new Fx(
                Currency.getInstance(one.getKey()),
                Currency.getInstance("USD"),
                new BigDecimal(one.getValue()),
                LocalDate.parse(AS_OF),
                "example",
                Location.ofCell(FILE, "Request", 9, 2));
    }

    List<Usage> usages(Header header) {
        List<Usage> usages = new ArrayList<>();
        for (String line : example.all("usage")) {
            usages.add(usage(usages.size() + 2, cells(line), header.asOf()));
        }
        return usages;
    }

    private static Usage usage(int row, Map<String, String> cells, LocalDate asOf) {
        Cells left = new Cells(cells);
        Usage.Builder usage = Usage.at(Location.ofCell(FILE, "Usage", row, 1))
                .text(Usage.Text.ID, "row " + row)
                .text(Usage.Text.SCENARIO, "Plan")
                .text(Usage.Text.PROVIDER, "acme")
                .text(Usage.Text.MODEL, "m");
        String days = left.take(Usage.Text.DAYS.header());
        String hours = left.take(Usage.Text.HOURS.header());
        if (!hours.isEmpty() || !days.isEmpty()) {
            usage.hours(Hours.parse(hours, days, left.take(Usage.Text.TIME_ZONE.header())));
        }
        for (Usage.Text each : Usage.Text.values()) {
            usage.text(each, left.take(each.header()));
        }
        int column = 10;
        for (UsageField each : UsageField.values()) {
            String number = left.take(each.header());
            Location cell = Location.ofCell(FILE, "Usage", row, column++);
            if (!number.isEmpty()) {
                usage.number(each, new BigDecimal(number), new Origin.InCell(cell));
            }
        }
        usage.period(left.take("Period").equals("monthly") ? Period.MONTHLY : Period.ONCE)
                .tokenCounts(left.take("Token counts").equals("total") ? TokenCounts.TOTAL : TokenCounts.PER_CALL)
                .counts(parts(left.take("Input counts")), parts(left.take("Output counts")))
                .day(left.day("From", asOf));
        left.requireNone();
        return usage.build();
    }

    private static TokenParts parts(String word) {
        return word.equals("whole") ? TokenParts.WHOLE : TokenParts.REST;
    }

    List<Contract> terms(Header header) {
        List<Contract> terms = new ArrayList<>();
        for (String line : example.all("term")) {
            int row = terms.size() + 2;
            String kind = line.split(";", 2)[0].strip();
            Cells cells = new Cells(cells(line.substring(kind.length()).replaceFirst("^ *; *", "")));
            terms.add(term(row, kind, cells, header.currency()));
            cells.requireNone();
        }
        return terms;
    }

    private static Contract term(int row, String kind, Cells cells, Currency currency) {
        Location where = Location.ofCell(FILE, "Contract", row, 9);
        BigDecimal amount = cells.number("Amount");
        BigDecimal percent = cells.number("Percent");
        String provider = cells.take("Provider");
        String model = cells.take("Model");
        String meter = cells.take("Meter");
        boolean rate = kind.equals("rate");
        return new Contract(
                "C" + row,
                kind,
                cells.take("Scenario"),
                provider,
                model,
                meter,
                rate || amount == null ? null : new Money(amount, currency),
                percent == null ? null : new Percent(percent),
                cells.number("Units"),
                rate && amount != null ? rate(provider, model, meter, amount, cells, currency, where) : null,
                cells.take("Each").equals("month"),
                cells.number("Already billed", BigDecimal.ZERO),
                cells.number("Order"),
                cells.day("From"),
                cells.day("To"),
                "",
                Map.of(),
                where);
    }

    private static Rate rate(
            String provider,
            String model,
            String meter,
            BigDecimal price,
            Cells cells,
            Currency currency,
            Location where) {
        String tier = cells.take("Service tier");
        return Rate.of(
                provider,
                model,
                meter,
                tier.isEmpty() ? "standard" : tier,
                "",
                new UnitRate(new Money(price, currency), cells.number("Per", new BigDecimal(1_000_000)), Unit.TOKEN),
                null,
                null,
                "contract",
                where);
    }

    /** {@code Calls=2; Input tokens=100}. */
    private static Map<String, String> cells(String line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String each : line.split(";", -1)) {
            if (!each.isBlank()) {
                String[] pair = each.split("=", 2);
                cells.put(pair[0].strip(), pair[1].strip());
            }
        }
        return cells;
    }

    /** The cells of a row that weren't read yet: each is read once, and all are. */
    private record Cells(Map<String, String> left) {
        String take(String header) {
            String value = left.remove(header);
            return value == null ? "" : value;
        }

        @Nullable
        BigDecimal number(String header) {
            String value = take(header);
            return value.isEmpty() ? null : new BigDecimal(value);
        }

        BigDecimal number(String header, BigDecimal blank) {
            BigDecimal value = number(header);
            return value == null ? blank : value;
        }

        @Nullable
        LocalDate day(String header) {
            String value = take(header);
            return value.isEmpty() ? null : LocalDate.parse(value);
        }

        LocalDate day(String header, LocalDate blank) {
            LocalDate value = day(header);
            return value == null ? blank : value;
        }

        void requireNone() {
            if (!left.isEmpty()) {
                throw new AssertionError("no column of the sheet: " + left.keySet());
            }
        }
    }
}
