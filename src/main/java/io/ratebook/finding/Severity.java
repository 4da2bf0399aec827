package io.ratebook.finding;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Nothing can be rated, or the number would be wrong: no result is written. */
    ERROR,
    /** The result stands, and a reader should know this about it. */
    WARNING,
    /** A remark or an advice. */
    INFO
}
