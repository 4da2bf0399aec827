package io.ratebook.workbook.template;

import io.ratebook.finding.Checked;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Grid;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.template.PublishedFigures.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An example workbook in the making. Its sheets are written down as tables: a line a row, cells between bars, headers first.
 * Rows of Expected that name a figure of the document take its wording, value and tolerance from there.
 */
final class Example {
    private static final Path RATE_CARDS = Path.of("rules", "rate-cards");

    private final String document;
    private final NewWorkbook book;
    private final Map<String, Figure> figures;

    /** @param document the document's name, without an ending */
    Example(String document, String title) {
        this.document = document;
        this.book = new NewWorkbook(title, modelsByProvider());
        this.figures = PublishedFigures.of(document).stream()
                .collect(Collectors.toMap(Figure::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    NewWorkbook book() {
        return book;
    }

    /** The Request sheet: the given rows after the usual ones. */
    Example request(String title, String owner, String more) {
        return table(SheetLayout.REQUEST, """
                Item        | Value      | Note
                Title       | %s         | from %s.md
                Owner       | %s         |
                As of       | 2026-11-22 | prices of this day
                Currency    | USD        |
                Case in use | 2          | 1 low, 2 base, 3 high
                """.formatted(title, document, owner) + more);
    }

    /** Adds the table's rows, as they are. */
    Example table(SheetLayout layout, String table) {
        rows(table).forEach(book.sheet(layout)::row);
        return this;
    }

    /** Adds the table's rows, each with the document as its source. */
    Example sourced(SheetLayout layout, String table) {
        rows(table).forEach(each -> {
            each.putIfAbsent("Source", "");
            each.compute("Source", (header, more) -> source(String.valueOf(more)));
            book.sheet(layout).row(each);
        });
        return this;
    }

    Example usage(String table) {
        return sourced(SheetLayout.USAGE, table);
    }

    Example hint(SheetLayout layout, String words) {
        book.sheet(layout).hint(words);
        return this;
    }

    Example expected(String table) {
        rows(table).forEach(each -> {
            Figure figure = figures.get(each.getOrDefault("Id", ""));
            Map<String, String> row = new LinkedHashMap<>();
            if (figure != null) {
                row.put("Figure", figure.what());
                row.put("Where", figure.where());
                row.put("Expected", figure.published());
                row.put("Tolerance", figure.tolerance());
            }
            each.values().removeIf(String::isBlank);
            row.putAll(each);
            book.sheet(SheetLayout.EXPECTED).row(row);
        });
        return this;
    }

    private String source(String more) {
        return document + ".md" + (more.isBlank() ? "" : ", " + more);
    }

    private static List<Map<String, String>> rows(String table) {
        List<List<String>> lines = table.lines()
                .filter(each -> !each.isBlank())
                .map(Example::cells)
                .toList();
        return lines.stream().skip(1).map(each -> row(lines.get(0), each)).toList();
    }

    private static Map<String, String> row(List<String> headers, List<String> cells) {
        if (cells.size() > headers.size()) {
            throw new IllegalArgumentException("more cells than headers: " + cells);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(headers.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    /** What the rate cards of the repository price, by provider. */
    static Map<String, List<String>> modelsByProvider() {
        Map<String, List<String>> models = new TreeMap<>();
        try (Stream<Path> cards = Files.list(RATE_CARDS)) {
            for (Path card : cards.sorted().toList()) {
                Checked<Grid> read = Csv.read(card.toString(), Files.readString(card));
                Grid grid = read.value();
                for (int row = 2; row <= grid.lastRow(); row++) {
                    add(models, grid.cell(row, 1).shown(), grid.cell(row, 2).shown());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return models;
    }

    private static void add(Map<String, List<String>> models, String provider, String model) {
        List<String> before = models.getOrDefault(provider, List.of());
        if (!before.contains(model)) {
            models.put(
                    provider, Stream.concat(before.stream(), Stream.of(model)).toList());
        }
    }
}
