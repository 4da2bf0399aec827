package io.ratebook.cli;

import io.ratebook.RuleList;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Printable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ratebook rules list}: every rule by stage. */
@Command(
        name = "list",
        description = "Lists every rule by stage: its id, its title, who answers for it and where it stands.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RulesListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--used",
            paramLabel = "WORKBOOK",
            arity = "0..*",
            description =
                    "Also say which cases and workbooks use each rule: of these workbooks or folders of them, or where"
                            + " none is named, of the folder workbooks beside the rules. Each is rated, which takes a while.")
    private @Nullable List<Path> used;

    @Option(names = "--stage", paramLabel = "STAGE", description = "Only meter, price, adjust, commit or advise.")
    private @Nullable String stage;

    @Option(names = "--rules", paramLabel = "DIR", description = "The folder of rules; without it, the installation's.")
    private @Nullable Path rules;

    RulesListCommand() {}

    @Override
    public Integer call() {
        Path folder = Installation.rules(rules, spec);
        List<Path> named = used == null ? new ArrayList<>() : used;
        RuleList.Question question = new RuleList.Question(
                folder,
                Installation.nameOf(rules),
                Optional.ofNullable(stage).map(each -> Stages.named(each, spec)),
                used != null,
                used == null ? List.of() : Workbooks.found(named, folder, "--used", spec),
                LocalDate.now(ZoneId.systemDefault()),
                Version.number());
        Checked<List<String>> listed = RuleList.list(question);
        listed.value().stream().map(Printable::of).forEach(spec.commandLine().getOut()::println);
        List<Finding> errors =
                listed.findings().stream().filter(Finding::isError).toList();
        new Console(spec.commandLine().getErr()).remarks(errors);
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
