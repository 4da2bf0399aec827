package io.ratebook.workbook.seal;

import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of a sheet that is too large for a snapshot of its cells: a digest for every thousand of them. It holds what was typed and the
 * formulas; what formulas give follows from these.
 */
final class RowDigests implements CellDigests {
    /** What the digests are called among the marks of a sheet. */
    static final String ROWS = "rows";

    private static final int ROWS_EACH = 1000;
    private static final int BUFFER = 1 << 16;
    private static final int MOST_DIGITS = 10;

    private final int most;
    private final SortedMap<String, String> blocks = new TreeMap<>();
    private final MessageDigest digest;
    private byte[] text = new byte[BUFFER];
    private int length;
    private int block = -1;
    private long cells;

    /** Of every cell that is added. */
    RowDigests() {
        this(-1);
    }

    /** @param most with so many cells there are no digests */
    RowDigests(int most) {
        this.most = most;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The next cell, row by row. */
    void add(int row, int column, Content cell) {
        begin(row, column);
        if (cell.formula() == null) {
            ascii(cell.kind().letter);
            append(cell.value());
        } else {
            ascii('=');
            append(isProduct(cell.formula()) ? cell.formula() : Formulas.canonical(cell.formula()));
        }
        ascii('\n');
    }

    @Override
    public void number(int row, int column, byte[] digits, int from, int to) {
        if (!SheetScan.isPlain(digits, from, to)) {
            add(
                    row,
                    column,
                    SheetScan.number(new String(digits, from, to - from, StandardCharsets.US_ASCII), null, ""));
            return;
        }
        begin(row, column);
        ascii(Kind.NUMBER.letter);
        room(to - from);
        System.arraycopy(digits, from, text, length, to - from);
        length += to - from;
        ascii('\n');
    }

    @Override
    public void text(int row, int column, String text) {
        add(row, column, SheetScan.text(text, null, ""));
    }

    @Override
    public void formula(int row, int column, String formula) {
        add(row, column, new Content(Kind.EMPTY, "", formula, ""));
    }

    /** {@code E7*F7}: the products that Ratebook writes are as they should be. */
    private static boolean isProduct(String formula) {
        int at = digits(formula, 0, 'E');
        return at > 0
                && at < formula.length()
                && formula.charAt(at) == '*'
                && digits(formula, at + 1, 'F') == formula.length();
    }

    /** The end of a letter and up to seven digits; -1 where they don't stand there. */
    private static int digits(String formula, int from, char letter) {
        if (from >= formula.length() || formula.charAt(from) != letter) {
            return -1;
        }
        int at = from + 1;
        while (at < formula.length() && at <= from + 7 && formula.charAt(at) >= '0' && formula.charAt(at) <= '9') {
            at++;
        }
        return at > from + 1 ? at : -1;
    }

    private void begin(int row, int column) {
        int its = (row - 1) / ROWS_EACH;
        if (its != block) {
            end();
            block = its;
        }
        cells++;
        digits(row);
        ascii('\t');
        digits(column);
        ascii('\t');
    }

    private void digits(int number) {
        room(MOST_DIGITS);
        int end = length + 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            end++;
        }
        int rest = number;
        for (int at = end - 1; at >= length; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
    }

    private void ascii(char letter) {
        room(1);
        text[length++] = (byte) letter;
    }

    private void append(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, text, length, bytes.length);
        length += bytes.length;
    }

    private void room(int more) {
        if (length + more > text.length) {
            flush();
            if (more > text.length) {
                text = Arrays.copyOf(text, more);
            }
        }
    }

    private void flush() {
        digest.update(text, 0, length);
        length = 0;
    }

    private void end() {
        if (block >= 0) {
            flush();
            String place = (block * ROWS_EACH + 1) + ":" + (block + 1) * ROWS_EACH;
            // a block that comes again, in a file whose rows are out of order, has another digest
            String hex = HexFormat.of().formatHex(digest.digest());
            blocks.merge(place, hex, (one, more) -> one + " " + more);
            block = -1;
        }
    }

    @Override
    public SortedMap<String, String> blocks() {
        end();
        return cells > most ? Collections.unmodifiableSortedMap(blocks) : Collections.emptySortedMap();
    }
}
