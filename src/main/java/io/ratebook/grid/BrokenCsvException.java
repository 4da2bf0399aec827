package io.ratebook.grid;

import java.io.IOException;

/** Text that is no comma-separated text from some row on. */
public final class BrokenCsvException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenCsvException() {
        super("is not readable as CSV");
    }
}
