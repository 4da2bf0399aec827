package io.ratebook.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a result comes from, as it is sealed in.
 *
 * @param version Ratebook's own
 * @param rules the rules folder, as About names it
 * @param options what the run was told, in words, by name: the as-of day, the case in use, each assumption that was set
 * @param counts how much there is of what: lines, scenarios, findings
 * @param files every file that was read; the input first
 */
public record Provenance(
        String version, String rules, Map<String, String> options, Map<String, String> counts, List<Read> files) {
    public Provenance {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        files = List.copyOf(files);
    }

    /** What a file was read as. */
    public enum Role {
        INPUT,
        USAGE,
        PROMPTS,
        RULES
    }

    /**
     * A file that was read.
     *
     * @param name of the input, and of a file of usage, alone; of prompts as the workbook names them; of rules and rate cards below their folder
     */
    public record Read(Role role, String name, String sha256) {}

    /** The names and hashes of the files of a role, in their order. */
    public Map<String, String> hashes(Role role) {
        Map<String, String> hashes = new LinkedHashMap<>();
        files.stream().filter(each -> each.role == role).forEach(each -> hashes.put(each.name, each.sha256));
        return hashes;
    }
}
