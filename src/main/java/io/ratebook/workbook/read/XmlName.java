package io.ratebook.workbook.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A name of an element or an attribute, as it is written: with its prefix, if it has one. */
final class XmlName {
    private static final int LONGEST = 1000;

    private final byte[] written;
    private final int hash;
    private final String prefix;
    private final String local;

    private XmlName(byte[] written, int hash, String prefix, String local) {
        this.written = written;
        this.hash = hash;
        this.prefix = prefix;
        this.local = local;
    }

    /** @throws XmlFault where it is no name */
    static XmlName of(byte[] written, int hash) throws XmlFault {
        String text = strictly(written, 0, written.length);
        int colon = Math.max(0, text.indexOf(':'));
        String prefix = text.substring(0, colon);
        String local = colon > 0 ? text.substring(colon + 1) : text;
        boolean named = colon > 0
                ? XmlChars.isNcName(prefix) && XmlChars.isNcName(local)
                : text.equals(":") || XmlChars.isNcName(text.startsWith(":") ? text.substring(1) : text);
        if (text.length() > LONGEST || !named) {
            throw XmlFault.malformed("no name");
        }
        return new XmlName(written, hash, prefix, local);
    }

    /** @throws XmlFault where the bytes are no text */
    static String strictly(byte[] bytes, int from, int to) throws XmlFault {
        byte[] written = Arrays.copyOfRange(bytes, from, to);
        String text = new String(written, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), written)) {
            throw new XmlFault(XmlFault.Kind.BYTES, "bytes that are no character");
        }
        return text;
    }

    /** Empty where there is none. */
    String prefix() {
        return prefix;
    }

    String local() {
        return local;
    }

    /** As it is written, to be read only. */
    byte[] written() {
        return written;
    }

    int length() {
        return written.length;
    }

    /** True where this declares a namespace: {@code xmlns}, {@code xmlns:x}. */
    boolean isDeclaration() {
        return prefix.isEmpty() ? local.equals("xmlns") : prefix.equals("xmlns");
    }

    /** True where the bytes from that place spell this name; what follows them is the caller's. */
    boolean stands(byte[] bytes, int from) {
        for (int i = 0; i < written.length; i++) {
            if (bytes[from + i] != written[i]) {
                return false;
            }
        }
        return true;
    }

    boolean is(byte[] bytes, int from, int to, int hashed) {
        return hash == hashed && to - from == written.length && stands(bytes, from);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof XmlName name && Arrays.equals(written, name.written);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return new String(written, StandardCharsets.UTF_8);
    }
}
