package io.ratebook.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where Ratebook stands. */
final class Installation {
    private Installation() {}

    /**
     * The folder that the command line names, or else the installation's.
     *
     * @throws ParameterException where there is no such folder
     */
    static Path rules(@Nullable Path named, CommandSpec spec) {
        Path folder = named != null ? named : rules();
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--rules: there is no folder " + folder);
        }
        return folder;
    }

    /** The folder's name in a result: that of the command line, or {@code rules} for the installation's own, wherever it stands. */
    static String nameOf(@Nullable Path named) {
        String name = named == null ? "rules" : named.toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }

    /** {@code rules/} of the installation. */
    private static Path rules() {
        return inHome("rules");
    }

    /** {@code workbooks/} of the installation: the worked examples. */
    static Path workbooks() {
        return inHome("workbooks");
    }

    /** The system property {@code ratebook.home} names the installation, else it is the nearest folder above the program that has rules. */
    private static Path inHome(String folder) {
        String home = System.getProperty("ratebook.home");
        if (home != null) {
            return relative(Path.of(home).resolve(folder));
        }
        for (Path each = program(); each != null; each = each.getParent()) {
            if (Files.isDirectory(each.resolve("rules").resolve("rate-cards"))) {
                return relative(each.resolve(folder));
            }
        }
        return Path.of(folder);
    }

    /** As the user would write it, where it lies below the current folder. */
    private static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }

    private static Path program() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no path", e);
        }
    }
}
