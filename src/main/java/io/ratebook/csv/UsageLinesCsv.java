package io.ratebook.csv;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.grid.CsvSheet;
import io.ratebook.report.Report;
import io.ratebook.report.UsageLines;
import io.ratebook.report.UsageShares;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The rows of usage that were rated together, each with its part of each of their lines; as many as there are. */
public final class UsageLinesCsv {
    /** The name of the file. */
    public static final String NAME = "usage-lines.csv";

    private static final int BUFFER = 1 << 16;

    private final Report report;
    private final UsageLines rows;
    private byte[] meant = {};

    public UsageLinesCsv(Report report, UsageLines rows) {
        this.report = report;
        this.rows = rows;
    }

    /** Writes all of it; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        MessageDigest digest = digest();
        OutputStream to = new DigestOutputStream(out, digest);
        String currency = report.request().header().currency().getCurrencyCode();
        StringBuilder text = new StringBuilder(new String(
                new CsvSheet(
                                "Line",
                                "Row",
                                "Usage id",
                                "Meter",
                                "Counted (units)",
                                CsvSheet.heads("Cost of one", currency),
                                CsvSheet.heads("Cost", currency))
                        .bytes(),
                StandardCharsets.UTF_8));
        new UsageShares(report.lines(), rows).each((line, row, id, count, unitCost) -> {
            BigDecimal units = count.value();
            text.append(line.number()).append(',').append(row).append(',');
            text.append(CsvSheet.cell(id)).append(',');
            text.append(CsvSheet.cell(line.meter())).append(',');
            text.append(Exact.text(units));
            three(text, unitCost);
            three(text, unitCost.mapped(units::multiply));
            text.append("\r\n");
            if (text.length() > BUFFER) {
                flush(text, to);
            }
        });
        flush(text, to);
        meant = digest.digest();
    }

    private static void flush(StringBuilder text, OutputStream to) throws IOException {
        to.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private static void three(StringBuilder text, ThreePoint number) {
        for (BigDecimal each : new BigDecimal[] {number.low(), number.base(), number.high()}) {
            text.append(',').append(Exact.text(each));
        }
    }

    /** @throws IOException where the file isn't what was written last */
    public void verify(Path written) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in =
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(written), BUFFER), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!MessageDigest.isEqual(digest.digest(), meant)) {
            throw new IOException("what was written is not what was meant");
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
