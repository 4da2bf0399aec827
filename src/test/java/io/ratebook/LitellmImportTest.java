package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ratecard.catalogue.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class LitellmImportTest {
    private final CatalogueFixture catalogue = CatalogueFixture.litellm();

    @Test
    void boundsOfBandsAreSortedAsNumbersAndAThousandIsAThousand() {
        assertThat(catalogue.rows("acme", "acme-tiered"))
                .extracting(each -> each.replaceFirst(",the day.*", ""))
                .containsExactly(
                        "input,,,3,1000000,token,USD,,,,,,cliff,",
                        "input,,,4,1000000,token,USD,,,,,,cliff,90000",
                        "input,,,6,1000000,token,USD,,,,,,cliff,200000",
                        "input,,,12,1000000,token,USD,,,,,,cliff,1000000",
                        "output,,,15,1000000,token,USD,,,,,,cliff,",
                        "output,,,22.5,1000000,token,USD,,,,,,cliff,200000",
                        "cached input,,,0.3,1000000,token,USD,,,,,,,",
                        "cache write,,,3.75,1000000,token,USD,,,,,,,",
                        "cache write 1h,,,6,1000000,token,USD,,,,,,cliff,",
                        "cache write 1h,,,12,1000000,token,USD,,,,,,cliff,200000");
    }

    @Test
    void theVendorsPageAndTheLastDayComeAlong() {
        assertThat(catalogue.rows("acme", "acme-tiered"))
                .allMatch(each -> each.endsWith(",the day; https://acme.example/prices,withdrawn on 2027-03-31"));
    }

    @Test
    void serviceTiersAreRowsAndNumbersMayBeTexts() {
        assertThat(catalogue.rows("acme", "acme-classes"))
                .extracting(each -> each.replace(",the day,", ""))
                .containsExactly(
                        "input,,,2.5,1000000,token,USD,,,,,,cliff,",
                        "input,,,5,1000000,token,USD,,,,,,cliff,200000",
                        "output,,,10,1000000,token,USD,,,,,,,",
                        "input,batch,,1.25,1000000,token,USD,,,,,,,the catalogue states no bands for long prompts here; standard has some",
                        "input,flex,,1.25,1000000,token,USD,,,,,,,the catalogue states no bands for long prompts here; standard has some",
                        "input,priority,,5,1000000,token,USD,,,,,,cliff,",
                        "input,priority,,10,1000000,token,USD,,,,,,cliff,200000",
                        "input,ultrafast,,10,1000000,token,USD,,,,,,,the catalogue states no bands for long prompts here; standard has some",
                        "output,batch,,5,1000000,token,USD,,,,,,,");
    }

    @Test
    void modalitiesAndUnitsOtherThanTokensHaveMetersOfTheirOwn() {
        assertThat(catalogue.rows("acme", "acme-senses"))
                .extracting(each -> each.replace(",the day,", ""))
                .containsExactly(
                        "input,,,1,1000000,token,USD,,,,,,,",
                        "audio input,,,4,1000000,token,USD,,,,,,,",
                        "image input,,,2,1000000,token,USD,,,,,,,",
                        "cached audio input,,,0.4,1000000,token,USD,,,,,,,",
                        "output,,,4,1000000,token,USD,,,,,,,",
                        "audio output,,,16,1000000,token,USD,,,,,,,",
                        "prompt image,,,0.001,1,image,USD,,,,,,,",
                        "image,,,0.04,1,image,USD,,,,,,,",
                        "character,,,0.3,1000000,character,USD,,,,,,,",
                        "second,,,0.0001,1,second,USD,,,,,,,",
                        "request,,,5,1000,request,USD,,,,,,,",
                        "page,,,1,1000,page,USD,,,,,,,",
                        "web search,,,10,1000,search,USD,,,,,,,");
    }

    @Test
    void searchesThatDifferBySizeAreAMeterASize() {
        assertThat(catalogue.rows("acme", "acme-search"))
                .extracting(each -> each.substring(0, each.indexOf(",USD")))
                .startsWith("web search high,,,12,1000,search", "web search low,,,5,1000,search");
    }

    @Test
    void whatADrawingModelTakesForAPixelIsAPriceOfTheDrawing() {
        assertThat(catalogue.rows("acme", "acme-drawing"))
                .containsExactly("pixel,,,0.019,1000000,pixel,USD,,,,,,,,the day,");
    }

    @Test
    void rangesAreBandsInOrderWhateverTheirOrderInTheFile() {
        assertThat(catalogue.rows("acme", "acme-ranges"))
                .extracting(each -> each.replaceFirst(",1000000,token,USD,,,,,,cliff,", " above "))
                .containsExactly(
                        "input,,,0.3 above ,the day,",
                        "input,,,0.5 above 32000,the day,",
                        "input,,,0.8 above 128000,the day,",
                        "output,,,1.5 above ,the day,",
                        "output,,,2.5 above 32000,the day,",
                        "output,,,4 above 128000,the day,");
    }

    @Test
    void offPeakPricesStandBesideTheOthersWithTheirHours() {
        assertThat(catalogue.rows("acme", "acme-nights"))
                .extracting(each -> each.replace(",1000000,token,USD,,,", " at "))
                .containsExactly(
                        "input,,,0.27 at ,,,,,the day,",
                        "output,,,1.1 at ,,,,,the day,",
                        "input,,,0.135 at 16:30-00:30,,UTC,,,the day,",
                        "output,,,0.55 at 16:30-00:30,,UTC,,,the day,");
    }

    @Test
    void weekdaysAreThoseOfTheirZoneAndAWindowIsCutAtItsMidnight() {
        assertThat(catalogue.rows("acme", "acme-weeks"))
                .filteredOn(each -> each.contains("Asia"))
                .extracting(each -> each.replaceFirst(".*,USD,,,", ""))
                .containsExactly(
                        "18:00-00:00,\"mon,tue\",Asia/Shanghai,,,the day,",
                        "00:00-09:00,\"mon,tue\",Asia/Shanghai,,,the day,",
                        "12:00-14:00,\"mon,tue\",Asia/Shanghai,,,the day,",
                        ",\"sat,sun\",Asia/Shanghai,,,the day,");
    }

    @Test
    void hoursThatNoCardCanSayAreKeptOut() {
        assertThat(catalogue.keptOut("RB-CAT-WINDOW"))
                .singleElement()
                .asString()
                .startsWith("acme/acme-clocks | off_peak_pricing")
                .endsWith("the clocks of America/New_York change, so hours in UTC are no hours there");
    }

    @Test
    void oneModelUnderTwoNamesIsOneAndWhatDiffersIsReported() {
        assertThat(catalogue.rows("brandt", "twin"))
                .extracting(each -> each.substring(0, each.indexOf(",1000000")))
                .containsExactly("input,,,1", "output,,,2", "cached input,,,0.1");
        assertThat(catalogue.keptOut("RB-CAT-DIFFERS")).isEmpty();
        assertThat(catalogue.imported().remarks())
                .anyMatch(each -> each.startsWith("One model, two prices in the catalogue, 1 [RB-CAT-DIFFERS]"))
                .anyMatch(each -> each.matches(" +brandt/twin/output +2 USD per 1000000 token \\(twin, kept\\)"
                        + " +3 USD per 1000000 token \\(brandt/twin\\) +x 1.5"));
    }

    @Test
    void oneProviderHasOneNameAndVertexIsNotGoogle() {
        assertThat(catalogue.rows("google", "gemini-small").get(0)).startsWith("input,,,0.1,");
        assertThat(catalogue.rows("vertex", "gemini-small").get(0)).startsWith("input,,,0.2,");
    }

    @Test
    void eachSanityRuleKeepsItsPriceOutAndSaysWhy() {
        assertThat(catalogue.keptOut("RB-CAT-HIGH"))
                .containsExactly(
                        "odd/thousandfold | input_cost_per_token | 5000 USD per 1000000 token: over the bound of 1000");
        assertThat(catalogue.keptOut("RB-CAT-BESIDE"))
                .singleElement()
                .asString()
                .contains("output_cost_per_token");
        assertThat(catalogue.keptOut("RB-CAT-CACHED"))
                .containsExactly(
                        "odd/cached | cache_read_input_token_cost | 1.1 USD per 1000000 token: 1.1 times input, which is 1");
        assertThat(catalogue.keptOut("RB-CAT-WRITE"))
                .containsExactly(
                        "odd/cached | cache_creation_input_token_cost | 24 USD per 1000000 token: 24 times input, which is 1");
        assertThat(catalogue.keptOut("RB-CAT-ZERO"))
                .containsExactly("odd/cached | cache_creation_input_token_cost_above_1hr"
                        + " | 0 USD per 1000000 token: 0 times input, which is 1");
        assertThat(catalogue.keptOut("RB-CAT-BATCH")).singleElement().asString().contains("1.2 times standard");
        assertThat(catalogue.keptOut("RB-CAT-FLEX")).singleElement().asString().contains("1.2 times standard");
        assertThat(catalogue.keptOut("RB-CAT-PRIORITY"))
                .singleElement()
                .asString()
                .contains("50 times standard, which is 0.05");
        assertThat(catalogue.keptOut("RB-CAT-TIER"))
                .containsExactly(
                        "odd/bands | input_cost_per_token_above_200k_tokens above 200000"
                                + " | 1 USD per 1000000 token: the band below costs 2",
                        "odd/bands | cache_creation_input_token_cost_above_200k_tokens above 200000"
                                + " | 4 USD per 1000000 token: no price up to 200000 tokens stands beside it");
        assertThat(catalogue.keptOut("RB-CAT-TEXT"))
                .containsExactly("odd/words | input_cost_per_token | cheap: is no number");
        assertThat(catalogue.keptOut("RB-CAT-NEGATIVE"))
                .containsExactly("odd/words | input_cost_per_second | -1 USD per 1 second: the bound is 0");
        assertThat(catalogue.keptOut("RB-CAT-INPUT")).singleElement().asString().startsWith("odd/no-input");
        assertThat(catalogue.keptOut("RB-CAT-EMPTY"))
                .extracting(each -> each.substring(0, each.indexOf(' ')))
                .containsExactly("acme/acme-results", "odd/nothing");
        assertThat(catalogue.keptOut("RB-CAT-ENTRY"))
                .extracting(each -> each.substring(0, each.indexOf(' ')))
                .containsExactly("sample_spec", "odd/=1+1");
    }

    @Test
    void whatIsSoundInASuspectEntryStays() {
        assertThat(catalogue.rows("odd", "cached"))
                .extracting(each -> each.substring(0, each.indexOf(',')))
                .containsExactly("input", "output");
        assertThat(catalogue.rows("odd", "words")).singleElement().asString().startsWith("prompt image,,,0.1,");
        assertThat(catalogue.rows("odd", "thousandfold")).isEmpty();
    }

    @Test
    void fieldsOfMoneyThatAreNoPriceAreCounted() {
        assertThat(catalogue.imported().remarks())
                .anyMatch(each -> each.matches(" +regional_processing_uplift_multiplier_eu +1 +a multiplier, .*"))
                .anyMatch(each -> each.matches(" +input_cost_per_moonbeam +1 +a price that this version doesn't know"))
                .anyMatch(each -> each.matches(" +tiered_pricing by max_results_range +1 +bands by something .*"))
                .anyMatch(each -> each.matches(" +output_cost_per_reasoning_token +1 +the price of output, .*"));
    }

    @Test
    void providersAndModelsCanBeChosen() {
        CatalogueFixture chosen = CatalogueFixture.of(
                CatalogueFixture.LITELLM,
                "litellm",
                new Choice(List.of("gemini", "brandt"), List.of("*-small", "TWIN")));
        assertThat(chosen.imported().providers()).containsExactly("brandt", "google");
        assertThat(chosen.imported().rows()).isEqualTo(5);
    }
}
