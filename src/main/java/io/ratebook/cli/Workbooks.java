package io.ratebook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The input workbooks that a command line means. */
final class Workbooks {
    private Workbooks() {}

    /**
     * The workbooks that are named, those of folders that are named, or where none is, those of the folder workbooks beside the rules.
     *
     * @param label of the parameter or option
     * @throws ParameterException where there is no such file, or a folder can't be read
     */
    static List<Path> found(List<Path> named, Path rules, String label, CommandSpec spec) {
        if (named.isEmpty()) {
            Path beside = rules.resolveSibling("workbooks");
            return Files.isDirectory(beside) ? inputs(beside, label, spec) : List.of();
        }
        List<Path> found = new ArrayList<>();
        for (Path each : named) {
            if (Files.isDirectory(each)) {
                found.addAll(inputs(each, label, spec));
            } else if (Files.exists(each)) {
                found.add(each);
            } else {
                throw new ParameterException(spec.commandLine(), label + ": there is no file " + each);
            }
        }
        return found;
    }

    /** The workbooks of a folder that are no results. */
    private static List<Path> inputs(Path folder, String label, CommandSpec spec) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> isInput(each.getFileName().toString().toLowerCase(Locale.ROOT)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), label + ": the folder " + folder + " can't be read: " + e.getMessage(), e);
        }
    }

    private static boolean isInput(String name) {
        return name.endsWith(".xlsx")
                && !name.endsWith(".rated.xlsx")
                && !name.startsWith("~$")
                && !name.startsWith(".");
    }
}
