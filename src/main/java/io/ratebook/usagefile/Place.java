package io.ratebook.usagefile;

/**
 * How far a file is read, at the beginning of a row.
 *
 * @param line the row's, from 1
 * @param characters how many of its text come before the row, without a byte-order mark; {@link #END} for all of them
 * @param bytes how many of the file were read for that, packed as they are
 * @param digest SHA-256 of these bytes, in hexadecimal digits
 * @param size how many bytes the file has
 */
public record Place(int line, long characters, long bytes, String digest, long size) {
    /** The whole text. */
    public static final long END = Long.MAX_VALUE;
}
