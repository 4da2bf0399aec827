package io.ratebook.cli;

import io.ratebook.UnknownSettingException;
import io.ratebook.VerifyContext;
import io.ratebook.VerifyResult;
import io.ratebook.Verifying;
import io.ratebook.publish.PublishException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ratebook verify}: holds a result against the seal in it. */
@Command(
        name = "verify",
        description =
                "Says item by item whether a result is still what Ratebook wrote. Ends with 0 where all of it is.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULT", description = "The result workbook (.xlsx), as written or saved again.")
    private Path result = Path.of("");

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Also compare the input workbook with what was rated.")
    private @Nullable Path input;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "The folder with rate cards and rules to compare; without it, the installation's.")
    private @Nullable Path rules;

    @Option(
            names = "--rerate",
            description = "Also say what the same inputs cost under these rules, and why: price, volume, mix, rules.")
    private boolean rerate;

    @Option(
            names = "--trust",
            paramLabel = "KEY",
            description = "Demand RESULT.sig, signed with the private half of this Ed25519 public key (PEM).")
    private @Nullable Path trust;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write every difference as JSON.")
    private @Nullable Path json;

    VerifyCommand() {}

    @Override
    public Integer call() {
        VerifyContext context = context();
        try {
            VerifyResult found = Verifying.of(context);
            PrintWriter out = spec.commandLine().getOut();
            if (found.verification().isPresent()) {
                new VerifyTable(out).print(result, found);
                new Console(out).remarks(found.findings());
            } else {
                new Console(spec.commandLine().getErr()).remarks(found.findings());
            }
            if (json != null) {
                Verifying.writeJson(json, context, found);
            }
            return found.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
        } catch (UnknownSettingException e) {
            throw new ParameterException(spec.commandLine(), "--input: " + e.getMessage(), e);
        } catch (PublishException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.UNPUBLISHED;
        }
    }

    private VerifyContext context() {
        if (result.getFileName() == null) {
            throw new ParameterException(spec.commandLine(), "RESULT: " + result + " is no file");
        }
        if (input != null && input.getFileName() == null) {
            throw new ParameterException(spec.commandLine(), "--input: " + input + " is no file");
        }
        return new VerifyContext(
                result,
                Optional.ofNullable(input),
                Installation.rules(rules, spec),
                Installation.nameOf(rules),
                Optional.ofNullable(trust),
                rerate,
                LocalDate.now(ZoneId.systemDefault()),
                Version.number());
    }
}
