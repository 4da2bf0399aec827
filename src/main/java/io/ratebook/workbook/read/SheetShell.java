package io.ratebook.workbook.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a sheet's XML says beside its rows, in UTF-8; the rows are passed over, not looked at. */
final class SheetShell {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 1000;
    private static final String ROWS = "sheetData";

    /** The closing bracket of an end tag of that name comes so many bytes after the opening one, or more. */
    private static final int END_OF_ROWS = 2 + ROWS.length();

    private final InputStream in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] bytes = new byte[BUFFER];
    private int at;
    private int end;
    private boolean keeping = true;

    private SheetShell(InputStream in) {
        this.in = in;
    }

    /**
     * The shell.
     *
     * @param in a part that is well-formed; of one that isn't, something comes
     */
    static byte[] of(InputStream in) throws IOException {
        try {
            SheetShell shell = new SheetShell(PartBytes.of(in));
            shell.read();
            return shell.kept.toByteArray();
        } catch (UnreadableEncodingException e) {
            throw new IOException(e);
        }
    }

    /**
     * The same of what is small.
     *
     * @param part in UTF-8, whatever encoding it says
     */
    static byte[] ofText(byte[] part) throws IOException {
        SheetShell shell = new SheetShell(new ByteArrayInputStream(part));
        shell.read();
        return shell.kept.toByteArray();
    }

    /** The next byte, from 0 to 255; -1 at the end. */
    private int next() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(bytes, 0, BUFFER));
            if (end == 0) {
                return -1;
            }
        }
        int next = bytes[at++] & 0xFF;
        if (keeping) {
            kept.write(next);
        }
        return next;
    }

    private void read() throws IOException {
        boolean begun = false;
        for (int each = next(); each >= 0; each = next()) {
            if (each == '<') {
                begun |= markup(begun);
            }
            if (!keeping) {
                passRows();
            }
        }
    }

    /** Passes what can't be the end of the rows, nor hold its letters as a comment does: no bracket stands in a value or a text. */
    private void passRows() {
        byte[] block = bytes;
        int here = at;
        while (true) {
            while (here < end && block[here] != '<') {
                here++;
            }
            at = here;
            if (here + END_OF_ROWS >= end || block[here + 1] == '!' || block[here + 1] == '?') {
                return;
            }
            if (block[here + 1] == '/') {
                int close = here + 2;
                while (close - here < END_OF_ROWS && block[close] != '>') {
                    close++;
                }
                if (close - here == END_OF_ROWS) {
                    return;
                }
                here = close;
            }
            here++;
        }
    }

    /** True where the rows begin. */
    private boolean markup(boolean begun) throws IOException {
        int first = next();
        switch (first) {
            case '!' -> pass(next() == '-' ? "-->" : "]]>");
            case '?' -> {
                boolean declaration = kept.size() == 2;
                pass("?>");
                if (declaration) {
                    // it may name the encoding that the part had
                    kept.reset();
                }
            }
            case '/' -> {
                String closed = tag(next());
                if (!keeping && isRows(closed)) {
                    keeping = true;
                    kept.writeBytes(("</" + closed + ">").getBytes(StandardCharsets.UTF_8));
                }
            }
            default -> {
                String opened = tag(first);
                if (!begun && isRows(opened)) {
                    keeping = opened.endsWith("/");
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRows(String tag) {
        String name = tag.endsWith("/") ? tag.substring(0, tag.length() - 1) : tag;
        return name.equals(ROWS) || name.endsWith(":" + ROWS);
    }

    /** A tag's name, with a slash behind it where the tag is an element of its own; read to the end of the tag. */
    private String tag(int first) throws IOException {
        StringBuilder name = new StringBuilder();
        boolean named = true;
        int quote = 0;
        int last = 0;
        for (int each = first; each >= 0 && (quote != 0 || each != '>'); each = next()) {
            if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '"' || each == '\'') {
                quote = each;
            }
            named &= each > ' ' && each != '/' && name.length() < LONGEST_NAME;
            if (named) {
                name.append((char) each);
            }
            last = each;
        }
        return last == '/' ? name.append('/').toString() : name.toString();
    }

    /** To the end of a comment, of text as it is, of an instruction. */
    private void pass(String ending) throws IOException {
        int found = 0;
        for (int each = next(); each >= 0; each = next()) {
            if (each == ending.charAt(found)) {
                found++;
            } else if (each != ending.charAt(0)) {
                found = 0;
            } else if (found < 2) {
                // "--->" and "]]]>" end too
                found = 1;
            }
            if (found == ending.length()) {
                return;
            }
        }
    }
}
