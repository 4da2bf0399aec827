package io.ratebook;

import io.ratebook.finding.Nearest;
import io.ratebook.json.JsonPrompts;
import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.tokens.Texts;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.read.RequestReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The worked examples of the installation, by name: the names of their files without the ending. */
public final class Examples {
    private static final String ENDING = ".xlsx";
    private static final String BLANK = "template";

    private final Path folder;

    /** @param folder holds the workbooks; it may be absent */
    public Examples(Path folder) {
        this.folder = folder;
    }

    /** In alphabetical order. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> String.valueOf(each.getFileName()))
                    .filter(each -> each.endsWith(ENDING) && !each.startsWith("~") && !each.endsWith(".rated.xlsx"))
                    .map(each -> each.substring(0, each.length() - ENDING.length()))
                    .filter(each -> !each.equals(BLANK))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line an example: its name, and the title on its Request sheet. */
    public List<String> lines() {
        List<String> names = names();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (String each : names) {
            lines.add((each + " ".repeat(width - each.length()) + "  " + title(each)).stripTrailing());
        }
        return lines;
    }

    private String title(String name) {
        Path file = file(name);
        Optional<InputBook> book = InputBook.open(file, file.toString()).value();
        return book.map(each -> RequestReader.read(
                                each.book(),
                                each.storedCase(),
                                LocalDate.EPOCH,
                                null,
                                Texts.beside(file, new JsonPrompts()))
                        .value()
                        .header()
                        .title())
                .orElse("");
    }

    /** The nearest names, as {@code write "monthly-plan"}; empty where none is near. */
    public Optional<String> nearest(String name) {
        return Optional.ofNullable(Nearest.suggestion(name, names()));
    }

    /**
     * Writes a copy.
     *
     * @param name one of {@link #names}
     * @param force true where an existing file may be replaced
     * @throws PublishException where the target exists and may not be replaced, or can't be written
     */
    public void write(String name, Path target, boolean force) throws PublishException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new PublishException(file(name) + " can't be read. Maybe install Ratebook anew.", e);
        }
        Publication place = force ? Publication.to(target, file(name)) : Publication.toNew(target);
        place.publish(bytes, Publication.Verification.verbatim(bytes));
    }

    private Path file(String name) {
        return folder.resolve(name + ENDING);
    }
}
