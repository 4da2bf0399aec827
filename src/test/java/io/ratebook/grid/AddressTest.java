package io.ratebook.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "A1, 1, 1",
        "d14, 14, 4",
        "$D$14, 14, 4",
        "D$14, 14, 4",
        "$D14, 14, 4",
        "Z9, 9, 26",
        "AA10, 10, 27",
        "XFD1048576, 1048576, 16384"
    })
    void addressesAreRead(String text, int row, int column) {
        assertThat(Address.parse(text)).contains(new Address(row, column));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "A",
                "A$",
                "1",
                "$1",
                "A0",
                "A01",
                "A-1",
                "A1B",
                "A1 ",
                " A1",
                "A1048577",
                "A99999999",
                "XFE1",
                "ZZZZ1",
                "ÄA1",
                "A\u0661",
                "@1",
                "[1",
                "A$$1",
                "$$A1",
                "R1C1"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "17, 17",
        "007, 7",
        "999999999, 999999999",
        "1000000000, -1",
        "-1, -1",
        "+1, -1",
        "1.0, -1",
        "'', -1"
    })
    void digitsAreAtMostNine(String text, int number) {
        assertThat(Digits.parse(text)).isEqualTo(number);
        assertThat(Digits.parse(null)).isEqualTo(-1);
        assertThat(Digits.parse("A" + text, 1)).isEqualTo(number);
    }
}
