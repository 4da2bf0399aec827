package io.ratebook.cli;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Stages on the command line: by their word, or by their folder. */
final class Stages {
    private Stages() {}

    /** @throws ParameterException where there is no such stage */
    static Stage named(String name, CommandSpec spec) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(Stage.values())
                .filter(each -> each.word().equals(wanted) || each.folder().equals(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> words =
                            Stream.of(Stage.values()).map(Stage::word).toList();
                    String near = Nearest.suggestion(wanted, words);
                    return new ParameterException(
                            spec.commandLine(),
                            "--stage: \"" + name + "\" is none of " + String.join(", ", words) + "."
                                    + (near == null ? "" : " Maybe " + near + "."));
                });
    }
}
