package io.ratebook.workbook.read;

import io.ratebook.amount.Exact;
import io.ratebook.grid.CellValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;

/** Numbers and dates as cells store them: the 15 digits that Excel shows, never the raw text of the file. */
public final class CellNumbers {
    private static final Pattern WRITTEN = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");
    private static final Pattern SHORT = Pattern.compile("0|-?[1-9]\\d{0,13}|-?(0|[1-9]\\d{0,5})\\.\\d{1,8}");
    private static final Pattern NOT_ZERO = Pattern.compile("[-+]?[0.]*[1-9]");
    private static final int LONGEST = 64;
    private static final BigDecimal NO_SUCH_DAY = BigDecimal.valueOf(60);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

    private CellNumbers() {}

    /** The number; empty where the text is none, is endless, lies beyond a double or so near to zero that a double is zero. */
    public static Optional<BigDecimal> parse(String raw) {
        if (raw.length() > LONGEST || !WRITTEN.matcher(raw).matches()) {
            return Optional.empty();
        }
        if (SHORT.matcher(raw).matches()) {
            return Optional.of(Exact.normal(new BigDecimal(raw)));
        }
        double number = Double.parseDouble(raw);
        boolean lost = Double.isInfinite(number)
                || Math.abs(number) < Double.MIN_NORMAL && NOT_ZERO.matcher(raw).lookingAt();
        return lost ? Optional.empty() : Optional.of(of(number));
    }

    /** The number as Excel shows it: at most 15 significant digits. */
    static BigDecimal of(double number) {
        return Exact.normal(new BigDecimal(NumberToTextConverter.toText(number)));
    }

    /** A day for a serial number; the number itself where it is no day: a time alone, or 29 February 1900. */
    static CellValue dated(BigDecimal serial, boolean date1904) {
        boolean isDay = serial.compareTo(BigDecimal.ONE) >= 0
                && serial.compareTo(LAST_DAY) < 0
                && (date1904 || serial.toBigInteger().compareTo(NO_SUCH_DAY.toBigInteger()) != 0);
        return isDay
                ? new CellValue.Dated(
                        DateUtil.getLocalDateTime(serial.doubleValue(), date1904)
                                .toLocalDate(),
                        serial)
                : new CellValue.Number(serial);
    }

    /** A day written in ISO form; text where it is none. */
    public static CellValue isoDate(String raw, boolean date1904) {
        try {
            LocalDate day = LocalDate.parse(raw.substring(0, Math.min(10, raw.length())));
            return new CellValue.Dated(day, of(DateUtil.getExcelDate(day.atStartOfDay(), date1904)));
        } catch (DateTimeParseException e) {
            return new CellValue.Text(raw);
        }
    }

    /** Equal but for what two calculations of the same formula may differ by: one part in a thousand million. */
    static boolean nearlyEqual(BigDecimal one, BigDecimal other) {
        BigDecimal allowed = one.abs().max(other.abs()).movePointLeft(9);
        return one.subtract(other).abs().compareTo(allowed) <= 0;
    }
}
