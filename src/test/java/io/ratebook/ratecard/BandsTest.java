package io.ratebook.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Checked;
import io.ratebook.grid.Csv;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tiered price, hours and rounding may be in a rate card. */
class BandsTest {
    private static final String HEAD = "provider,model,meter,price,per,unit,currency,from,to,hours,days,time zone,"
            + "tier kind,above,boundary,measure,scope,flat,size,round up to,source\n";
    private static final String ROW = "acme,a,input,1,1000000,token,USD,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,doc\n";

    @ParameterizedTest
    @CsvSource(
            nullValues = "",
            value = {
                ",5,,,,,,, (above) has no meaning in a row without a tier kind",
                ",,,,,7,,, (flat) has no meaning in a row without a tier kind",
                "cliff,,,,month,,,, '(scope) a cliff is of one request, not of a month'",
                "cliff,,,quantity,,,,, '(measure) \"quantity\" can''t choose a band of the tier kind cliff'",
                "cliff,,,,,3,,, (flat) has no meaning in the tier kind cliff",
                "graduated,,,prompt tokens,,,,, '(measure) \"prompt tokens\" can''t choose a band of the tier kind graduated'",
                "volume,,,,,,10,, (size) has no meaning in the tier kind volume",
                "package,,,,,,,, '(size) is blank, and a package needs one'",
                "block,,,,,,0,, (size) can't be 0",
                ",,,,,,,0, (round up to) can't be 0",
                "steps,,,,,,,, '(tier kind) \"steps\" is none of cliff, graduated, volume, package, block'",
                "volume,,=>,,,,,, '(boundary) \"=>\" is none of >, >='",
            })
    void columnsThatDontGoTogetherAreReported(
            String kind,
            String above,
            String boundary,
            String measure,
            String scope,
            String flat,
            String size,
            String round,
            String message) {
        assertThat(messages(row(kind, above, boundary, measure, scope, flat, size, round)))
                .contains(message);
    }

    @Test
    void bandsOfOnePriceAgreeAndBeginAtZero() {
        assertThat(messages(
                        row("graduated", "", "", "", "", "", "", "") + row("graduated", "5", ">=", "", "", "", "", "")))
                .containsExactly(
                        "is a band of another kind, measure, scope or boundary than cards/a.csv:2 of the same price");
        assertThat(messages(row("graduated", "5", "", "", "", "", "", "")))
                .containsExactly("begins above 5, and no row prices acme/a/input from 0 on the same days");
        assertThat(messages(
                        row("graduated", "", "", "", "", "", "", "") + row("graduated", "0", "", "", "", "", "", "")))
                .containsExactly("prices acme/a/input on days that cards/a.csv:2 prices too");
        assertThat(messages(row("", "", "", "", "", "", "", "") + row("cliff", "5", "", "", "", "", "", "")))
                .as("a plain price is the first band of a cliff")
                .isEmpty();
        assertThat(messages(row("", "", "", "", "", "", "", "") + row("volume", "5", "", "", "", "", "", "")))
                .as("a plain price is no band of a volume price")
                .hasSize(1);
    }

    @Test
    void hoursThatMeetAreTwoPricesAndHoursBesideNoneAreNot() {
        assertThat(messages(hours("16:30-00:30", "") + hours("", ""))).isEmpty();
        assertThat(messages(hours("16:30-00:30", "") + hours("00:00-01:00", "")))
                .hasSize(1);
        assertThat(messages(hours("16:30-00:30", "mon-fri") + hours("16:30-00:30", "sat")))
                .isEmpty();
        assertThat(messages(hours("noon", "")))
                .containsExactly("(hours, days, time zone) \"noon\" is no window such as 16:30-00:30");
    }

    private static String row(String... tier) {
        Object[] cells = new Object[13];
        for (int i = 0; i < 5; i++) {
            cells[i] = "";
        }
        for (int i = 0; i < 8; i++) {
            cells[5 + i] = tier[i] == null ? "" : tier[i];
        }
        return ROW.formatted(cells);
    }

    private static String hours(String hours, String days) {
        return ROW.formatted("", "", hours, '"' + days + '"', "", "", "", "", "", "", "", "", "");
    }

    private static List<String> messages(String rows) {
        Checked<RateCard> card = Csv.read("cards/a.csv", HEAD + rows).then(grid -> RateCard.read(List.of(grid)));
        return card.findings().stream().map(each -> each.message()).toList();
    }
}
