package io.ratebook.workbook.result;

import io.ratebook.finding.Finding;

/** An input that could be read and rated, but whose other parts can't be carried into a result. */
public final class UncarriedInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    UncarriedInputException(Finding finding, Throwable cause) {
        super(finding.message(), cause);
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
