package io.ratebook;

import io.ratebook.ratecard.catalogue.Choice;
import io.ratebook.ratecard.catalogue.Imported;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalogue written by hand, imported. */
record CatalogueFixture(Imported imported) {
    static final Path LITELLM = Path.of("src/test/resources/catalogues/litellm.json");
    static final Path GENAI = Path.of("src/test/resources/catalogues/genai-prices.json");

    static CatalogueFixture litellm() {
        return of(LITELLM, "litellm", Choice.ALL);
    }

    static CatalogueFixture genai() {
        return of(GENAI, "genai-prices", Choice.ALL);
    }

    static CatalogueFixture of(Path file, String as, Choice choice) {
        return new CatalogueFixture(PriceImport.read(file, as, choice).value().orElseThrow());
    }

    /** The rows of a model, without the columns that are the same in all of them. */
    List<String> rows(String provider, String model) {
        return rows(provider, model, Optional.empty());
    }

    List<String> rows(String provider, String model, Optional<LocalDate> from) {
        Map<String, String> cards = imported.cards("the day", from);
        return cards.getOrDefault(provider, "")
                .lines()
                .filter(each -> each.startsWith(provider + "," + model + ","))
                .map(each -> each.substring(provider.length() + model.length() + 2))
                .toList();
    }

    /** What was kept out under a code: entry, field and value. */
    List<String> keptOut(String code) {
        List<String> remarks = imported.remarks();
        int head = 0;
        while (head < remarks.size() && !remarks.get(head).endsWith("[" + code + "]")) {
            head++;
        }
        return remarks.stream()
                .skip(head + 1L)
                .takeWhile(each -> !each.isEmpty())
                .map(each -> each.strip().replaceAll(" {2,}", " | "))
                .toList();
    }
}
