package io.ratebook.usagefile;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.BoundedReader;
import io.ratebook.grid.BrokenCsvException;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Shown;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of usage rows in UTF-8, read once from front to back in pieces. {@code .csv}: a header, and a row a line; the separator is a
 * comma, a semicolon or a tab. {@code .jsonl} or {@code .ndjson}: a JSON object a line, whose names are the headers. Either may be
 * compressed ({@code .gz}). It has as many rows as it has; a row has a million characters at most.
 */
public final class UsageFile {
    private static final int LONGEST = 1_000_000;
    private static final int READ_AHEAD = 1 << 16;
    private static final int HEAD = 8192;
    private static final int MOST_COLUMNS = 1000;
    private static final int PLACED_EVERY = 1024;
    private static final int MOST_ERRORS = 100;
    private static final List<String> ENDINGS = List.of(".csv", ".jsonl", ".ndjson");

    private final Path file;
    private final String shown;
    private final JsonRows json;
    private final Set<String> headers;
    private final Taker taker;
    private final Heard heard;
    private final Journal journal;
    private final List<Finding> findings = new ArrayList<>();
    private boolean headed;
    private int last = 1;
    private @Nullable ReadBytes bytes;
    private @Nullable Place resumed;
    private long rows;

    /** Takes the rows, some at a time. */
    public interface Taker extends Chunk.Rows {
        /** True where a row needs no further look: then {@link #take(int, List)} takes it. */
        boolean isKnown(List<String> values);

        /**
         * A row that is known.
         *
         * @param line of the file, from 1
         * @param values as they are written, by column; blank where there is none
         * @return false where it needs a look after all
         */
        boolean take(int line, List<String> values);

        /** Notes how far the file is read. */
        Journal journal();
    }

    /** Hears how many bytes of the file are read. */
    public interface Heard {
        void at(long part, long whole);
    }

    private UsageFile(Path file, String shown, JsonRows json, Set<String> headers, Taker taker, Heard heard) {
        this.heard = heard;
        this.file = file;
        this.shown = shown;
        this.json = json;
        this.headers = headers;
        this.taker = taker;
        this.journal = taker.journal();
    }

    /** True for a name that such a file has. */
    public static boolean isNamed(String name) {
        return ENDINGS.stream().anyMatch(plain(name)::endsWith);
    }

    /**
     * Reads all of it.
     *
     * @param shown the file as the user wrote it, for findings
     * @param headers the columns that are known, in lower case: {@code input_tokens} is taken for {@code input tokens}
     * @param heard is told how much of the file is read, now and then
     * @return what is wrong with the file as such; with its values, the taker finds out
     */
    public static List<Finding> read(
            Path file, String shown, JsonRows json, Set<String> headers, Taker taker, Heard heard) {
        return new UsageFile(file, shown, json, headers, taker, heard).read();
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    }

