package io.ratebook.ratecard.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * What of a catalogue is wanted.
 *
 * @param providers by the name of the rate card or of the catalogue; empty: all
 * @param models by the rate card's name, where {@code *} stands for any characters; empty: all
 */
public record Choice(List<String> providers, List<String> models) {
    public static final Choice ALL = new Choice(List.of(), List.of());

    public Choice {
        providers = List.copyOf(providers);
        models = List.copyOf(models);
    }

    boolean takes(Entry entry, String statedProvider) {
        return (providers.isEmpty()
                        || providers.stream()
                                .anyMatch(each -> each.equalsIgnoreCase(entry.provider())
                                        || each.equalsIgnoreCase(statedProvider)))
                && (models.isEmpty() || models.stream().anyMatch(each -> matches(each, entry.model())));
    }

    private static boolean matches(String pattern, String model) {
        String expression = ("\\Q" + pattern.toLowerCase(Locale.ROOT).replace("*", "\\E.*\\Q") + "\\E");
        return model.toLowerCase(Locale.ROOT).matches(expression);
    }
}
