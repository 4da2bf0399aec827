package io.ratebook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The shipped rules in a folder of a test's own, to be edited. */
final class RulesCopy {
    private static final Path SHIPPED = Path.of("rules");

    private RulesCopy() {}

    static Path into(Path folder) throws IOException {
        Path rules = folder.resolve("rules");
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path target = rules.resolve(SHIPPED.relativize(each).toString());
                Files.createDirectories(target.getParent());
                Files.copy(each, target);
            }
        }
        return rules;
    }
}
