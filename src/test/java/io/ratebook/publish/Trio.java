package io.ratebook.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Three files that are published together: two that replace one, and one that is new. Each of their texts is known by its first and last line. */
final class Trio {
    static final List<String> NAMES = List.of("budget.rated.xlsx", "budget.json", "lines.csv");
    private static final int LINES = 120;

    private Trio() {}

    static byte[] text(String which, String name) {
        return ((which + " " + name + " 0123456789\n").repeat(LINES) + "end of " + which + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What stands there before. */
    static void layOld(Path folder) {
        try {
            for (String name : NAMES.subList(0, 2)) {
                Files.write(folder.resolve(name), text("old", name));
            }
            Files.deleteIfExists(folder.resolve(NAMES.get(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void publish(Path folder, String which) throws PublishException {
        Publications all = new Publications();
        for (String name : NAMES) {
            byte[] text = text(which, name);
            all.add(
                    Publication.to(folder.resolve(name), folder.resolve("budget.xlsx")),
                    text,
                    Publication.Verification.verbatim(text));
        }
        all.publish();
    }

    /** Every file is whole: the old one, absent where there was none, or a new one. */
    static void assertWhole(Path folder, String... news) {
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                assertThat(name).isEqualTo(NAMES.get(2));
                continue;
            }
            assertThat(Stream.concat(Stream.of("old"), Stream.of(news)).anyMatch(each -> holds(file, each, name)))
                    .as("%s is whole", name)
                    .isTrue();
        }
    }

    static void assertAll(Path folder, String which) {
        for (String name : NAMES) {
            if (which.equals("old") && name.equals(NAMES.get(2))) {
                assertThat(folder.resolve(name)).doesNotExist();
            } else {
                assertThat(folder.resolve(name)).hasBinaryContent(text(which, name));
            }
        }
    }

    static List<String> others(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> !NAMES.contains(each))
                    .toList();
        }
    }

    private static boolean holds(Path file, String which, String name) {
        try {
            return java.util.Arrays.equals(Files.readAllBytes(file), text(which, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
