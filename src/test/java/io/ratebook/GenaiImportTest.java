package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenaiImportTest {
    private final CatalogueFixture catalogue = CatalogueFixture.genai();

    @Test
    void providersAreNamedAsInTheCards() {
        assertThat(catalogue.imported().providers()).containsExactly("acme", "xai");
        assertThat(catalogue.rows("xai", "grok-small"))
                .containsExactly(
                        "input,,,0.2,1000000,token,USD,,,,,,,,the day,",
                        "cached input,,,0.05,1000000,token,USD,,,,,,,,the day,",
                        "output,,,0.5,1000000,token,USD,,,,,,,,the day,");
    }

    @Test
    void everyUnitHasItsMeterAndBandsAreCliffs() {
        assertThat(catalogue.rows("acme", "acme-bands"))
                .extracting(each -> each.replace(",the day,", ""))
                .containsExactly(
                        "input,,,3,1000000,token,USD,,,,,,cliff,",
                        "input,,,6,1000000,token,USD,,,,,,cliff,200000",
                        "cache write,,,3.75,1000000,token,USD,,,,,,,",
                        "cache write 1h,,,6,1000000,token,USD,,,,,,,",
                        "cached audio input,,,0.3,1000000,token,USD,,,,,,,",
                        "audio input,,,10,1000000,token,USD,,,,,,,",
                        "output,,,15,1000000,token,USD,,,,,,,",
                        "reasoning,,,20,1000000,token,USD,,,,,,,",
                        "image output,,,30,1000000,token,USD,,,,,,,",
                        "web search,,,10,1000,search,USD,,,,,,,",
                        "request,,,5,1000,request,USD,,,,,,,",
                        "character,,,4,1000000,character,USD,,,,,,,",
                        "audio second,,,0.36,3600,second,USD,,,,,,,");
        assertThat(catalogue.imported().remarks())
                .anyMatch(each -> each.matches(" +moonbeams_kcount +1 +a price that this version doesn't know"));
    }

    @Test
    void firstDaysBecomeHalfOpenSpans() {
        assertThat(catalogue.rows("acme", "acme-dated"))
                .extracting(each -> each.replace(",1000000,token,USD,", " "))
                .containsExactly(
                        "input,,,2 ,2026-09-01,,,,,,the day,\"deprecated, says the catalogue\"",
                        "output,,,10 ,2026-09-01,,,,,,the day,\"deprecated, says the catalogue\"",
                        "input,,,3 2026-09-01,2027-01-01,,,,,,the day,\"deprecated, says the catalogue\"",
                        "output,,,15 2026-09-01,2027-01-01,,,,,,the day,\"deprecated, says the catalogue\"",
                        "input,,,4 2027-01-01,,,,,,,the day,\"deprecated, says the catalogue\"",
                        "output,,,15 2027-01-01,,,,,,,the day,\"deprecated, says the catalogue\"");
    }

    @Test
    void theLastLineThatHoldsWinsWhateverTheOrderOfDays() {
        assertThat(catalogue.rows("acme", "acme-hidden"))
                .extracting(each -> each.replace(",1000000,token,USD,", " "))
                .containsExactly("input,,,2 ,2026-03-01,,,,,,the day,", "input,,,4 2026-03-01,,,,,,,the day,");
    }

    @Test
    void hoursAreInUtcBesideThePriceOfTheOtherHours() {
        assertThat(catalogue.rows("acme", "acme-hours"))
                .extracting(each -> each.replace(",1000000,token,USD,", " "))
                .containsExactly("input,,,0.135 ,,,,,,,the day,", "input,,,0.27 ,,00:30-16:30,,UTC,,,the day,");
        assertThat(catalogue.keptOut("RB-CAT-WINDOW"))
                .singleElement()
                .asString()
                .startsWith("acme-seconds | constraint")
                .endsWith("00:30:15Z is no whole minute");
    }

    @Test
    void aModelWithoutPricesIsNeverFree() {
        assertThat(catalogue.rows("acme", "acme-free")).isEmpty();
        assertThat(catalogue.keptOut("RB-CAT-EMPTY")).containsExactly("acme-free | prices | none: nothing to import");
    }

    @Test
    void aFirstDayIsGivenOnlyToPricesThatHaveNoneAndGoOn() {
        assertThat(catalogue
                        .rows("acme", "acme-dated", Optional.of(LocalDate.of(2026, 8, 21)))
                        .get(0))
                .contains(",2026-08-21,2026-09-01,")
                .endsWith(
                        "\"from is the day of the catalogue; the price may be older; deprecated, says the catalogue\"");
        assertThat(catalogue.rows("acme", "acme-hidden", Optional.of(LocalDate.of(2026, 8, 21))))
                .extracting(each -> each.replace(",1000000,token,USD,", " "))
                .containsExactly("input,,,2 ,2026-03-01,,,,,,the day,", "input,,,4 2026-03-01,,,,,,,the day,");
    }
}
