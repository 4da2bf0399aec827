package io.ratebook.cli;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Printable;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What commands print that list prices or rules: lines, or everything that is wrong with the files. */
record PricesConsole(PrintWriter out, PrintWriter err) {
    static PricesConsole of(CommandSpec spec) {
        return new PricesConsole(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** The exit code: where a finding is an error, the findings are printed and the lines aren't. */
    int print(List<Finding> findings, List<String> lines) {
        if (Finding.anyError(findings)) {
            new Console(err).findings(findings);
            return ExitCode.FINDINGS;
        }
        lines.stream().map(Printable::of).forEach(out::println);
        return ExitCode.DONE;
    }
}
