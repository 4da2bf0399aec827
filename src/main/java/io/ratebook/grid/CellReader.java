package io.ratebook.grid;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Nearest;
import io.ratebook.finding.Printable;
import io.ratebook.lookalike.LookAlikes;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cells to values of a column's kind. What doesn't fit becomes a finding and no value: never zero, never a guess. */
public final class CellReader {
    /** Larger than any honest count of tokens; Excel keeps 15 digits. */
    private static final BigDecimal LARGEST = new BigDecimal("1E+15");

    /** Nothing that a spreadsheet shows is so near to zero and isn't. */
    private static final BigDecimal SMALLEST = new BigDecimal("1E-30");

    private static final BigDecimal LARGEST_SHARE = BigDecimal.valueOf(1000);
    private static final int DIGITS_KEPT = 15;
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_FINDINGS = 200;

    /** Columns that hold sentences, of any length. */
    private static final Set<String> PROSE =
            Set.of("Note", "Description", "Figure", "Where", "Source", "Known difference");

    /** Columns whose texts are compared with other texts. */
    private static final Set<String> NAMES = Set.of(
            "Id",
            "Scenario",
            "Provider",
            "Model",
            "Meter",
            "Name",
            "Metric",
            "Comparison",
            "Baseline",
            "Alternative",
            "Assumption",
            "Second assumption");

    /** Columns of shares and multipliers, which nobody means to be more than a thousandfold. */
    private static final Set<String> SHARES =
            Set.of("Percent", "Retry share", "Validation loops", "Buffer", "Growth a month", "Hit rate", "Dedup share");

    private final boolean textual;
    private final List<Finding> findings;
    private final boolean optional;
    private int reported;

    /**
     * @param textual true where numbers and dates are written as text
     * @param findings where findings are added
     */
    public CellReader(boolean textual, List<Finding> findings) {
        this(textual, findings, !textual);
    }

    private CellReader(boolean textual, List<Finding> findings, boolean optional) {
        this.textual = textual;
        this.findings = findings;
        this.optional = optional;
    }

    /** For files that the command line's way of reading numbers isn't about: it isn't suggested. */
    public static CellReader ofRules(boolean textual, List<Finding> findings) {
        return new CellReader(textual, findings, false);
    }

    /** Text as a number, where it is one in that language; empty where it isn't. */
    public static Optional<BigDecimal> typed(String text, NumberStyle style) {
        return TextNumbers.in(style, text);
    }

    /** The number, within what the column's kind allows; null where the cell is blank or was reported. */
    public @Nullable BigDecimal number(Cell cell, Column column) {
        if (cell.isBlank() || isFaulty(cell, column)) {
            return null;
        }
        BigDecimal number = asNumber(cell, column);
        return number == null || !isInRange(number, cell, column) ? null : number;
    }

    /** Each number once, within what the column's kind allows; none where the cell is blank or anything of it was reported. */
    public List<BigDecimal> numbers(Cell cell, Column column) {
        boolean list =
                cell.value() instanceof CellValue.Text text && text.text().indexOf(';') >= 0;
        if (!list) {
            BigDecimal one = number(cell, column);
            return one == null ? List.of() : List.of(one);
        }
        List<BigDecimal> numbers = new ArrayList<>();
        boolean reported = false;
        for (String part : cell.shown().split(";", -1)) {
            BigDecimal number = part.isBlank() ? null : listed(part.strip(), cell, column);
            reported |= number == null && !part.isBlank();
            if (number != null && !numbers.contains(number)) {
                numbers.add(number);
            }
        }
        return reported ? List.of() : numbers;
    }

    private @Nullable BigDecimal listed(String part, Cell cell, Column column) {
        BigDecimal number = TextNumbers.plain(part).map(Exact::normal).orElse(null);
        if (number == null) {
            report(
                    "RB-VAL-TEXTNUM",
                    cell,
                    column,
                    "holds \"" + Shown.safely(part) + "\", which is not a number",
                    TextNumbers.advice(part, optional)
                            .orElse("write plain digits between semicolons, such as 100; 200; 0.25"));
            return null;
        }
        return isInRange(number, cell, column) ? number : null;
    }

    /** The text without surrounding spaces; empty where the cell is blank or was reported. */
    public String text(Cell cell, Column column) {
        if (cell.isBlank() || isFaulty(cell, column)) {
            return "";
        }
        String text = composed(cell.shown().strip());
        if (isCutOff(cell, column)) {
            return "";
        }
        if (column.choices().isEmpty()) {
            return isReadable(text, cell, column) ? text : "";
        }
        return choice(text, cell, column);
    }

