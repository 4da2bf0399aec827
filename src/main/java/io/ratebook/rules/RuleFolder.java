package io.ratebook.rules;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Grid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of a rules folder, stages and all; the rate cards in it are another room's. */
public final class RuleFolder {
    private static final long LARGEST_TEXT = 1L << 20;

    /** A larger file is read anew at every start. */
    private static final long LARGEST_KNOWN = 16L << 20;

    /** The folder that holds prices, not rules. */
    public static final String RATE_CARDS = "rate-cards";

    private RuleFolder() {}

    /**
     * Reads every file, in the order of the paths.
     *
     * @param sheets reads a workbook's sheets
     */
    public static Checked<List<RuleFile>> read(Path folder, Function<Path, Checked<List<Grid>>> sheets) {
        return read(folder, RuleFolder::shown, sheets);
    }

    /**
     * Reads every file, in the order of the paths.
     *
     * @param shown a file or the folder itself, for findings and for the places of rules
     * @param sheets reads a workbook's sheets
     */
    public static Checked<List<RuleFile>> read(
            Path folder, Function<Path, String> shown, Function<Path, Checked<List<Grid>>> sheets) {
        List<Finding> findings = new ArrayList<>();
        List<RuleFile> files = new ArrayList<>();
        for (Path path : paths(folder, shown, findings)) {
            String name = shown.apply(path);
            switch (kind(path)) {
                case TABLES -> {
                    Checked<List<Grid>> read = sheets.apply(path);
                    findings.addAll(read.findings());
                    files.add(new RuleFile.Tables(name, read.value()));
                }
                case DRL -> drl(path, name, files, findings);
                case OTHER -> files.add(new RuleFile.Other(name));
            }
        }
        return new Checked<>(files, findings);
    }

    /**
     * What the folder is now; empty where some of it can't be read.
     *
     * @param shown a file or the folder itself, as {@link #read} gets it
     */
    public static Optional<FolderState> state(Path folder, Function<Path, String> shown) {
        List<Finding> unreadable = new ArrayList<>();
        List<FileTime> times = new ArrayList<>();
        MessageDigest digest = sha256();
        try {
            for (Path path : paths(folder, shown, unreadable)) {
                add(digest, shown.apply(path).getBytes(StandardCharsets.UTF_8));
                if (kind(path) != Kind.OTHER) {
                    if (Files.size(path) > LARGEST_KNOWN) {
                        return Optional.empty();
                    }
                    times.add(Files.getLastModifiedTime(path));
                    add(digest, Files.readAllBytes(path));
                }
            }
        } catch (IOException unread) {
            return Optional.empty();
        }
        return unreadable.isEmpty()
                ? Optional.of(new FolderState(HexFormat.of().formatHex(digest.digest()), times))
                : Optional.empty();
    }

    /** With its length, so that no two lists of texts are one. */
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a file is by its name. */
    private enum Kind {
        TABLES,
        DRL,
        OTHER
    }

    private static Kind kind(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || name.startsWith("~$")) {
            return Kind.OTHER;
        }
        return name.endsWith(".drl.xlsx") ? Kind.TABLES : name.endsWith(".drl") ? Kind.DRL : Kind.OTHER;
    }

    /**
     * The stage of a rule file, by its path; empty where it stands in no stage's folder. The folder nearest to the file counts:
     * the rules may lie below another folder of such a name.
     */
    public static Optional<Stage> stage(String path) {
        List<String> parts = List.of(path.split("/"));
        return parts.subList(0, parts.size() - 1).stream()
                .flatMap(part ->
                        Stream.of(Stage.values()).filter(each -> each.folder().equals(part)))
                .reduce((outer, inner) -> inner);
    }

    /**
     * Every file below a folder, sorted. Links count as what they lead to, the folder's own too; where one leads back to where it came from,
     * it isn't followed.
     *
     * @throws IOException where the folder isn't there, or a folder or file in it can't be looked at
     */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof FileSystemLoopException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        files.sort(null);
        return files;
    }

    private static List<Path> paths(Path folder, Function<Path, String> shown, List<Finding> findings) {
        Path cards = folder.resolve(RATE_CARDS);
        try {
            return files(folder).stream()
                    .filter(each -> !each.startsWith(cards))
                    .filter(each -> !isTuckedAway(folder.relativize(each)))
                    .toList();
        } catch (IOException e) {
            findings.add(Finding.error(
                    "RB-RULE-FOLDER",
                    Location.ofFile(shown.apply(folder)),
                    "the rules folder can't be read: " + e.getMessage(),
                    "give its path with --rules"));
            return List.of();
        }
    }

    /** Below a folder whose name begins with a dot: an editor's or a version control's own. */
    private static boolean isTuckedAway(Path inside) {
        return IntStream.range(0, inside.getNameCount() - 1)
                .anyMatch(i -> inside.getName(i).toString().startsWith("."));
    }

    private static void drl(Path path, String shown, List<RuleFile> files, List<Finding> findings) {
        try {
            if (Files.size(path) > LARGEST_TEXT) {
                findings.add(Finding.error(
                        "RB-RULE-READ",
                        Location.ofFile(shown),
                        "is larger than 1 MB",
                        "split it, or check what it is"));
                return;
            }
            files.add(new RuleFile.Drl(shown, Files.readString(path)));
        } catch (CharacterCodingException e) {
            findings.add(
                    Finding.error("RB-RULE-READ", Location.ofFile(shown), "is not UTF-8 text", "save it as UTF-8"));
        } catch (IOException e) {
            findings.add(
                    Finding.error("RB-RULE-READ", Location.ofFile(shown), "can't be read: " + e.getMessage(), null));
        }
    }

    private static String shown(Path path) {
        return path.toString().replace('\\', '/');
    }
}
