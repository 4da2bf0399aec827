package io.ratebook.workbook.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sum over the rows that hold certain texts: SUMIFS where the texts are plain words. Where one of them would be read as a
 * pattern, a comparison, a number or a date, or is blank, SUMPRODUCT, which compares texts as they are. (Excel and LibreOffice
 * compute both; POI's evaluator doesn't know how SUMPRODUCT compares ranges.)
 */
final class ConditionalSum {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}0-9][^*?~]*");
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*";

    /** A month and a number, a truth value, and what begins with a digit but says no word of three letters besides. */
    private static final Pattern READ_AS_VALUE = Pattern.compile("(?i)true|false|" + MONTH + "[\\s.,/-]*[0-9].*"
            + "|[0-9](?!.*(?<!\\p{L})(?!" + MONTH + "(?!\\p{L}))\\p{L}{3}).*|[0-9.,\\s]+\\p{L}{3}");

    private final String summed;
    private final List<Condition> conditions = new ArrayList<>();

    /** @param test a cell reference, or text in quotes */
    private record Condition(String range, String sign, String test, boolean plain) {
        /** {@code "<="&$D$1}, or no more than the cell for equality. */
        String criterion() {
            return sign.equals("=") ? test : "\"" + sign + "\"&" + test;
        }
    }

    ConditionalSum(String summed) {
        this.summed = summed;
    }

    /**
     * Where the cells of the range equal the cell.
     *
     * @param text what the cell holds
     */
    ConditionalSum where(String range, String cell, String text) {
        conditions.add(new Condition(range, "=", text.isBlank() ? "\"\"" : cell, isPlain(text)));
        return this;
    }

    /** Where the numbers of the range are so to the number of a cell: {@code <=}, {@code >}, {@code =}. */
    ConditionalSum compared(String range, String sign, String cell) {
        conditions.add(new Condition(range, sign, cell, true));
        return this;
    }

    /** Where the cells of the range equal the text. */
    ConditionalSum where(String range, String text) {
        return where(range, "\"" + text.replace("\"", "\"\"") + "\"", text);
    }

    String formula() {
        return isPlain() ? sumifs() : sumproduct("1");
    }

    /** The sum times a factor. */
    String times(String factor) {
        return isPlain() ? factor + "*" + sumifs() : sumproduct(factor);
    }

    private boolean isPlain() {
        return conditions.stream().allMatch(Condition::plain);
    }

    private String sumifs() {
        return "SUMIFS(" + summed + "," + joined(each -> each.range() + "," + each.criterion(), ",") + ")";
    }

    private String sumproduct(String factor) {
        String tests = joined(each -> "(" + each.range() + each.sign() + each.test() + ")", "*");
        return "SUMPRODUCT(" + tests + "*" + factor + "," + summed + ")";
    }

    private String joined(Function<Condition, String> each, String separator) {
        return conditions.stream().map(each).collect(Collectors.joining(separator));
    }

    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !READ_AS_VALUE.matcher(text).matches();
    }
}
