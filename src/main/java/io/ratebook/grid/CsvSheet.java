package io.ratebook.grid;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table that goes out as comma-separated text: RFC 4180, UTF-8 without a byte-order mark. Numbers are exact, plain decimals. Text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class CsvSheet {
    /** What begins a formula, in the wide forms of East Asian keyboards too, or is passed over before one. */
    private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]|^[\\s#]|\\s$");

    private final StringBuilder text = new StringBuilder();
    private final CSVPrinter printer;
    private final int columns;

    /** @param header names of columns, or lists of them */
    public CsvSheet(Object... header) {
        List<@Nullable Object> names = flat(header);
        columns = names.size();
        try {
            printer = new CSVPrinter(text, CSVFormat.RFC4180);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can always be written", e);
        }
        row(header);
    }

    /**
     * One row.
     *
     * @param values numbers, texts, dates, null for what isn't known, or lists of these
     * @throws IllegalArgumentException where they aren't as many as the columns
     */
    public void row(@Nullable Object... values) {
        List<@Nullable Object> cells = flat(values);
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells.size() + " values for " + columns + " columns");
        }
        try {
            printer.printRecord(cells.stream().map(CsvSheet::shown).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can always be written", e);
        }
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One text as it stands in such a file, quoted where it must be. */
    public static String cell(String text) {
        String safe = safe(text);
        return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** The three columns of a number that differs by case: {@code Cost low (USD)} and so on; without brackets where there is no unit. */
    public static List<String> heads(String name, String unit) {
        return Stream.of(Case.values())
                .map(each -> name + " " + each.word() + (unit.isEmpty() ? "" : " (" + unit + ")"))
                .toList();
    }

    /** The three values under {@link #heads}; blank where there is no number. */
    public static List<@Nullable Object> three(@Nullable ThreePoint number) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Case each : Case.values()) {
            values.add(number == null ? null : number.at(each));
        }
        return values;
    }

    private static List<@Nullable Object> flat(@Nullable Object... values) {
        List<@Nullable Object> flat = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof List<?> list) {
                flat.addAll(list);
            } else {
                flat.add(each);
            }
        }
        return flat;
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number
                ? Exact.text(number)
                : value instanceof Integer ? value.toString() : safe(value.toString());
    }

    /** The text as no spreadsheet calculates it. */
    static String safe(String text) {
        boolean dangerous = !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
        return dangerous ? "'" + text : text;
    }
}
