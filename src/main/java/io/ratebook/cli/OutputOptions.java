package io.ratebook.cli;

import io.ratebook.Outputs;
import io.ratebook.amount.Case;
import io.ratebook.finding.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a run writes beside the workbook. */
final class OutputOptions {
    @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description = "Also write the result as CSV files, one a sheet; other files in the folder stay.")
    private @Nullable Path csv;

    @Option(
            names = "--focus",
            paramLabel = "FILE.csv",
            description = "Also write the lines, month by month, in the columns of FinOps FOCUS 1.2.")
    private @Nullable Path focus;

    @Option(
            names = "--focus-case",
            paramLabel = "CASE",
            description = "Whose costs are the billed ones in --focus: low, base or high; without it, base.")
    private Case focusCase = Case.BASE;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write the summary as one page, with its charts.")
    private @Nullable Path html;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Also write that page as PDF.")
    private @Nullable Path pdf;

    OutputOptions() {}

    /**
     * The outputs, each with a place of its own.
     *
     * @param result where the workbook goes
     * @param rules the rules folder, which takes no CSV files: they would be read as rate cards
     * @throws ParameterException where two have the same place
     */
    Outputs outputs(Path result, Path rules, CommandSpec spec) {
        Map<Path, String> places = new LinkedHashMap<>();
        places.put(place(result), "the result workbook");
        named().forEach((option, path) -> {
            String before = places.putIfAbsent(place(path), option);
            if (before != null) {
                throw new ParameterException(
                        spec.commandLine(), option + ": " + path + " is where " + before + " goes");
            }
            if (List.of("--csv", "--focus").contains(option) && place(path).startsWith(place(rules))) {
                throw new ParameterException(
                        spec.commandLine(), option + ": " + path + " is in the rules folder; name a place outside it");
            }
        });
        return new Outputs(
                Optional.ofNullable(json),
                Optional.ofNullable(csv),
                Optional.ofNullable(focus),
                focusCase,
                Optional.ofNullable(html),
                Optional.ofNullable(pdf));
    }

    /** Says what was written. */
    void tell(PrintWriter out) {
        named().forEach((option, path) -> out.println(
                option.equals("--csv")
                        ? "Written to the folder " + Printable.of(path.toString())
                                + ", a file a sheet; files of other names in it were left alone"
                        : "Written to " + Printable.of(path.toString())));
    }

    private Map<String, Path> named() {
        Map<String, Path> named = new LinkedHashMap<>();
        put(named, "--json", json);
        put(named, "--csv", csv);
        put(named, "--focus", focus);
        put(named, "--html", html);
        put(named, "--pdf", pdf);
        return named;
    }

    private static void put(Map<String, Path> named, String option, @Nullable Path path) {
        if (path != null) {
            named.put(option, path);
        }
    }

    private static Path place(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
