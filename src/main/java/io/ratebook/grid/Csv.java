package io.ratebook.grid;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated text (RFC 4180; a byte-order mark is passed over, lines that begin with # are comments) to a grid whose row numbers are the file's lines. */
public final class Csv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(false)
            .get();

    private static final CSVFormat WRITTEN =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private static final Pattern COMMENTS = Pattern.compile("(?:#[^\\r\\n]*\\r?\\n)*");

    private static final Pattern BROKEN_AT = Pattern.compile("line:? ?([0-9]{1,9})");

    private static final Pattern LINE_END = Pattern.compile("\\r?\\n\\z");

    private Csv() {}

    public static Checked<Grid> read(String file, String text) {
        SortedMap<Integer, SortedMap<Integer, Cell>> rows = new TreeMap<>();
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<Finding> findings = List.of();
        try (CSVParser parser = CSVParser.parse(new StringReader(body), FORMAT)) {
            int line = 1;
            for (CSVRecord each : parser) {
                int start = Math.max(line, (int) parser.getCurrentLineNumber() - newlines(each.toList()));
                rows.put(start, cells(file, start, each));
                line = start + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            findings = List.of(broken(file, String.valueOf(e.getMessage())));
        }
        return new Checked<>(new Grid(file, "", true, rows, Grid.Layout.PLAIN), findings);
    }

    /** The parser tells the line only in its message. */
    private static Finding broken(String file, String message) {
        Matcher line = BROKEN_AT.matcher(message);
        return Finding.error(
                "RB-CSV",
                line.find() ? Location.ofLine(file, Integer.parseInt(line.group(1))) : Location.ofFile(file),
                message.contains("EOF")
                        ? "is not readable as CSV: a quotation mark is opened here and never closed"
                        : "is not readable as CSV: a quotation mark stands in the middle of a value",
                "check its quotation marks; within quotes a quotation mark is written twice");
    }

    /** What is done with each row of a long text: its first line, counted from 1, and its values. */
    public interface Rows {
        void row(int line, List<String> values) throws IOException;
    }

    /** The same, and how many characters of the text come before it. */
    public interface PlacedRows {
        void row(int line, long characters, List<String> values) throws IOException;
    }

    /**
     * Reads row by row, keeping none; no line is a comment, and a row of an empty line has one empty value.
     *
     * @throws BrokenCsvException where the text isn't comma-separated text
     * @throws IOException where the text can't be read, or where {@code rows} ends it
     */
    public static void each(Reader text, char delimiter, Rows rows) throws IOException {
        each(text, delimiter, 1, (line, characters, values) -> rows.row(line, values));
    }

    /**
     * The same for the rest of a text.
     *
     * @param first the line that it begins with, from 1
     */
    public static void each(Reader text, char delimiter, int first, PlacedRows rows) throws IOException {
        CSVFormat format =
                FORMAT.builder().setCommentMarker(null).setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            int line = first;
            for (CSVRecord each : parser) {
                List<String> values = Arrays.asList(each.values());
                int newlines = newlines(values);
                int start = Math.max(line, first - 1 + (int) parser.getCurrentLineNumber() - newlines);
                rows.row(start, each.getCharacterPosition(), values);
                line = start + 1 + newlines;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CSVException ? new BrokenCsvException() : e.getCause();
        }
    }

    /** Rows as text, a line each, without a byte-order mark; a value is quoted where it must be. */
    public static String text(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, WRITTEN)) {
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can always be written", e);
        }
        return text.toString();
    }

    /**
     * The text with some cells changed: every other row stays as it was written, and so do comments.
     *
     * @param cells the new values, by line and column as {@link #read} numbers them, both from 1
     * @throws IOException where the text isn't comma-separated text
     */
    public static String edited(String text, SortedMap<Integer, SortedMap<Integer, String>> cells) throws IOException {
        String body = text.startsWith("\ufeff") ? text.substring(1) : text;
        StringBuilder edited = new StringBuilder(text.substring(0, text.length() - body.length()));
        try (CSVParser parser = CSVParser.parse(new StringReader(body), FORMAT)) {
            List<CSVRecord> records = new ArrayList<>();
            List<Integer> lines = new ArrayList<>();
            int line = 1;
            for (CSVRecord each : parser) {
                int start = Math.max(line, (int) parser.getCurrentLineNumber() - newlines(each.toList()));
                records.add(each);
                lines.add(start);
                line = start + 1;
            }
            for (int i = 0; i < records.size(); i++) {
                int from = (int) records.get(i).getCharacterPosition();
                int to = i + 1 < records.size() ? (int) records.get(i + 1).getCharacterPosition() : body.length();
                SortedMap<Integer, String> changed = cells.get(lines.get(i));
                String written = body.substring(from, to);
                edited.append(changed == null ? written : edited(written, records.get(i), changed));
            }
        }
        return edited.toString();
    }

    private static String edited(String written, CSVRecord row, SortedMap<Integer, String> changed) {
        List<String> values = new ArrayList<>(row.toList());
        changed.forEach((column, value) -> {
            while (values.size() < column) {
                values.add("");
            }
            values.set(column - 1, value);
        });
        Matcher comments = COMMENTS.matcher(written);
        Matcher end = LINE_END.matcher(written);
        String printed = text(List.of(values));
        return (comments.lookingAt() ? comments.group() : "")
                + printed.substring(0, printed.length() - 1)
                + (end.find() ? end.group() : "");
    }

    private static int newlines(List<String> values) {
        int newlines = 0;
        for (String value : values) {
            for (int at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) {
                newlines++;
            }
        }
        return newlines;
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
