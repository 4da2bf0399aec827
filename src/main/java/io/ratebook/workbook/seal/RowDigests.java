package io.ratebook.workbook.seal;

import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
    private static final int TEN = 10;

    /** What is short is copied eight bytes at a time, and may write more than it holds: what follows is written over that. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int SIXTEEN = 2 * Long.BYTES;

    private final int most;
    private final SortedMap<String, String> blocks = new TreeMap<>();
    private final MessageDigest digest;
    /** The row at hand and a tab, with room for two times eight bytes. */
    private final byte[] place = new byte[SIXTEEN];

    private byte[] text = new byte[BUFFER];
    private int length;
    private int block = -1;
    private int begun = -1;
    private int placed;
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
        rest(cell);
    }

    private void rest(Content cell) {
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
        piece(Kind.NUMBER.letter, digits, from, to);
    }

    @Override
    public void text(int row, int column, String text) {
        begin(row, column);
        if (!tryPlain(text)) {
            rest(SheetScan.text(text, null, ""));
        }
    }

    @Override
    public void product(int row, int column, byte[] formula, int from, int to) {
        begin(row, column);
        piece('=', formula, from, to);
    }

    /** True where the text stands as it is, in ASCII, and was added; otherwise nothing was. */
    private boolean tryPlain(String value) {
        int size = value.length();
        if (size == 0) {
            return false;
        }
        room(size + 2);
        byte[] to = text;
        int at = length;
        to[at++] = (byte) Kind.TEXT.letter;
        for (int i = 0; i < size; i++) {
            char each = value.charAt(i);
            if (each < ' ' || each > '~') {
                return false;
            }
            to[at++] = (byte) each;
        }
        to[at++] = '\n';
        length = at;
        return true;
    }

    private void piece(char kind, byte[] bytes, int from, int to) {
        int size = to - from;
        room((size < SIXTEEN ? SIXTEEN : size) + 2);
        text[length++] = (byte) kind;
        if (size <= SIXTEEN && from + SIXTEEN <= bytes.length) {
            EIGHT.set(text, length, (long) EIGHT.get(bytes, from));
            EIGHT.set(text, length + Long.BYTES, (long) EIGHT.get(bytes, from + Long.BYTES));
        } else {
            System.arraycopy(bytes, from, text, length, size);
        }
        length += size;
        text[length++] = '\n';
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
        if (row != begun) {
            byte[] digits = String.valueOf(row).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, place, 0, digits.length);
            place[digits.length] = '\t';
            begun = row;
            placed = digits.length + 1;
        }
        room(SIXTEEN + MOST_DIGITS + 2);
        EIGHT.set(text, length, (long) EIGHT.get(place, 0));
        EIGHT.set(text, length + Long.BYTES, (long) EIGHT.get(place, Long.BYTES));
        length += placed;
        if (column < TEN) {
            text[length++] = (byte) ('0' + column);
        } else {
            append(String.valueOf(column));
        }
        text[length++] = '\t';
    }

    private void ascii(char letter) {
        room(1);
        text[length++] = (byte) letter;
    }

    private void append(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        append(bytes, 0, bytes.length);
    }

    private void append(byte[] bytes, int from, int to) {
        room(to - from);
        System.arraycopy(bytes, from, text, length, to - from);
        length += to - from;
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
