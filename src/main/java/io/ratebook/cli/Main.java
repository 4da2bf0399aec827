package io.ratebook.cli;

import io.ratebook.ClassArchive;
import io.ratebook.CompiledRules;
import io.ratebook.RatingRun;
import io.ratebook.finding.Printable;
import io.ratebook.report.BrokenInvariantException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
    /** In the order of the help. */
    private static final Map<String, Class<?>> COMMANDS = commands();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Main() {}

    public static void main(String[] args) {
        Log.silence();
        if (args.length > 1 && args[0].equals("run")) {
            RatingRun.prepare();
        }
        PrintWriter out = new PrintWriter(System.out, true, charset());
        PrintWriter err = new PrintWriter(System.err, true, charset());
        CompiledRules.keepIn(CompiledRules.place(System.getenv(), System.getProperty("user.home", "")));
        int code = guarded(out, err, args);
        out.flush();
        err.flush();
        ClassArchive.makeWhereMissing();
        System.exit(code);
    }

    /** Even where the JVM itself gives up, the user gets a sentence and the log the trace. */
    private static int guarded(PrintWriter out, PrintWriter err, String... args) {
        try {
            return run(out, err, args);
        } catch (OutOfMemoryError e) {
            err.println("Ratebook ran out of memory. Maybe give it more: JAVA_TOOL_OPTIONS=-Xmx4g.");
            return ExitCode.DEFECT;
        } catch (StackOverflowError | LinkageError e) {
            return told(e, err, String.join(" ", args));
        }
    }

    private static int told(Throwable defect, PrintWriter err, String commandLine) {
        Path log = Log.trace(defect, commandLine);
        err.println("Ratebook failed on something it should have handled; " + log + " has the details.");
        return ExitCode.DEFECT;
    }

    /** One command line, to its exit code; the JVM stays. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        asked(args).forEach(line::addSubcommand);
        return line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrong)
                .setExecutionExceptionHandler(Main::defect)
                .setExecutionStrategy(Main::execute)
                .execute(args);
    }

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("test", TestCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("diff", DiffCommand.class);
        commands.put("watch", WatchCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("new", NewCommand.class);
        commands.put("profile", ProfileCommand.class);
        commands.put("prices", PricesCommand.class);
        commands.put("rules", RulesCommand.class);
        commands.put("facts", FactsCommand.class);
        return commands;
    }

    /** The command that the first word names, since each costs a start its time; all of them where it names none. */
    private static Map<String, Class<?>> asked(String... args) {
        Class<?> named = args.length == 0 ? null : COMMANDS.get(args[0]);
        return named == null ? COMMANDS : Map.of(args[0], named);
    }

    /** Help may have colours; whatever else is printed may quote others. */
    private static int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        CommandLine line = parsed.commandSpec().commandLine();
        line.setOut(Harmless.of(line.getOut())).setErr(Harmless.of(line.getErr()));
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: run, check, test, explain, diff, watch, verify, new, profile, prices, rules or facts.");
    }

    private static int wrong(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = Harmless.of(command.getErr());
        err.println(Printable.of(String.valueOf(e.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int defect(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof BrokenInvariantException) {
            command.getErr().println("The result can't be right, so nothing was written: " + e.getMessage() + ".");
        }
        return told(e, command.getErr(), String.join(" ", parsed.originalArgs()));
    }

    /** UTF-8, but on Windows, whose terminals have an encoding of their own. */
    private static Charset charset() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return windows ? Charset.forName(System.getProperty("native.encoding", "UTF-8")) : StandardCharsets.UTF_8;
    }
}
