package io.ratebook.workbook.read;

/** Ends the reading of a part that is no XML that is read. */
final class XmlFault extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    XmlFault(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    /** What is wrong with a part. */
    enum Kind {
        MALFORMED,
        /** Bytes that are none of the encoding. */
        BYTES,
        /** An attribute, a name or a comment without a sensible end. */
        ENDLESS,
        ATTRIBUTES,
        DEPTH,
        DOCTYPE,
        LONG_TEXT
    }

    static XmlFault malformed(String reason) {
        return new XmlFault(Kind.MALFORMED, reason);
    }

    Kind kind() {
        return kind;
    }
}