    private List<Finding> read() {
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "this is a folder, not a file" : "there is no such file";
            failed("RB-IN-NOFILE", what, "check the name and the folder");
            return findings;
        }
        try (ReadBytes counted = new ReadBytes(file, heard, journal.isKept());
                InputStream in = new BufferedInputStream(counted, READ_AHEAD);
                InputStream content = isPacked(in) ? new GZIPInputStream(in, READ_AHEAD) : in;
                BufferedReader text = new BufferedReader(
                        new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), READ_AHEAD)) {
            bytes = counted;
            text.mark(1);
            if (text.read() != '\ufeff') {
                text.reset();
            }
            if (plain(shown).endsWith(".csv")) {
                rows(text);
            } else {
                lines(text);
            }
        } catch (CharacterCodingException e) {
            failed("RB-TEXT-UTF8", "is not text in UTF-8", "save it as UTF-8 (in Excel: CSV UTF-8)");
        } catch (BoundedReader.TooLongException e) {
            failed(
                    "RB-USAGE-LONG",
                    "holds a row of more than a million characters",
                    "a line break or a quotation mark is missing");
        } catch (ZipException | EOFException e) {
            failed("RB-USAGE-GZIP", "is compressed, and damaged", "fetch it again, or compress it anew with gzip");
        } catch (IOException e) {
            failed("RB-IN-NOFILE", "the file can't be read", "check who may read it");
        }
        return findings;
    }

    private void failed(String code, String message, String maybe) {
        findings.add(Finding.error(code, Location.ofFile(shown), message, maybe));
    }

    private static boolean isPacked(InputStream in) throws IOException {
        in.mark(2);
        boolean packed = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return packed;
    }

    private void rows(BufferedReader text) throws IOException {
        char delimiter = delimiter(text);
        BoundedReader bounded = new BoundedReader(text, LONGEST + (long) READ_AHEAD);
        Chunk chunk = Chunk.ofFile(shown, 0, taker);
        replay(chunk, (line, values) -> headed(line, values, chunk));
        long before = skip(text);
        int first = resumed == null ? 1 : resumed.line();
        last = first;
        try {
            Csv.each(bounded, delimiter, first, (line, characters, values) -> {
                bounded.restart();
                last = line;
                reached(line, before + characters);
                headed(line, values, chunk);
            });
        } catch (BrokenCsvException e) {
            findings.add(Finding.error(
                    "RB-CSV",
                    Location.ofLine(shown, last),
                    "from here on it is not readable as CSV",
                    "check its quotation marks; within quotes a quotation mark is written twice"));
        }
        if (findings.isEmpty()) {
            journal.reached(true, () -> place(last + 1, Place.END));
        }
        chunk.flush();
    }

    private void headed(int line, List<String> values, Chunk chunk) throws IOException {
        boolean header = isHeader(values);
        List<String> named = header ? values.stream().map(this::known).toList() : values;
        if (!isKnown(line, named, chunk)) {
            journal.raw(line, values);
            row(line, named, chunk);
        }
    }

    /** A row that an earlier run has looked at. */
    private interface Raw {
        void row(int line, List<String> values) throws IOException;
    }

    /** Takes what an earlier run has noted, as if it was read now. */
    private void replay(Chunk chunk, Raw raw) throws IOException {
        boolean any = journal.replay(new Journal.Replay() {
            @Override
            public boolean isSame(Place reached) throws IOException {
                boolean same = ReadBytes.isBeginning(file, reached);
                resumed = same ? reached : null;
                return same;
            }

            @Override
            public void raw(int line, List<String> values) throws IOException {
                raw.row(line, values);
            }

            @Override
            public void known() {
                chunk.flush();
            }
        });
        resumed = any ? resumed : null;
    }

    /** Leaves out what was read before; how many characters that is. */
    private long skip(BufferedReader text) throws IOException {
        long all = resumed == null ? 0 : resumed.characters();
        long skipped = 0;
        long now = 1;
        while (skipped < all && now > 0) {
            now = text.skip(all - skipped);
            skipped += now;
        }
        return skipped;
    }

    private void reached(int line, long characters) throws IOException {
        if (++rows % PLACED_EVERY == 0) {
            journal.reached(false, () -> place(line, characters));
        }
    }

    private Place place(int line, long characters) {
        return Objects.requireNonNull(bytes).place(line, characters);
    }

    private boolean isKnown(int line, List<String> values, Chunk chunk) {
        return chunk.isKnown(() -> taker.isKnown(values), () -> taker.take(line, values));
    }

    private static void row(int line, List<String> values, Chunk chunk) {
        SortedMap<Integer, CellValue> cells = new TreeMap<>();
        for (int i = 0; i < values.size() && i < MOST_COLUMNS; i++) {
            if (!values.get(i).isBlank()) {
                cells.put(i + 1, new CellValue.Text(values.get(i)));
            }
        }
        chunk.row(line, cells);
    }

    /** The first row with two names of columns. */
    private boolean isHeader(List<String> values) {
        if (headed) {
            return false;
        }
        headed = values.stream()
                        .map(each -> known(each).strip().toLowerCase(Locale.ROOT))
                        .filter(headers::contains)
                        .count()
                > 1;
        return headed;
    }

    /** A header as it is known, where it is written as programs write names. */
    private String known(String name) {
        String spaced = name.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
        return headers.contains(spaced) ? spaced : name;
    }

    /** The separator with which the first line names most columns of ours; a comma where none does. */
    private char delimiter(BufferedReader text) throws IOException {
        text.mark(HEAD);
        char[] head = new char[HEAD];
        int length = 0;
        for (int read = 0; read >= 0 && length < HEAD; read = text.read(head, length, HEAD - length)) {
            length += read;
        }
        text.reset();
        String first = new String(head, 0, length).lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char each : new char[] {',', ';', '\t'}) {
            long named = Stream.of(first.split(String.valueOf(each), -1))
                    .map(name -> known(name.replace("\"", "").strip()).toLowerCase(Locale.ROOT))
                    .filter(headers::contains)
                    .count();
            if (named > most) {
                most = named;
                best = each;
            }
        }
        return best;
    }

    private void lines(BufferedReader text) throws IOException {
        Chunk chunk = Chunk.ofFile(shown, 1, taker);
        Map<String, Integer> columns = new LinkedHashMap<>();
        StringBuilder line = new StringBuilder();
        int[] errors = {0};
        replay(chunk, (number, values) -> errors[0] += line(number, values.get(0), columns, chunk) ? 0 : 1);
        long characters = skip(text);
        int number = resumed == null ? 1 : resumed.line();
        boolean more = true;
        while (more) {
            int next = text.read();
            more = next >= 0;
            characters++;
            if (more && next != '\n') {
                line.append((char) next);
                if (line.length() > LONGEST) {
                    throw new BoundedReader.TooLongException();
                }
                continue;
            }
            if (!line.toString().isBlank()
                    && !line(number, line.toString(), columns, chunk)
                    && ++errors[0] > MOST_ERRORS) {
                failed("RB-USAGE-JSON", "reading ended after " + MOST_ERRORS + " lines that are no rows", "mend them");
                return;
            }
            line.setLength(0);
            number++;
            reached(number, characters);
        }
        int after = number;
        journal.reached(true, () -> place(after, Place.END));
        chunk.flush();
    }

    private boolean line(int number, String line, Map<String, Integer> columns, Chunk chunk) throws IOException {
        try {
            Map<String, CellValue> row = json.row(line);
            int before = columns.size();
            for (String name : row.keySet()) {
                if (columns.size() < MOST_COLUMNS) {
                    columns.putIfAbsent(known(name), columns.size() + 1);
                }
            }
            if (columns.size() > before) {
                chunk.header(List.copyOf(columns.keySet()));
            }
            SortedMap<Integer, CellValue> cells = new TreeMap<>();
            String[] values = new String[columns.size()];
            Arrays.fill(values, "");
            for (Map.Entry<String, CellValue> each : row.entrySet()) {
                Integer column = columns.get(known(each.getKey()));
                if (column != null && cells.put(column, each.getValue()) != null) {
                    throw new UnreadableRowException("has two values for " + known(each.getKey()));
                }
                if (column != null) {
                    values[column - 1] = Shown.of(each.getValue());
                }
            }
            if (!isKnown(number, List.of(values), chunk)) {
                journal.raw(number, List.of(line));
                chunk.row(number, cells);
            }
            return true;
        } catch (UnreadableRowException e) {
            journal.raw(number, List.of(line));
            findings.add(
                    Finding.error(
                            "RB-USAGE-JSON",
                            Location.ofLine(shown, number),
                            e.message(),
                            "write one object a line: {\"provider\": \"anthropic\", \"model\": \"…\", \"calls\": 1, \"input_tokens\": 1200}"));
            return false;
        }
    }
}
