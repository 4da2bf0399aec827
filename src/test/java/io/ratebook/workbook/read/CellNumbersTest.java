package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Decimals;
import io.ratebook.amount.Scaled;
import io.ratebook.grid.CellValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CellNumbersTest {
    private static final long SEED = Long.getLong("ratebook.seed", 20261122);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "007, 7",
        "+5, 5",
        "12., 12",
        ".5, 0.5",
        "100, 100",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        "0.15060000000000001, 0.1506",
        "0.1, 0.1",
        "1.7999999999999998, 1.8",
        "123456789012345, 123456789012345",
        "99999999999999, 99999999999999",
        "-0.00000001, -0.00000001",
        "999999.99999999, 999999.99999999",
        "1234567.891, 1234567.891",
        "1e-300, 1e-300"
    })
    void aNumberIsWhatExcelShowsOfIt(String raw, BigDecimal number) {
        assertThat(CellNumbers.parse(raw).orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "NaN",
                "INF",
                "-INF",
                "Infinity",
                "0x10",
                "1_000",
                "1,5",
                "1 2",
                "--1",
                "1e1000",
                "1e999999999",
                "1e309",
                "1.8e308",
                "١٢",
                "１２",
                "1d",
                "1f",
                "0x1p3"
            })
    void whatIsNoNumberOrLiesBeyondADoubleIsNone(String raw) {
        assertThat(CellNumbers.parse(raw)).isEmpty();
    }

    @Test
    void aLongTextIsNoNumber() {
        assertThat(CellNumbers.parse("1".repeat(64))).isPresent();
        assertThat(CellNumbers.parse("1".repeat(65))).isEmpty();
    }

    @Test
    void theShortWayAndTheLongWayAreTheSame() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            BigDecimal number =
                    BigDecimal.valueOf(random.nextLong(-99_999_999_999_999L, 99_999_999_999_999L), random.nextInt(12));
            String raw = number.toPlainString();
            BigDecimal shown = new BigDecimal(Double.parseDouble(raw)).round(new MathContext(15));
            assertThat(CellNumbers.parse(raw).orElseThrow())
                    .as("seed %s, %s", SEED, raw)
                    .isEqualByComparingTo(shown);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, false, 1900-01-01",
        "59, false, 1900-02-28",
        "61, false, 1900-03-01",
        "45000, false, 2023-03-15",
        "45000, true, 2027-03-16",
        "60, true, 1904-03-01",
        "46348.75, false, 2026-11-22",
        "2958465, false, 9999-12-31"
    })
    void aSerialNumberIsADay(BigDecimal serial, boolean date1904, LocalDate day) {
        assertThat(CellNumbers.dated(serial, date1904)).isEqualTo(new CellValue.Dated(day, serial));
    }

    @ParameterizedTest
    @CsvSource({"60, false", "60.5, false", "0.5, false", "0, true", "-1, false", "2958466, false"})
    void whatIsNoDayStaysANumber(BigDecimal serial, boolean date1904) {
        assertThat(CellNumbers.dated(serial, date1904)).isEqualTo(new CellValue.Number(serial));
    }

    @Test
    void aDayInIsoFormIsADay() {
        assertThat(CellNumbers.isoDate("2026-11-22T10:00:00Z", false))
                .isEqualTo(new CellValue.Dated(LocalDate.of(2026, 11, 22), new BigDecimal("46348")));
        assertThat(CellNumbers.isoDate("2026-11-22", true))
                .isEqualTo(new CellValue.Dated(LocalDate.of(2026, 11, 22), new BigDecimal("44886")));
        assertThat(CellNumbers.isoDate("22.11.2026", false)).isEqualTo(new CellValue.Text("22.11.2026"));
        assertThat(CellNumbers.isoDate("", false)).isEqualTo(new CellValue.Text(""));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1.000000001, true",
        "1, 1.0000000011, false",
        "-1000, -1000.000001, true",
        "-1000, -1000.0000011, false",
        "0, 0, true",
        "0, 1e-30, false"
    })
    void resultsOfTheSameFormulaMayDifferByOnePartInAThousandMillion(BigDecimal one, BigDecimal other, boolean equal) {
        assertThat(CellNumbers.nearlyEqual(one, other)).isEqualTo(equal);
        assertThat(CellNumbers.nearlyEqual(other, one)).isEqualTo(equal);
    }

    @Test
    void plainDecimalsAreTheNumbersThatCellsAreReadAs() {
        Random random = new Random(SEED);
        Scaled number = new Scaled();
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong() % (long) Math.pow(10, 1 + random.nextInt(16));
            String raw = BigDecimal.valueOf(digits, random.nextInt(30) - 3).toString();
            String written = random.nextInt(4) == 0 ? raw + "E" + (random.nextInt(199) - 99) : raw;
            if (Decimals.CELL.parse(written, 0, written.length(), number)) {
                assertThat(CellNumbers.parse(written)).as("seed " + SEED).contains(number.value());
            }
        }
    }
}
