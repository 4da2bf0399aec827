package io.ratebook.workbook.seal;

import io.ratebook.report.Provenance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a result held when it was written.
 *
 * @param cell of About that tells the fingerprint, {@code About!B11}, and isn't in the snapshot; empty where there is none
 * @param stated the fingerprint that the seal itself gives; another than {@link #fingerprint} where the seal was edited
 */
record Seal(Provenance provenance, String cell, Snapshot snapshot, String stated) {
    /** SHA-256 of everything that is sealed. */
    String fingerprint() {
        return fingerprint(provenance, cell, Dump.of(snapshot));
    }

    boolean isWhole() {
        return stated.equals(fingerprint());
    }

    static String fingerprint(Provenance provenance, String cell, String dump) {
        StringBuilder text = new StringBuilder(dump.length() + (1 << 12));
        Dump.line(text, "ratebook seal 1");
        Dump.line(text, "version", provenance.version());
        Dump.line(text, "rules", provenance.rules());
        provenance.options().forEach((name, value) -> Dump.line(text, "option", name, value));
        provenance.counts().forEach((name, value) -> Dump.line(text, "count", name, value));
        provenance.files().forEach(each -> Dump.line(text, "file", each.role().name(), each.name(), each.sha256()));
        Dump.line(text, "cell", cell);
        return sha256(text.append(dump).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
