package io.ratebook.tokens;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The texts of one workbook and the files of prompts beside it, each counted once however often it is asked for. Files outside the
 * workbook's folder are never opened. For one thread at a time.
 */
public final class Texts {
    private static final long LARGEST = 100L * 1024 * 1024;

    private final Path workbook;
    private final PromptLines lines;
    private final Map<Asked, Long> counts = new HashMap<>();
    private final Map<Asked, Checked<Optional<Profile>>> profiles = new HashMap<>();
    private final Map<String, Path> opened = new TreeMap<>();

    private Texts(Path workbook, PromptLines lines) {
        this.workbook = workbook;
        this.lines = lines;
    }

    /** @param what a text, or the name of a file and the cell that names it */
    private record Asked(String how, String what) {}

    /** A file that must not be opened, and why. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Finding finding;

        Refused(String code, Location cell, String message, String maybe) {
            super(message, null, false, false);
            this.finding = Finding.error(code, cell, "(Prompts file) " + message, maybe);
        }
    }

    public static Texts beside(Path workbook, PromptLines lines) {
        return new Texts(workbook, lines);
    }

    public long count(TokenCounter counter, String text) {
        return counts.computeIfAbsent(new Asked(counter.how(), text), each -> counter.count(text));
    }

    /** The files of prompts that were read, by the name that the workbook gives them. */
    public Map<String, Path> opened() {
        return Map.copyOf(opened);
    }

    /**
     * What a file of prompts comes to; empty where it, or anything in it, is wrong.
     *
     * @param name relative to the workbook's folder; folders are separated by {@code /} or {@code \}
     * @param cell where the workbook names the file
     */
    public Checked<Optional<Profile>> profile(String name, TokenCounter counter, Location cell) {
        return profiles.computeIfAbsent(
                new Asked(counter.how(), name + "\n" + cell), each -> read(name.replace('\\', '/'), counter, cell));
    }

    private Checked<Optional<Profile>> read(String name, TokenCounter counter, Location cell) {
        try {
            Path file = file(name, cell);
            opened.put(name, file);
            return PromptFile.profile(file, name, lines, counter);
        } catch (Refused e) {
            return new Checked<>(Optional.empty(), List.of(e.finding));
        } catch (IOException | InvalidPathException e) {
            Refused refused = new Refused(
                    "RB-TEXT-NOFILE", cell, quoted(name) + " can't be read", "check the name, and who may read it");
            return new Checked<>(Optional.empty(), List.of(refused.finding));
        }
    }

    private Path file(String name, Location cell) throws Refused, IOException {
        requireBeside(name, cell);
        Path folder = workbook.toAbsolutePath().resolveSibling("").toRealPath();
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw missing(name, file, cell);
        }
        if (!file.toRealPath().startsWith(folder)) {
            throw outside(name, cell);
        }
        if (!Files.isRegularFile(file)) {
            throw new Refused("RB-TEXT-NOFILE", cell, quoted(name) + " is no file", "name a file in it");
        }
        if (!PromptFile.isKnown(name)) {
            throw new Refused(
                    "RB-TEXT-KIND",
                    cell,
                    quoted(name) + " ends neither in .txt nor in .jsonl nor in .csv",
                    "save the prompts as one of them");
        }
        if (Files.size(file) > LARGEST) {
            throw new Refused(
                    "RB-TEXT-SIZE",
                    cell,
                    quoted(name) + " is larger than 100 MB",
                    "take a sample of its rows, or write the numbers that \"ratebook profile\" prints");
        }
        return file;
    }

    private static void requireBeside(String name, Location cell) throws Refused {
        boolean absolute = name.startsWith("/") || name.startsWith("~") || name.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
        if (absolute || Stream.of(name.split("/")).anyMatch(each -> each.strip().equals(".."))) {
            throw outside(name, cell);
        }
    }

    private static Refused outside(String name, Location cell) {
        return new Refused(
                "RB-TEXT-PATH",
                cell,
                quoted(name) + " is not in the workbook's folder; files elsewhere are not opened",
                "copy it beside the workbook and write its name alone");
    }

    private static Refused missing(String name, Path file, Location cell) throws IOException {
        Path folder = file.getParent();
        List<String> near = List.of();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> names = Files.list(folder)) {
                near = Nearest.to(
                        String.valueOf(file.getFileName()),
                        names.map(each -> String.valueOf(each.getFileName()))
                                .filter(PromptFile::isKnown)
                                .toList(),
                        3,
                        3);
            }
        }
        return new Refused(
                "RB-TEXT-NOFILE",
                cell,
                "there is no file " + quoted(name) + " beside the workbook",
                near.isEmpty() ? "copy it there" : "write " + Nearest.either(near));
    }

    private static String quoted(String name) {
        return '"' + (name.length() > 80 ? name.substring(0, 80) + "…" : name) + '"';
    }
}
