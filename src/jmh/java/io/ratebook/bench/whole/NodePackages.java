package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The programs of {@code bench/node} with the packages that they name. */
final class NodePackages {
    private static final Path PROGRAMS = Path.of("bench/node");
    private static final Path FOLDER = Path.of("target/bench/node");

    private NodePackages() {}

    /**
     * The folder where the programs stand, ready to run; empty where Node or a package can't be had.
     *
     * @param notes where is said why
     */
    static Optional<Path> installed(List<String> notes) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        try (DirectoryStream<Path> programs = Files.newDirectoryStream(PROGRAMS)) {
            for (Path each : programs) {
                Files.copy(each, FOLDER.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (List<String> command : List.of(
                List.of("node", "--version"),
                List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"))) {
            String failure = failure(command);
            if (!failure.isEmpty()) {
                notes.add("genai-prices and ZEN Engine are left out: " + failure);
                return Optional.empty();
            }
        }
        return Optional.of(FOLDER);
    }

    /** Why a command fails; empty where it doesn't. */
    private static String failure(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int code = process.waitFor();
            return code == 0 ? "" : String.join(" ", command) + " ended with " + code;
        } catch (IOException notThere) {
            return "there is no " + command.get(0);
        }
    }
}
