package io.ratebook.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Column.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
    private static final List<Column> COLUMNS = List.of(
            Column.text("Model", "the model").must(),
            Column.of("Calls", Kind.COUNT, "how many").withRange(),
            Column.text("Tier", "the tier").oneOf("standard", "batch"));

    @Test
    void columnsStandInAnyOrderBelowATitle() {
        Checked<Table> table = read("Prices of the year,,\n\nCALLS , Model\n3,gpt\n\n4,other\n");
        assertThat(table.findings()).isEmpty();
        assertThat(table.value().rows()).hasSize(2);
        assertThat(table.value().rows().get(1).text("model")).isEqualTo("other");
        assertThat(table.value().rows().get(1).number("Calls")).contains(new BigDecimal(4));
        assertThat(table.value().rows().get(1).where("Calls")).hasToString("card.csv:6");
    }

    @Test
    void columnsThatNobodyDeclaredAreKept() {
        TableRow row = read("Model,Seats\ngpt,12\n").value().rows().get(0);
        assertThat(row.extras()).containsEntry("Seats", new BigDecimal(12));
    }

    @Test
    void everyDefectIsToldAtOnceWithItsPlace() {
        Checked<Table> table = read("Calls,Tier,Calls\n-1,batsh,\n\"12,5k\",,\n0.5,,\n");
        assertThat(table.findings())
                .extracting(each -> each.code() + " " + each.where() + " " + each.maybe())
                .containsExactlyInAnyOrder(
                        "RB-HDR-DUP card.csv:1 rename or delete one of the two",
                        "RB-HDR-MISSING card.csv:1 add it: the model",
                        "RB-VAL-NEGATIVE card.csv:2 write 1",
                        "RB-VAL-CHOICE card.csv:2 write \"batch\"",
                        "RB-VAL-TEXTNUM card.csv:3 write 12500",
                        "RB-VAL-FRACTION card.csv:4 round it");
    }

    @Test
    void nearlyRightHeadersAreNamed() {
        assertThat(read("Modle,Calls low\ngpt,1\n").findings())
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .contains("there is no column \"Model\"")
                .contains("Maybe rename the column \"Modle\" to \"Model\".");
        assertThat(read("Model,Cals\ngpt,1\n").findings())
                .extracting(Finding::maybe)
                .containsExactly("write \"Calls\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,5k | 12500",
                "$0.25 | 0.25",
                "12% | 0.12",
                "1.000,5 | 1000.5",
                "1 234 567 | 1234567",
                "1,000 | ",
                "abc | ",
                "1,000.5 | 1000.5",
                "-3k | -3000",
                "1.2.3 | "
            })
    void textThatMeansOneNumberIsSuggestedAndTwoReadingsAreNot(String text, BigDecimal likely) {
        assertThat(TextNumbers.likely(text).orElse(null)).isEqualTo(likely);
    }

    private static Checked<Table> read(String csv) {
        return Csv.read("card.csv", csv).then(grid -> Table.read(grid, COLUMNS));
    }
}
