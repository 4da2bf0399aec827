package io.ratebook.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sum over the rows that hold certain texts: SUMIFS where the texts are plain words. Where one of them would be read as a
 * pattern, a comparison, a number or a date, or is blank, SUMPRODUCT, which compares texts as they are.
 */
final class ConditionalSum {
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[^*?~]*");
    private static final Pattern READ_AS_VALUE =
            Pattern.compile("(?i)true|false|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*[\\s.,/-]*[0-9].*");

    private final String summed;
    private final List<Condition> conditions = new ArrayList<>();

    /** @param test a cell reference, or text in quotes */
    private record Condition(String range, String test, boolean plain) {}

    ConditionalSum(String summed) {
        this.summed = summed;
    }

    /**
     * Where the cells of the range equal the cell.
     *
     * @param text what the cell holds
     */
    ConditionalSum where(String range, String cell, String text) {
        conditions.add(new Condition(range, text.isBlank() ? "\"\"" : cell, isPlain(text)));
        return this;
    }

    /** Where the cells of the range equal the text. */
    ConditionalSum where(String range, String text) {
        return where(range, "\"" + text.replace("\"", "\"\"") + "\"", text);
    }

    String formula() {
        boolean plain = conditions.stream().allMatch(Condition::plain);
        return plain
                ? "SUMIFS(" + summed + "," + joined("%s,%s", ",") + ")"
                : "SUMPRODUCT(" + joined("(%s=%s)", "*") + "*1," + summed + ")";
    }

    private String joined(String each, String separator) {
        return conditions.stream()
                .map(condition -> each.formatted(condition.range(), condition.test()))
                .collect(Collectors.joining(separator));
    }

    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !READ_AS_VALUE.matcher(text).matches();
    }
}
