package io.ratebook.tokens;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of prompts in UTF-8, read once from front to back; of its text no more than one prompt is kept. {@code .txt}: the whole
 * file is one prompt, without the line break at its end. {@code .jsonl}: a JSON object or string a line, see {@link PromptLines};
 * blank lines are passed over. {@code .csv}: a header with the column prompt or input, and output or completion if there are
 * outputs; the separator is a comma, a semicolon or a tab. A prompt holds 10 million characters at most.
 */
public final class PromptFile {
    static final int LONGEST = 10_000_000;
    private static final int MOST_ERRORS = 5;

    private final Path file;
    private final String shown;
    private final PromptLines lines;
    private final Tally tally;
    private final List<Finding> findings = new ArrayList<>();

    private PromptFile(Path file, String shown, PromptLines lines, TokenCounter counter) {
        this.file = file;
        this.shown = shown;
        this.lines = lines;
        this.tally = new Tally(counter);
    }

    /** Ends the reading of a file that has been reported enough. */
    private static final class Enough extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** True for the endings that can be read. */
    static boolean isKnown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".txt") || lower.endsWith(".jsonl") || lower.endsWith(".csv");
    }

    /**
     * What the file comes to; empty where anything in it is wrong. Not more than five errors are looked for.
     *
     * @param shown the file as the user knows it, for findings
     */
    public static Checked<Optional<Profile>> profile(Path file, String shown, PromptLines lines, TokenCounter counter) {
        return new PromptFile(file, shown, lines, counter).profile();
    }

    private Checked<Optional<Profile>> profile() {
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "this is a folder, not a file" : "there is no such file";
            return failed("RB-TEXT-NOFILE", what, "check the name and the folder");
        }
        if (!isKnown(shown)) {
            return failed(
                    "RB-TEXT-KIND",
                    "is no file of prompts: it ends neither in .txt nor in .jsonl nor in .csv",
                    "save it as one of them");
        }
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read(text);
        } catch (Enough e) {
            findings.add(Finding.error(
                    "RB-TEXT-MANY", Location.ofFile(shown), "reading ended after " + MOST_ERRORS + " errors", null));
        } catch (CharacterCodingException e) {
            return failed("RB-TEXT-UTF8", "is not text in UTF-8", "save it as UTF-8 (in Excel: CSV UTF-8)");
        } catch (IOException e) {
            return failed("RB-TEXT-NOFILE", "the file can't be read", "check who may read it");
        }
        return complete();
    }

    private Checked<Optional<Profile>> failed(String code, String message, String maybe) {
        findings.add(Finding.error(code, Location.ofFile(shown), message, maybe));
        return new Checked<>(Optional.empty(), findings);
    }

    private Checked<Optional<Profile>> complete() {
        if (Finding.anyError(findings)) {
            return new Checked<>(Optional.empty(), findings);
        }
        if (tally.rows() == 0) {
            return failed("RB-TEXT-EMPTY", "there is no prompt in it", "write at least one prompt");
        }
        remark();
        return new Checked<>(Optional.of(tally.profile()), findings);
    }

    /** What the counts leave out. */
    private void remark() {
        if (tally.partly() > 0) {
            warn(
                    "RB-TEXT-PARTLY",
                    tally.partly() + (tally.partly() == 1 ? " prompt holds" : " prompts hold")
                            + " what is no text and isn't counted: " + String.join(", ", tally.uncounted()),
                    "add its tokens yourself");
        }
        if (tally.outputs() > 0 && tally.outputs() < tally.rows()) {
            warn(
                    "RB-TEXT-OUTPUTS",
                    "only " + tally.outputs() + " of " + tally.rows()
                            + " rows have an output; the output tokens are the mean of those",
                    "fill in the others");
        }
    }

    private void warn(String code, String message, String maybe) {
        findings.add(Finding.warning(code, Location.ofFile(shown), message, maybe));
    }

    private void read(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        String name = shown.toLowerCase(Locale.ROOT);
        if (name.endsWith(".txt")) {
            whole(text);
        } else if (name.endsWith(".jsonl")) {
            lines(text);
        } else {
            new PromptTable(text).read(this::add, this::report);
        }
    }

    private void whole(BufferedReader text) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int next = text.read(); next >= 0; next = text.read()) {
            all.append((char) next);
            if (all.length() > LONGEST + 2) {
                break;
            }
        }
        String prompt = all.toString().replaceFirst("\\r?\\n\\z", "");
        if (prompt.length() > LONGEST) {
            report(0, tooLong());
        } else if (!prompt.isBlank()) {
            tally.add(Prompt.of(prompt, null));
        }
    }

    static UnreadablePromptException tooLong() {
        return new UnreadablePromptException(
                "the prompt is longer than 10 million characters: no model takes that",
                "a line break or a quotation mark is missing");
    }

    private void lines(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int number = 1;
        int next = text.read();
        while (next >= 0) {
            if (next == '\n') {
                line(number++, line.toString());
                line.setLength(0);
            } else if (line.length() <= LONGEST) {
                line.append((char) next);
            }
            next = text.read();
        }
        line(number, line.toString());
    }

    private void line(int number, String line) throws IOException {
        if (line.isBlank()) {
            return;
        }
        try {
            if (line.length() > LONGEST) {
                throw tooLong();
            }
            add(number, lines.prompt(line));
        } catch (UnreadablePromptException e) {
            report(number, e);
        }
    }

    private void add(int line, Prompt prompt) throws IOException {
        if (prompt.isEmpty()) {
            report(line, new UnreadablePromptException("the prompt is empty", "fill it in, or delete the line"));
        } else {
            tally.add(prompt);
        }
    }

    /** @param line 0 where it is the whole file */
    private void report(int line, UnreadablePromptException problem) throws IOException {
        Location where = line > 0 ? Location.ofLine(shown, line) : Location.ofFile(shown);
        findings.add(Finding.error("RB-TEXT-LINE", where, problem.message(), problem.maybe()));
        if (findings.size() >= MOST_ERRORS) {
            throw new Enough();
        }
    }
}