    /** Composed characters, so that what looks the same and means the same is the same. */
    private static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** True, and reported, for a number in a column of texts whose last digits a spreadsheet has lost. */
    private boolean isCutOff(Cell cell, Column column) {
        boolean cutOff = !textual && cell.value() instanceof CellValue.Number number && isCutOff(number.value());
        if (cutOff) {
            report(
                    "RB-VAL-RANGE",
                    cell,
                    column,
                    "has more than 15 digits, of which a spreadsheet has lost the last",
                    "type it as text, with an apostrophe before it");
        }
        return cutOff;
    }

    private static boolean isCutOff(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() > DIGITS_KEPT;
    }

    /** The text as it stands, with its spaces, line breaks and joined characters; null where the cell is blank or was reported. */
    public @Nullable String passage(Cell cell, Column column) {
        if (cell.isBlank() || isFaulty(cell, column)) {
            return null;
        }
        if (cell.value() instanceof CellValue.Text text) {
            return text.text();
        }
        report("RB-VAL-TYPE", cell, column, "is not a text", "write a count into the column of the tokens");
        return null;
    }

    /** The date; null where the cell is blank or was reported. */
    public @Nullable LocalDate date(Cell cell, Column column) {
        if (cell.isBlank() || isFaulty(cell, column)) {
            return null;
        }
        if (cell.value() instanceof CellValue.Dated dated) {
            return dated.date();
        }
        try {
            if (textual) {
                return LocalDate.parse(cell.shown().strip());
            }
        } catch (DateTimeParseException e) {
            // reported below
        }
        report(
                "RB-VAL-DATE",
                cell,
                column,
                "is not a date",
                textual
                        ? "write it as 2026-11-22"
                        : "type it as a date, such as 2026-11-22, without a leading apostrophe");
        return null;
    }

    /** A cell of a column that nobody declared: number, date, text or truth value; null where it is blank or was reported. */
    public @Nullable Object any(Cell cell, Column column) {
        if (cell.isBlank() || isFaulty(cell, column)) {
            return null;
        }
        if (cell.value() instanceof CellValue.Number number) {
            return number.value();
        }
        if (cell.value() instanceof CellValue.Dated dated) {
            return dated.date();
        }
        if (cell.value() instanceof CellValue.Bool bool) {
            return bool.value();
        }
        String text = composed(cell.shown().strip());
        if (!textual && !isProse(text, cell, column)) {
            return null;
        }
        return textual && TextNumbers.plain(text).isPresent()
                ? Exact.normal(TextNumbers.plain(text).orElseThrow())
                : text;
    }

    private boolean isFaulty(Cell cell, Column column) {
        if (cell.value() instanceof CellValue.Fault fault) {
            String formula = cell.formula() == null ? "" : " (formula =" + Shown.safely(cell.formula()) + ")";
            report(
                    "RB-VAL-ERROR",
                    cell,
                    column,
                    "the spreadsheet computed " + fault.code() + formula + ", not a value",
                    "mend the formula, or type the value");
            return true;
        }
        if (cell.value() instanceof CellValue.Uncached) {
            report(
                    "RB-VAL-NOCACHE",
                    cell,
                    column,
                    "the formula =" + Shown.safely(String.valueOf(cell.formula())) + " has no stored result",
                    "open the workbook in Excel or LibreOffice and save it");
            return true;
        }
        return false;
    }

    private @Nullable BigDecimal asNumber(Cell cell, Column column) {
        if (cell.value() instanceof CellValue.Number number) {
            return number.value();
        }
        String text = cell.shown().strip();
        if (textual && TextNumbers.plain(text).isPresent()) {
            return Exact.normal(TextNumbers.plain(text).orElseThrow());
        }
        if (cell.value() instanceof CellValue.Text) {
            report(
                    "RB-VAL-TEXTNUM",
                    cell,
                    column,
                    "is not a number",
                    TextNumbers.advice(text, optional)
                            .orElse("write the number in plain digits, such as 12500 or 0.25"));
        } else {
            report("RB-VAL-TYPE", cell, column, "is not a number", "write the number in plain digits");
        }
        return null;
    }

