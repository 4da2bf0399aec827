package io.ratebook.domain;

/** The numbers of a usage row that quantities and costs are made of. */
public enum UsageField {
    CALLS("Calls"),
    PREFIX_TOKENS("Prefix tokens"),
    INPUT_TOKENS("Input tokens"),
    CACHED_INPUT_TOKENS("Cached input tokens"),
    OUTPUT_TOKENS("Output tokens"),
    QUANTITY("Quantity"),
    UNIT_PRICE("Unit price"),
    REPEAT("Repeat"),
    MONTHS("Months");

    private final String header;

    UsageField(String header) {
        this.header = header;
    }

    /** The header of the column that holds it. */
    public String header() {
        return header;
    }
}
