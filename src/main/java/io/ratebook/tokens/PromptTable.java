package io.ratebook.tokens;

import io.ratebook.finding.Nearest;
import io.ratebook.grid.BoundedReader;
import io.ratebook.grid.BrokenCsvException;
import io.ratebook.grid.Csv;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prompts as the rows of a table in comma-separated text, below one header row. */
final class PromptTable {
    private static final Set<String> PROMPTS = Set.of("prompt", "input");
    private static final Set<String> OUTPUTS = Set.of("output", "completion");
    private static final int HEAD = 8192;

    private final BoundedReader text;
    private final char delimiter;
    private @Nullable Columns columns;
    private int line = 1;

    PromptTable(BufferedReader text) throws IOException {
        this.delimiter = delimiter(text);
        this.text = new BoundedReader(text, PromptFile.LONGEST);
    }

    /** Where the columns are, from 0; output is -1 where there is none. */
    private record Columns(int prompt, int output) {}

    interface Prompts {
        void add(int line, Prompt prompt) throws IOException;
    }

    interface Problems {
        void report(int line, UnreadablePromptException problem) throws IOException;
    }

    void read(Prompts prompts, Problems problems) throws IOException {
        try {
            Csv.each(text, delimiter, (number, values) -> row(number, values, prompts, problems));
        } catch (BoundedReader.TooLongException e) {
            problems.report(line, PromptFile.tooLong());
        } catch (BadHeader e) {
            problems.report(line, e.problem);
        } catch (BrokenCsvException e) {
            problems.report(
                    line,
                    new UnreadablePromptException(
                            "from here on it is not readable as CSV", "check the quotation marks of the next row"));
        }
    }

    private void row(int number, List<String> values, Prompts prompts, Problems problems) throws IOException {
        text.restart();
        line = number;
        if (values.stream().allMatch(String::isBlank)) {
            return;
        }
        if (columns == null) {
            columns = columns(values);
            return;
        }
        String prompt = at(values, columns.prompt);
        String output = at(values, columns.output);
        if (values.size() <= columns.prompt) {
            problems.report(
                    number, new UnreadablePromptException("the row has no prompt", "fill it in, or delete the row"));
        } else {
            prompts.add(number, Prompt.of(prompt, output.isBlank() ? null : output));
        }
    }

    private static String at(List<String> values, int column) {
        return column >= 0 && column < values.size() ? values.get(column) : "";
    }

    private static Columns columns(List<String> headers) throws BadHeader {
        List<String> names = headers.stream()
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> prompts = names.stream().filter(PROMPTS::contains).toList();
        List<String> outputs = names.stream().filter(OUTPUTS::contains).toList();
        if (prompts.isEmpty()) {
            throw new BadHeader("the header has no column \"prompt\" or \"input\"", rename(headers));
        }
        if (prompts.size() > 1 || outputs.size() > 1) {
            throw new BadHeader(
                    "the header has two columns for one thing: "
                            + String.join(" and ", prompts.size() > 1 ? prompts : outputs),
                    "rename or delete one of the two");
        }
        return new Columns(names.indexOf(prompts.get(0)), outputs.isEmpty() ? -1 : names.indexOf(outputs.get(0)));
    }

    private static String rename(List<String> headers) {
        List<String> near = Stream.of("prompt", "input")
                .flatMap(each -> Nearest.to(each, headers, 2, 1).stream())
                .filter(each -> each.length() < 40)
                .limit(1)
                .toList();
        return near.isEmpty()
                ? "name the column of the prompts \"prompt\" in the first row"
                : "rename \"" + near.get(0).strip() + "\" to \"prompt\"";
    }

    /** The separator with which the first line names a column of ours; a comma where none does. */
    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(HEAD);
        char[] head = new char[HEAD];
        int length = Math.max(0, text.read(head, 0, HEAD));
        text.reset();
        String first = new String(head, 0, length).lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .filter(each -> Stream.of(first.split(String.valueOf(each)))
                        .anyMatch(name ->
                                PROMPTS.contains(name.replace("\"", "").strip().toLowerCase(Locale.ROOT))))
                .findFirst()
                .orElse(',');
    }

    private static final class BadHeader extends IOException {
        private static final long serialVersionUID = 1;
        private final transient UnreadablePromptException problem;

        BadHeader(String message, String maybe) {
            super(message);
            this.problem = new UnreadablePromptException(message, maybe);
        }
    }
}
