package io.ratebook.workbook.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionalSumTest {
    @ParameterizedTest
    @ValueSource(strings = {"P1 Generation (batch)", "9 runs", "162-run", "50k rows", "Market entry", "2nd phase"})
    void plainWordsAreSummedBySumifs(String text) {
        assertThat(sum(text)).isEqualTo("SUMIFS(R2:R9,C2:C9,A1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "what?",
                "~a",
                ">5",
                "=x",
                "<1k rows",
                "050",
                "1/2",
                "May 2026",
                "jan-27",
                "TRUE",
                "-",
                "5 p",
                "1e5",
                "3 May",
                "3 may 27",
                "50 EUR",
                "1"
            })
    void textsThatSumifsWouldReadOtherwiseAreComparedAsTheyAre(String text) {
        assertThat(sum(text)).isEqualTo("SUMPRODUCT((C2:C9=A1)*1,R2:R9)");
    }

    @Test
    void noTextMatchesCellsWithoutText() {
        assertThat(sum("")).isEqualTo("SUMPRODUCT((C2:C9=\"\")*1,R2:R9)");
    }

    private static String sum(String text) {
        return new ConditionalSum("R2:R9").where("C2:C9", "A1", text).formula();
    }
}
