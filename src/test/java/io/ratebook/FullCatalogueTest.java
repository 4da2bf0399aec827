package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Checked;
import io.ratebook.ratecard.RateCard;
import io.ratebook.ratecard.catalogue.Choice;
import io.ratebook.ratecard.catalogue.Imported;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole catalogues, of whatever day: what is known of them holds, and every row that is written is a price that a run can use. */
class FullCatalogueTest {
    @Test
    void everyRowOfLitellmIsAPriceAndTheKnownBadOnesAreNamed() {
        CatalogueFixture catalogue =
                CatalogueFixture.of(FullCatalogues.file("litellm_model_prices", ".json"), "litellm", Choice.ALL);
        assertEveryRowIsAPrice(catalogue.imported(), 5000);
        List<String> high = catalogue.keptOut("RB-CAT-HIGH");
        assertThat(high.stream()
                        .filter(each -> each.startsWith("wandb/") && each.contains(" input_cost_per_token "))
                        .count())
                .isEqualTo(13);
        assertThat(catalogue.keptOut("RB-CAT-PRIORITY"))
                .anyMatch(each -> each.startsWith("openai gpt-5-nano | input_cost_per_token_priority")
                        && each.contains("50 times standard"));
        assertThat(catalogue.keptOut("RB-CAT-WRITE"))
                .anyMatch(each -> each.startsWith("anthropic claude-3-haiku")
                        || each.startsWith("claude-3-haiku") && each.contains("24 times input"))
                .anyMatch(each ->
                        each.contains("cache_creation_input_token_cost_above_1hr") && each.contains("24 times"));
        assertThat(catalogue.keptOut("RB-CAT-ENTRY")).anyMatch(each -> each.startsWith("sample_spec"));
        assertThat(catalogue.imported().remarks())
                .noneMatch(each -> each.contains("a price that this version doesn't know"));
    }

    @Test
    void everyRowOfGenaiPricesIsAPrice() {
        CatalogueFixture catalogue =
                CatalogueFixture.of(FullCatalogues.file("genai-prices_v2_data_", ".json"), "genai-prices", Choice.ALL);
        assertEveryRowIsAPrice(catalogue.imported(), 3000);
        assertThat(catalogue.rows("openai", "gpt-5.6-luna"))
                .anyMatch(each -> each.startsWith("input,,,0.4,1000000,token,USD,2026-07-30,,,,,cliff,272000,"));
        assertThat(catalogue.rows("deepseek", "deepseek-chat"))
                .anyMatch(each -> each.startsWith("input,,,0.27,1000000,token,USD,,,00:30-16:30,,UTC,"));
        assertThat(catalogue.imported().remarks())
                .noneMatch(each -> each.contains("a price that this version doesn't know"));
    }

    private static void assertEveryRowIsAPrice(Imported imported, int least) {
        Map<Path, String> cards = PriceImport.cards(imported, Path.of(""), "the catalogue", Optional.empty());
        Checked<RateCard> card = PriceImport.rates(cards);
        assertThat(card.findings()).isEmpty();
        assertThat(card.value().rates()).hasSize(imported.rows()).hasSizeGreaterThan(least);
    }
}
