package io.ratebook.ratecard.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.FullCatalogues;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LitellmFieldTest {
    /** Read otherwise than as one price: who, what for, the vendor's page, the last day, objects and lists. */
    private static final Set<String> READ = Set.of(
            "litellm_provider",
            "mode",
            "source",
            "deprecation_date",
            "search_context_cost_per_query",
            "tiered_pricing",
            "off_peak_pricing");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "input_cost_per_token, chat, input, standard, -, 3",
                "cache_creation_input_token_cost_above_1hr_above_200k_tokens, chat, cache write 1h, standard, 200000, 3",
                "cache_read_input_token_cost_above_272k_tokens_priority, chat, cached input, priority, 272000, 3",
                "cache_creation_input_token_cost_above_272k_tokens_flex, chat, cache write, flex, 272000, 3",
                "cache_read_input_token_cost_batches, chat, cached input, batch, -, 3",
                "input_cost_per_token_above_32k_tokens, chat, input, standard, 32000, 3",
                "output_cost_per_token_ultrafast, chat, output, ultrafast, -, 3",
                "input_cost_per_video_token_batches, chat, video input, batch, -, 3",
                "cache_read_input_image_token_cost, chat, cached image input, standard, -, 3"
            })
    void namesOfTokenPricesAreReadInParts(
            String field, String mode, String meter, String tier, String above, String price) {
        LitellmField known = LitellmField.of(field, mode).orElseThrow();
        assertThat(known.measured()).isEqualTo(Measured.tokens(meter));
        assertThat(known.tier()).isEqualTo(tier);
        assertThat(known.above()).isEqualTo(above == null ? null : new BigDecimal(above));
        assertThat(known.price(new BigDecimal("3E-6"))).isEqualTo(new BigDecimal(price));
    }

    @ParameterizedTest
    @CsvSource({
        "input_cost_per_second, audio_transcription, audio second, 1, second",
        "output_cost_per_second, video_generation, video second, 1, second",
        "input_cost_per_second, chat, second, 1, second",
        "input_cost_per_query, rerank, rerank search, 1000, search",
        "input_cost_per_query, search, web search, 1000, search",
        "input_cost_per_image, image_generation, image, 1, image",
        "input_cost_per_image, embedding, prompt image, 1, image",
        "file_search_cost_per_1k_calls, chat, file search, 1000, search",
        "input_cost_per_character_above_128k_tokens, chat, character, 1000000, character"
    })
    void otherUnitsDependOnWhatTheModelIsFor(String field, String mode, String meter, String per, String unit) {
        assertThat(LitellmField.of(field, mode))
                .get()
                .extracting(LitellmField::measured)
                .isEqualTo(new Measured(meter, unit, new BigDecimal(per)));
    }

    @Test
    void aPriceForAThousandCallsIsOneForAThousand() {
        assertThat(LitellmField.of("file_search_cost_per_1k_calls", "chat")
                        .orElseThrow()
                        .price(new BigDecimal("2.5")))
                .isEqualTo(new BigDecimal("2.5"));
    }

    @Test
    void pricesMoveThePointAndNothingElse() {
        LitellmField input = LitellmField.of("input_cost_per_token", "chat").orElseThrow();
        assertThat(input.price(new BigDecimal("9.999990000000002e-06"))).isEqualTo(new BigDecimal("9.999990000000002"));
        assertThat(input.price(new BigDecimal("3E-7"))).isEqualTo(new BigDecimal("0.3"));
        assertThat(input.price(new BigDecimal("1E-4"))).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void everyFieldOfTheCatalogueIsReadOrNamedAsNotImported() throws IOException {
        List<String> lines = Files.readAllLines(FullCatalogues.file("litellm_price_fields", ".txt"));
        assertThat(lines)
                .filteredOn(each -> each.matches(" *\\d+ \\w+"))
                .hasSizeGreaterThan(80)
                .extracting(each -> each.strip().split(" ", 2)[1])
                .allMatch(field -> READ.contains(field)
                        || LitellmField.of(field, "chat").isPresent()
                        || LitellmUnread.reason(field).isPresent());
    }
}
