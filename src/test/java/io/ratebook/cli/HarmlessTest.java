package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessTest {
    private final StringWriter told = new StringWriter();
    private final PrintWriter out = Harmless.of(new PrintWriter(told));

    @ParameterizedTest
    @CsvSource({
        "27, \\u001B",
        "7, \\u0007",
        "13, \\u000D",
        "133, \\u0085",
        "155, \\u009B",
        "8238, \\u202E",
        "8232, \\u2028",
        "65279, \\uFEFF",
        "917505, \\uDB40\\uDC01",
        "55357, \\uD83D",
        "56832, \\uDE00",
        "1114111, \\uDBFF\\uDFFF"
    })
    void whatSteersOrHidesIsSpeltOutByUnits(int point, String spelt) {
        out.print("a" + Character.toString(point) + "b");
        out.flush();
        assertThat(told).hasToString("a" + spelt + "b");
    }

    @Test
    void textsTabsAndEndsOfLinesPass() {
        out.println("caf\u00e9 \u03c0 \u4ef7\u683c \ud83d\ude00 \u2026\tend");
        assertThat(told).hasToString("caf\u00e9 \u03c0 \u4ef7\u683c \ud83d\ude00 \u2026\tend" + System.lineSeparator());
    }

    @Test
    void aPairMayComeInTwoPieces() {
        out.write('\ud83d');
        out.write('\ude00');
        out.write('\ud83d');
        out.flush();
        assertThat(told).hasToString("\ud83d\ude00\\uD83D");
    }
}
