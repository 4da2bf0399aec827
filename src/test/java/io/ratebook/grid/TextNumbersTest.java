package io.ratebook.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextNumbersTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "12, 12", "-3.50, -3.50", "123456789012345678, 123456789012345678", "007, 7"})
    void plainDigitsAreANumber(String text, BigDecimal number) {
        assertThat(TextNumbers.plain(text)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1,5", ".5", "5.", "+5", "1e3", "1234567890123456789", "--1", "0x1", "١"})
    void everythingElseIsNone(String text) {
        assertThat(TextNumbers.plain(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "EN | 1,234.5     | 1234.5",
                "EN | 1,234       | 1234",
                "EN | 0.25        | 0.25",
                "EN | -12         | -12",
                "EN | 12%         | 0.12",
                "EN | 12.5 %      | 0.125",
                "EN | 1,234,567.8 | 1234567.8",
                "DE | 1.234,5     | 1234.5",
                "DE | 1.234       | 1234",
                "DE | 0,25        | 0.25",
                "DE | \" 7,5% \"  | 0.075"
            })
    void aNumberOfOneLanguageIsRead(NumberStyle style, String text, BigDecimal number) {
        assertThat(TextNumbers.in(style, text).orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN | 0,25",
                "EN | 1.234,5",
                "EN | 12,34",
                "EN | 1,2345",
                "EN | ,5",
                "EN | $5",
                "EN | (5)",
                "EN | 1e3",
                "EN | 5-",
                "EN | 1234567890123456789",
                "DE | 0.25",
                "DE | 1,234.5",
                "DE | 12.34",
                "DE | 1.2345"
            })
    void whatTheLanguageDoesntWriteIsNone(NumberStyle style, String text) {
        assertThat(TextNumbers.in(style, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "12,5k   | 12500",
                "$0.25   | 0.25",
                "12%     | 0.12",
                "3M      | 3000000",
                "(5)     | -5",
                "5-      | -5",
                "\u22125 | -5",
                "+5      | 5",
                "1e3     | 1000",
                "1 000   | 1000",
                "1\u00a0000 | 1000",
                "'5      | 5",
                "1_000   | 1000",
                "\u0661\u0662 | 12",
                "\uff11\uff12 | 12",
                "1,234,567 | 1234567",
                "1.234.567,8 | 1234567.8",
                "1,234.5 | 1234.5"
            })
    void aDressedNumberHasOneLikelyReading(String text, BigDecimal number) {
        assertThat(TextNumbers.likely(text).orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "1/2",
                "1,000",
                "1.234",
                "1..2",
                "1,,2",
                "12,34,56",
                "-",
                "%",
                "k",
                "5 apples",
                "1e999"
            })
    void twoReadingsOrNoneAreNoLikelyOne(String text) {
        assertThat(TextNumbers.likely(text)).isEmpty();
    }

    @Test
    void longTextsHaveNoReading() {
        assertThat(TextNumbers.likely("1".repeat(40))).isPresent();
        assertThat(TextNumbers.likely("1".repeat(41))).isEmpty();
        assertThat(TextNumbers.advice("1".repeat(41), true)).isEmpty();
        assertThat(TextNumbers.in(NumberStyle.EN, " ".repeat(40) + "1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,5k | write 12500 | write 12500",
                "0,25  | write 0.25 if the comma is a decimal comma, or run with --text-numbers=de | write 0.25",
                "1,000 | write 1000 or 1, whichever is meant, or run with --text-numbers=en or =de | write 1000 or 1, whichever is meant",
                "1.234 | write 1234 or 1.234, whichever is meant, or run with --text-numbers=en or =de | write 1234 or 1.234, whichever is meant",
                "1.25x | |"
            })
    void whatToWriteIsSaidWithEveryReading(String text, String withOption, String without) {
        assertThat(TextNumbers.advice(text, true).orElse(null)).isEqualTo(withOption);
        assertThat(TextNumbers.advice(text, false).orElse(null)).isEqualTo(without);
    }
}
