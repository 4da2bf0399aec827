package io.ratebook.domain;

/** What the token columns of a usage row count. */
public enum TokenCounts {
    /** The tokens of one call: the row's tokens are these times the calls. */
    PER_CALL("per call"),
    /** The tokens of all the row's calls together. */
    TOTAL("total");

    private final String word;

    TokenCounts(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
