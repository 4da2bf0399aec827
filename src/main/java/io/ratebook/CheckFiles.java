package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.json.JsonCheck;
import io.ratebook.json.JsonSarif;
import io.ratebook.publish.Publication;
import io.ratebook.publish.Publications;
import io.ratebook.publish.PublishException;
import io.ratebook.workbook.remark.RemarkedSheets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a check writes besides: for programs, and for who mends the sheets. */
public final class CheckFiles {
    private final CheckResult found;
    private final String version;

    /** @param version Ratebook's own */
    public CheckFiles(CheckResult found, String version) {
        this.found = found;
        this.version = version;
    }

    /** @throws PublishException where the file can't be put there */
    public void json(Path file) throws PublishException {
        Publication.to(file).publish(JsonCheck.of(found.files(), found.findings()), JsonCheck::verify);
    }

    /** @throws PublishException where the file can't be put there */
    public void sarif(Path file) throws PublishException {
        Publication.to(file).publish(JsonSarif.of(found.findings(), version), JsonCheck::verify);
    }

    /**
     * A copy of each workbook that has findings on its cells, all of them or none.
     *
     * @return where they are
     * @throws PublishException where one can't be put there
     */
    public List<Path> annotated(Path folder) throws PublishException {
        Map<String, List<Finding>> bad = found.findings().stream()
                .filter(each -> each.where().isCell())
                .collect(Collectors.groupingBy(each -> each.where().file(), TreeMap::new, Collectors.toList()));
        Publications all = new Publications();
        List<Path> written = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, List<Finding>> each : bad.entrySet()) {
            Path original = found.places().get(each.getKey());
            if (original != null) {
                String name = named(original, names);
                all.add(
                        Publication.into(folder, name, original),
                        RemarkedSheets.of(original, each.getValue()),
                        RemarkedSheets::verify);
                written.add(folder.resolve(name));
            }
        }
        all.publish();
        return written;
    }

    /** {@code batch-checked.xlsx}; with its folder's name where another has taken that. */
    private static String named(Path original, Set<String> names) {
        String stem = original.getFileName().toString().replaceFirst("(?i)(\\.drl)?\\.xlsx$", "");
        String name = stem + "-checked.xlsx";
        Path parent = original.toAbsolutePath().getParent();
        if (names.contains(name.toLowerCase(Locale.ROOT)) && parent != null && parent.getFileName() != null) {
            name = parent.getFileName() + "-" + name;
        }
        names.add(name.toLowerCase(Locale.ROOT));
        return name;
    }
}
