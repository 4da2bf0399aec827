package io.ratebook.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The meters of tokens and how they contain each other, by direction, modality, kind and time to live: {@code cached audio input}
 * is a part of {@code cached input} and of {@code audio input}, and both are parts of {@code input}. Any other word is a meter
 * that contains nothing and is contained in nothing.
 */
public final class Meters {
    private static final List<String> MODALITIES = List.of("", "text", "audio", "image", "video");
    private static final Map<String, Set<String>> DIMENSIONS = dimensions();
    private static final Map<String, List<String>> WIDER = new ConcurrentHashMap<>();

    private Meters() {}

    private static Map<String, Set<String>> dimensions() {
        Map<String, Set<String>> all = new ConcurrentHashMap<>();
        for (String modality : MODALITIES) {
            add(all, modality + " input", "in", modality);
            add(all, "cached " + modality + " input", "in", modality, "read");
            add(all, modality + " cache write", "in", modality, "write");
            add(all, modality + " cache write 5m", "in", modality, "write", "5m");
            add(all, modality + " cache write 1h", "in", modality, "write", "1h");
            add(all, modality + " output", "out", modality);
        }
        add(all, "tool input", "in", "tool");
        add(all, "reasoning", "out", "reasoning");
        return all;
    }

    private static void add(Map<String, Set<String>> all, String meter, String... dimensions) {
        Set<String> given = new LinkedHashSet<>(List.of(dimensions));
        given.remove("");
        all.put(meter.strip().replaceAll(" +", " "), Set.copyOf(given));
    }

    /** The meters that contain this one, nearest first; those that are as near as each other in alphabetical order. */
    public static List<String> widerThan(String meter) {
        return WIDER.computeIfAbsent(meter, Meters::find);
    }

    private static List<String> find(String meter) {
        Set<String> own = DIMENSIONS.get(meter);
        if (own == null) {
            return List.of();
        }
        return DIMENSIONS.entrySet().stream()
                .filter(each -> own.size() > each.getValue().size() && own.containsAll(each.getValue()))
                .sorted(Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                                each -> -each.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How far a wider meter is: 0 for the meter itself, 1 for the nearest; -1 where it doesn't contain it. */
    public static int distance(String meter, String wider) {
        if (meter.equals(wider)) {
            return 0;
        }
        Set<String> own = DIMENSIONS.get(meter);
        Set<String> other = DIMENSIONS.get(wider);
        if (own == null || other == null || own.size() <= other.size() || !own.containsAll(other)) {
            return -1;
        }
        return own.size() - other.size();
    }

    /** True for meters that count tokens. */
    public static boolean inTokens(String meter) {
        return DIMENSIONS.containsKey(meter) || meter.equals("training");
    }

    /** All meters of tokens, in alphabetical order. */
    public static List<String> known() {
        return DIMENSIONS.keySet().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
    }
}
