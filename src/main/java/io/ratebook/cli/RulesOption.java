package io.ratebook.cli;

import io.ratebook.CompiledRules;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Under which rules a command rates. */
final class RulesOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder with rate cards and rules; without it, the installation's.")
    private @Nullable Path rules;

    private boolean nothingKept;

    RulesOption() {}

    @Option(names = "--no-cache", description = "Compile the rules anew, and keep nothing of it for the next time.")
    void noCache(boolean wanted) {
        if (wanted) {
            CompiledRules.keepNothing();
        }
        nothingKept = wanted;
    }

    /** Where runs may keep what they go on with; empty where nothing is to be kept. */
    Optional<Path> runs() {
        Path rules = CompiledRules.place(System.getenv(), System.getProperty("user.home", ""));
        return nothingKept ? Optional.empty() : Optional.of(rules.resolve("runs"));
    }

    /** @throws ParameterException where there is no such folder */
    Path folder() {
        return Installation.rules(rules, spec);
    }

    /** The folder's name in findings and results. */
    String name() {
        return Installation.nameOf(rules);
    }
}
