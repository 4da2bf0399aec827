package io.ratebook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The public catalogues as they are published, where the system property or variable {@code ratebook.catalogues} names their folder. */
public final class FullCatalogues {
    private FullCatalogues() {}

    /** The one file of the folder whose name begins and ends so; without it, the test is skipped. */
    public static Path file(String begin, String end) {
        Optional<Path> found = folder().flatMap(folder -> in(folder, begin, end));
        assumeTrue(found.isPresent(), "-Dratebook.catalogues names no folder with " + begin + "…" + end);
        return found.orElseThrow();
    }

    private static Optional<Path> folder() {
        String named = System.getProperty("ratebook.catalogues", System.getenv("RATEBOOK_CATALOGUES"));
        return Optional.ofNullable(named).map(Path::of).filter(Files::isDirectory);
    }

    private static Optional<Path> in(Path folder, String begin, String end) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().startsWith(begin)
                            && each.getFileName().toString().endsWith(end))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
