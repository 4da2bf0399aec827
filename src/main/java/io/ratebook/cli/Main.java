package io.ratebook.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The front door. */
@Command(
        name = "ratebook",
        description = "Plans what AI work will cost: Excel scenarios in, rules, a traceable Excel workbook out.",
        subcommands = {RunCommand.class, NewCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:findings of severity ERROR; nothing was written",
            "2:wrong command line",
            "3:a defect of Ratebook; the log has the details",
            "4:the output could not be published"
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    Main() {}

    public static void main(String[] args) {
        Log.silence();
        PrintWriter out = new PrintWriter(System.out, true, charset());
        PrintWriter err = new PrintWriter(System.err, true, charset());
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** One command line, to its exit code; the JVM stays. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrong)
                .setExecutionExceptionHandler(Main::defect)
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: run or new.");
    }

    private static int wrong(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int defect(Exception e, CommandLine command, ParseResult parsed) {
        var log = Log.trace(e, String.join(" ", parsed.originalArgs()));
        command.getErr().println("Ratebook failed on something it should have handled; " + log + " has the details.");
        return ExitCode.DEFECT;
    }

    /** UTF-8, but on Windows, whose terminals have an encoding of their own. */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows ? Charset.forName(System.getProperty("native.encoding", "UTF-8")) : StandardCharsets.UTF_8;
    }
}
