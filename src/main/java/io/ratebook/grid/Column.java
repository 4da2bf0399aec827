package io.ratebook.grid;

import java.util.List;

/**
 * One column of a table, as a contract for reader, writer and reference alike.
 *
 * @param name the header; compared without regard to case and spacing
 * @param choices what may be written; empty where anything of the kind may
 * @param ranged true where companions {@code "… low"} and {@code "… high"} may stand beside it
 * @param rare true where most tables do without it, so that templates leave it out
 * @param meaning one line for the reference: meaning, unit, what a blank means
 */
public record Column(
        String name, Kind kind, boolean required, List<String> choices, boolean ranged, boolean rare, String meaning) {
    /** What the cells of a column hold. */
    public enum Kind {
        TEXT,
        /** Text of any length, taken as it stands: a sample whose tokens are counted. */
        PASSAGE,
        /** The name of a file beside the workbook. */
        FILE,
        /** Any decimal number. */
        NUMBER,
        /** A decimal number, zero or more. */
        AMOUNT,
        /** A whole number, zero or more. */
        COUNT,
        /** A decimal number, or several in one cell as text, separated by semicolons. */
        NUMBERS,
        /** A date, or ISO text in a text file. */
        DATE,
        /** Anything: the reader looks at the value. */
        ANY,
        /** Written by Ratebook; what stands there is not read. */
        RESULT
    }

    public Column {
        choices = List.copyOf(choices);
    }

    public static Column of(String name, Kind kind, String meaning) {
        return new Column(name, kind, false, List.of(), false, false, meaning);
    }

    public static Column text(String name, String meaning) {
        return of(name, Kind.TEXT, meaning);
    }

    public Column must() {
        return new Column(name, kind, true, choices, ranged, rare, meaning);
    }

    public Column oneOf(String... allowed) {
        return new Column(name, kind, required, List.of(allowed), ranged, rare, meaning);
    }

    public Column withRange() {
        return new Column(name, kind, required, choices, true, rare, meaning);
    }

    /** One that most tables do without. */
    public Column seldom() {
        return new Column(name, kind, required, choices, ranged, true, meaning);
    }

    /** The header of the companion that holds the low case. */
    public String low() {
        return name + " low";
    }

    /** The header of the companion that holds the high case. */
    public String high() {
        return name + " high";
    }

    /** True for what may stand in for a number: a template shows it only where it is used. */
    public boolean isSample() {
        return kind == Kind.PASSAGE || kind == Kind.FILE;
    }

    public boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.AMOUNT || kind == Kind.COUNT;
    }
}
