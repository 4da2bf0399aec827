package io.ratebook.grid;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated text (RFC 4180; a byte-order mark is passed over, lines that begin with # are comments) to a grid whose row numbers are the file's lines. */
public final class Csv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(false)
            .get();

    private Csv() {}

    public static Checked<Grid> read(String file, String text) {
        SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<Finding> findings = List.of();
        try (CSVParser parser = CSVParser.parse(new StringReader(body), FORMAT)) {
            int line = 1;
            for (CSVRecord each : parser) {
                int start = Math.max(line, (int) parser.getCurrentLineNumber() - newlines(each));
                rows.put(start, cells(file, start, each));
                line = start + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            findings = List.of(Finding.error(
                    "RB-CSV",
                    Location.ofFile(file),
                    "is not readable as CSV: " + e.getMessage(),
                    "check its quotation marks"));
        }
        return new Checked<>(new Grid(file, "", true, rows, Grid.Layout.PLAIN), findings);
    }

    private static int newlines(CSVRecord each) {
        return each.stream()
                .mapToInt(value -> (int) value.chars().filter(c -> c == '\n').count())
                .sum();
    }

    private static SortedMap<Integer, Cell> cells(String file, int line, CSVRecord each) {
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        for (int column = 1; column <= each.size(); column++) {
            String value = each.get(column - 1);
            if (!value.isBlank()) {
                cells.put(column, Cell.of(Location.ofLine(file, line, column), new CellValue.Text(value)));
            }
        }
        return cells;
    }
}
