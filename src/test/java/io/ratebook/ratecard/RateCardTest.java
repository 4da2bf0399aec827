package io.ratebook.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Usage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Csv;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateCardTest {
    private static final String HEAD =
            "provider,model,meter,service tier,region,price,per,unit,currency,from,to,source,note\n";

    @Test
    void aRowIsOnePriceWithItsSourceAndPlace() {
        Checked<RateCard> card = read("OpenAI,gpt-5.1,input,,,1.25,1000000,tokens,usd,,,the document,\n");
        assertThat(card.findings()).isEmpty();
        assertThat(card.value().rates())
                .singleElement()
                .hasToString("openai/gpt-5.1/input 1.25 USD per 1000000 token (cards/a.csv:2)");
    }

    @Test
    void whatCantBeReadIsReportedAndNeverPricedAtZero() {
        Checked<RateCard> card = read("openai,a,input,,,TBD,1000000,token,USD,,,doc,\n"
                + "openai,b,input,,,,1000000,token,USD,,,doc,\n"
                + "openai,c,input,,,1,0,token,USD,,,doc,\n"
                + "openai,d,input,,,1,1,token,DOLLAR,,,doc,\n"
                + "openai,e,input,,,1,1,token,USD,2026-02-01,2026-01-01,doc,\n"
                + "openai,f,input,,,1,1,token,USD,,,,\n"
                + "openai,g,input,,,-1,1,token,USD,,,doc,\n");
        assertThat(card.value().rates()).isEmpty();
        assertThat(card.findings())
                .extracting(each -> each.where().line() + " " + each.code())
                .containsExactly(
                        "2 RB-VAL-TEXTNUM",
                        "8 RB-VAL-NEGATIVE",
                        "3 RB-VAL-BLANK",
                        "4 RB-RATE-PER",
                        "5 RB-VAL-CURRENCY",
                        "6 RB-RATE-DATES",
                        "7 RB-VAL-BLANK");
    }

    @Test
    void twoPricesOnOneDayNameBothRows() {
        Checked<RateCard> card = read("openai,a,input,,,1,1,token,USD,,2026-03-01,doc,\n"
                + "openai,a,input,,,2,1,token,USD,2026-03-01,,doc,\n"
                + "openai,a,input,,,3,1,token,USD,2026-04-01,,doc,\n");
        assertThat(card.findings())
                .extracting(Finding::message)
                .containsExactly("prices openai/a/input on days that cards/a.csv:3 prices too");
    }

    @Test
    void misspeltModelsAndProvidersNameTheNearest() {
        RateCard card = read("openai,gpt-5.1,input,,,1,1,token,USD,,,doc,\n").value();
        List<Finding> findings = card.unknownModels(
                List.of(usage("openai", "gpt-51"), usage("opnai", "gpt-5.1"), usage("openai", "gpt-5.1")), List.of());
        assertThat(findings)
                .extracting(each -> each.code() + ": " + each.maybe())
                .containsExactly("RB-VAL-MODEL: write \"gpt-5.1\"", "RB-VAL-PROVIDER: write \"openai\"");
    }

    private static Usage usage(String provider, String model) {
        return Usage.at(Location.ofCell("b.xlsx", "Usage", 2, 1))
                .text(Usage.Text.PROVIDER, provider)
                .text(Usage.Text.MODEL, model, Location.ofCell("b.xlsx", "Usage", 2, 5))
                .build();
    }

    private static Checked<RateCard> read(String rows) {
        return Csv.read("cards/a.csv", HEAD + rows).then(grid -> RateCard.read(List.of(grid)));
    }
}
