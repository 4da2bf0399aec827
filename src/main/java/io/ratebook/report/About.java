package io.ratebook.report;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a result comes from.
 *
 * @param input the workbook's name, without folders
 * @param rules the rules folder as the user named it
 * @param settings assumptions that the command line set
 * @param hashes SHA-256 of the input and of each rule file and rate card, by relative path
 */
public record About(
        String version, String input, String rules, Map<String, BigDecimal> settings, Map<String, String> hashes) {
    public About {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
    }

    /** {@code atoms=200, rows=6000}; empty where nothing was set. */
    public String settingsInWords() {
        return words(settings);
    }

    /** {@code atoms=200, rows=6000}. */
    public static String words(Map<String, BigDecimal> settings) {
        return String.join(
                ", ",
                settings.entrySet().stream()
                        .map(each -> each.getKey() + "=" + Exact.text(each.getValue()))
                        .toList());
    }
}
