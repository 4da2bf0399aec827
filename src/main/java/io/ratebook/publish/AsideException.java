package io.ratebook.publish;

import java.io.IOException;

/** What a run lays aside for a while has no room in the system's folder for temporary files. */
public final class AsideException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AsideException(IOException cause) {
        super(
                "Rows of usage can't be laid aside in " + System.getProperty("java.io.tmpdir") + " ("
                        + cause.getMessage() + "). Maybe make room there.",
                cause);
    }
}
