package io.ratebook.workbook.seal;

import io.ratebook.grid.Address;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Mark;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rows of a sheet that is too large for a snapshot of its cells: a digest for every thousand of them. It holds what was typed and the
 * formulas; what formulas give follows from these.
 */
final class RowDigests {
    /** What the digests are called among the marks of a sheet. */
    static final String ROWS = "rows";

    private static final int ROWS_EACH = 1000;
    private static final Pattern PRODUCT = Pattern.compile("E[0-9]{1,7}\\*F[0-9]{1,7}");

    private final Map<Mark, String> marks;
    private final MessageDigest digest;
    private final StringBuilder text = new StringBuilder();
    private int block = -1;

    /** @param marks where the digests are put */
    RowDigests(Map<Mark, String> marks) {
        this.marks = marks;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The next cell, row by row. */
    void add(Address where, Content cell) {
        int its = (where.row() - 1) / ROWS_EACH;
        if (its != block) {
            end();
            block = its;
        }
        text.append(where.row()).append('\t').append(where.column()).append('\t');
        if (cell.formula() == null) {
            text.append(cell.kind().letter).append(cell.value());
        } else {
            text.append('=').append(canonical(cell.formula()));
        }
        text.append('\n');
        if (text.length() > 1 << 16) {
            flush();
        }
    }

    /** The products that Ratebook writes are as they should be. */
    private static String canonical(String formula) {
        return PRODUCT.matcher(formula).matches() ? formula : Formulas.canonical(formula);
    }

    private void flush() {
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    /** After the last cell. */
    void end() {
        if (block >= 0) {
            flush();
            String place = (block * ROWS_EACH + 1) + ":" + (block + 1) * ROWS_EACH;
            // a block that comes again, in a file whose rows are out of order, is another mark
            String hex = HexFormat.of().formatHex(digest.digest());
            marks.merge(new Mark(ROWS, place), hex, (one, more) -> one + " " + more);
        }
    }
}
