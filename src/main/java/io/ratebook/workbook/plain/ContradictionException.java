package io.ratebook.workbook.plain;

import java.io.IOException;

/** Parts of a workbook that don't fit together, though its cells could be read. */
public final class ContradictionException extends IOException {
    private static final long serialVersionUID = 1;

    ContradictionException(Throwable cause) {
        super("its parts contradict each other", cause);
    }
}
