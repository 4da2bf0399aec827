package io.ratebook.grid;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends a row that doesn't end by itself, because a quotation mark is missing. */
public final class BoundedReader extends FilterReader {
    private final long longest;
    private long since;

    /** More was read of one row than any row holds. */
    public static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        public TooLongException() {
            super("a row that doesn't end");
        }
    }

    /** @param longest how many characters a row may have, with those that are read ahead of it */
    public BoundedReader(Reader text, long longest) {
        super(text);
        this.longest = longest;
    }

    /** A new row begins. */
    public void restart() {
        since = 0;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(read < 0 ? 0 : read);
        return read;
    }

    private void count(int read) throws TooLongException {
        since += read;
        if (since > longest) {
            throw new TooLongException();
        }
    }
}