    private boolean isInRange(BigDecimal number, Cell cell, Column column) {
        boolean signed = column.kind() == Column.Kind.NUMBER || column.kind() == Column.Kind.NUMBERS;
        if (!signed && number.signum() < 0) {
            report("RB-VAL-NEGATIVE", cell, column, "is negative", "write " + Exact.text(number.negate()));
            return false;
        }
        String why = tooFar(number, column);
        if (why != null) {
            report("RB-VAL-RANGE", cell, column, why, "check the unit");
            return false;
        }
        if (column.kind() == Column.Kind.COUNT && cell.formula() == null && number.scale() > 0) {
            report("RB-VAL-FRACTION", cell, column, "is not a whole number", "round it");
            return false;
        }
        return true;
    }

    private @Nullable String tooFar(BigDecimal number, Column column) {
        if (number.abs().compareTo(LARGEST) > 0) {
            return !textual && isCutOff(number)
                    ? "has more than 15 digits, of which a spreadsheet has lost the last; 1,000,000,000,000,000 is the most"
                    : "is larger than 1,000,000,000,000,000";
        }
        if (SHARES.contains(column.name()) && number.compareTo(LARGEST_SHARE) > 0) {
            return "is more than 1000; (" + column.name() + ") multiplies";
        }
        return number.signum() != 0 && number.abs().compareTo(SMALLEST) < 0
                ? "is nearer to 0 than any number that counts"
                : null;
    }

    private boolean isReadable(String text, Cell cell, Column column) {
        if (PROSE.contains(column.name())) {
            return isProse(text, cell, column);
        }
        if (text.length() > LONGEST_ID) {
            report("RB-VAL-LENGTH", cell, column, "is longer than 255 characters", "move the rest to the Note column");
            return false;
        }
        boolean name = NAMES.contains(column.name());
        if (text.codePoints().anyMatch(each -> name ? isHiddenInName(each) : isHidden(each))) {
            report("RB-VAL-CHAR", cell, column, "holds an invisible character", "type the text anew");
            return false;
        }
        String posing = name ? LookAlikes.posing(text).orElse(null) : null;
        if (posing != null) {
            report(
                    "RB-VAL-CHAR",
                    cell,
                    column,
                    "holds characters that look like others: " + posing,
                    "type the text anew");
        }
        return posing == null;
    }

    private static boolean isHiddenInName(int point) {
        return Printable.isUnseen(point);
    }

    /** Labels may be broken into lines, and joined as their scripts are. */
    private static boolean isHidden(int point) {
        return Printable.isUnseen(point) && !isBreak(point) && !isJoiner(point);
    }

    private static boolean isBreak(int point) {
        return point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029;
    }

    private static boolean isJoiner(int point) {
        return point == 0x200C || point == 0x200D;
    }

    /** Sentences hold what their scripts need, but nothing that steers a terminal, turns the text round, or is no character. */
    private boolean isProse(String text, Cell cell, Column column) {
        if (text.length() > LONGEST_CELL) {
            report("RB-VAL-LENGTH", cell, column, "is longer than 32,767 characters", "shorten it");
            return false;
        }
        boolean hidden = text.codePoints()
                .anyMatch(each -> isHidden(each) && (Character.getType(each) != Character.FORMAT || isTurn(each)));
        if (hidden) {
            report("RB-VAL-CHAR", cell, column, "holds an invisible character", "type the text anew");
        }
        return !hidden;
    }

    /** Marks that turn the direction of what follows, and the mark of byte order. */
    private static boolean isTurn(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069 || point == 0xFEFF;
    }

    private String choice(String text, Cell cell, Column column) {
        for (String allowed : column.choices()) {
            if (allowed.equalsIgnoreCase(text)) {
                return allowed;
            }
        }
        String near = Nearest.suggestion(text.toLowerCase(Locale.ROOT), column.choices());
        report(
                "RB-VAL-CHOICE",
                cell,
                column,
                "is none of " + String.join(", ", column.choices()),
                near != null ? near : "choose one of the list, or leave the cell empty");
        return "";
    }

    private void report(String code, Cell cell, Column column, String problem, String maybe) {
        String found = cell.value() instanceof CellValue.Fault || cell.value() instanceof CellValue.Uncached
                ? ""
                : '"' + Shown.safely(cell.shown()) + "\" ";
        if (reported++ < MOST_FINDINGS) {
            findings.add(Finding.error(
                    code, cell.where(), "(" + Shown.safely(column.name()) + ") " + found + problem, maybe));
        }
    }

    /** How many cells were reported beyond those that are told one by one. */
    int unsaid() {
        return Math.max(0, reported - MOST_FINDINGS);
    }
}
