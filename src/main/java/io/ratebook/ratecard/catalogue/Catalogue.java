package io.ratebook.ratecard.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public catalogues that can be imported. */
public enum Catalogue {
    LITELLM("litellm", "an object of models, each an object"),
    GENAI_PRICES("genai-prices", "a list of providers, each with models");

    private final String word;
    private final String shape;

    Catalogue(String word, String shape) {
        this.word = word;
        this.shape = shape;
    }

    /** As the command line says it. */
    public String word() {
        return word;
    }

    /** What the file should be, for a message. */
    public String shape() {
        return shape;
    }

    public static Optional<Catalogue> named(String word) {
        return List.of(values()).stream()
                .filter(each -> each.word.equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** Every sound price of the models that are chosen; empty where the values aren't that catalogue. */
    public Optional<Imported> imported(Object values, Choice choice) {
        Ledger ledger = new Ledger();
        Optional<List<Entry>> stated = entries(values, choice, ledger);
        return stated.map(entries -> {
            Sanity sanity = new Sanity(ledger);
            List<Entry> sound = entries.stream().map(sanity::checked).toList();
            List<Entry> single = new ArrayList<>(Duplicates.resolved(sound, ledger));
            single.replaceAll(each -> Reasoning.implied(each, ledger));
            return new Imported(entries.size(), single, ledger);
        });
    }

    private Optional<List<Entry>> entries(Object values, Choice choice, Ledger ledger) {
        if (this == LITELLM) {
            Map<String, Object> models = Values.object(values);
            boolean fits = !models.isEmpty() && models.values().stream().allMatch(each -> each instanceof Map<?, ?>);
            return fits ? Optional.of(new LitellmCatalogue(ledger).entries(models, choice)) : Optional.empty();
        }
        List<Object> providers = Values.list(values);
        boolean fits = !providers.isEmpty()
                && providers.stream().allMatch(each -> Values.object(each).get("models") instanceof List<?>);
        return fits ? Optional.of(new GenaiCatalogue(ledger).entries(providers, choice)) : Optional.empty();
    }
}
