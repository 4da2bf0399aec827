package io.ratebook.cli;

import io.ratebook.FactList;
import io.ratebook.UnknownWordException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook facts}: what rules see, and what they can say. */
@Command(
        name = "facts",
        description =
                "Tells what rules see and can say: the facts of each stage, their fields with type, unit and meaning, and"
                        + " the words of rules.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class FactsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description =
                    "One fact (Usage), field (Usage.calls or calls), word (factor), type (Money) or stage (adjust);"
                            + " without it, everything.")
    private @Nullable String name;

    FactsCommand() {}

    @Override
    public Integer call() {
        try {
            List<String> lines = name == null ? FactList.all() : FactList.of(name);
            lines.forEach(spec.commandLine().getOut()::println);
            return ExitCode.DONE;
        } catch (UnknownWordException e) {
            throw new ParameterException(spec.commandLine(), "NAME: " + e.getMessage(), e);
        }
    }
}
