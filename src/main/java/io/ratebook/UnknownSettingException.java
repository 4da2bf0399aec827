package io.ratebook;

/** A setting names no assumption of the workbook. The message suggests the nearest. */
public final class UnknownSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSettingException(String message) {
        super(message);
    }
}
