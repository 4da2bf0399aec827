package io.ratebook.workbook.read;

import java.io.IOException;

/** A part in an encoding that isn't read, or whose declaration and bytes disagree. */
final class UnreadableEncodingException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableEncodingException(String declared) {
        super(declared);
    }
}
