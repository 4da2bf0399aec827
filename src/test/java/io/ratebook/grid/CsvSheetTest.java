package io.ratebook.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.amount.ThreePoint;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://example.com\",\"look\")",
                "+1",
                "-1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1+1"
            })
    void textThatWouldBeAFormulaIsText(String text) throws IOException {
        CsvSheet sheet = new CsvSheet("Name", "Note");
        sheet.row(text, "a " + text);
        assertThat(read(sheet).get(1)).containsExactly("'" + text, "a " + text);
    }

    @Test
    void numbersStayNumbersHoweverSmallLargeOrNegative() {
        CsvSheet sheet = new CsvSheet("A", "B", "C", "D");
        sheet.row(new BigDecimal("-12.50"), new BigDecimal("1E-12"), new BigDecimal("1E+20"), 7);
        assertThat(text(sheet)).endsWith("\r\n-12.5,0.000000000001,100000000000000000000,7\r\n");
    }

    @Test
    void whatIsNotKnownIsBlankAndNoZero() {
        CsvSheet sheet = new CsvSheet("A", CsvSheet.heads("Cost", "USD"));
        sheet.row("x", CsvSheet.three(null));
        sheet.row("y", CsvSheet.three(ThreePoint.of("1", "2.5", "3")));
        assertThat(text(sheet)).isEqualTo("A,Cost low (USD),Cost base (USD),Cost high (USD)\r\nx,,,\r\ny,1,2.5,3\r\n");
    }

    @Test
    void separatorsQuotesAndLinesAreQuotedAndComeBack() throws IOException {
        List<String> awkward = List.of("a,b", "say \"no\"", "two\nlines", "Ünïcode · 日本 · 🙂", " spaced ");
        CsvSheet sheet = new CsvSheet("A", "B", "C", "D", "E");
        sheet.row(awkward);
        assertThat(read(sheet).get(1)).isEqualTo(awkward);
    }

    @Test
    void aRowOfAnotherWidthIsOurMistake() {
        CsvSheet sheet = new CsvSheet("A", "B");
        assertThatThrownBy(() -> sheet.row("x")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(CsvSheet sheet) {
        return new String(sheet.bytes(), StandardCharsets.UTF_8);
    }

    private static List<List<String>> read(CsvSheet sheet) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Csv.each(new StringReader(text(sheet)), ',', (line, values) -> rows.add(values));
        return rows;
    }
}
