package io.ratebook;

import io.ratebook.finding.Excerpt;
import io.ratebook.finding.FileFate;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a check.
 *
 * @param files every file that was looked at, in the order of their paths, workbooks last
 * @param findings worst first
 * @param places the files by the paths that findings name
 */
public record CheckResult(List<FileFate> files, List<Finding> findings, Map<String, Path> places) {
    public CheckResult {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        places = Map.copyOf(places);
    }

    /** False where any finding is an error. */
    public boolean holds() {
        return !Finding.anyError(findings);
    }

    /** The line of a rule file that a finding is about, marked; empty for sheets and cards. */
    public List<String> excerpt(Location where) {
        Path file = places.get(where.file());
        if (file == null
                || where.line() == 0
                || !where.file().toLowerCase(Locale.ROOT).endsWith(".drl")) {
            return List.of();
        }
        try {
            return Excerpt.of(Files.readAllLines(file), where.line(), where.column());
        } catch (CharacterCodingException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
