package io.ratebook.workbook.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The figures that the four documents publish, recomputed by hand: what the example workbooks are held against. */
final class PublishedFigures {
    /** One figure; {@code published} is empty where the document doesn't give it. */
    record Figure(
            String id,
            String document,
            String where,
            String what,
            String published,
            String recomputed,
            String tolerance) {}

    private PublishedFigures() {}

    static List<Figure> all() {
        try (InputStream in = PublishedFigures.class.getResourceAsStream("/published-figures.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(PublishedFigures::figure).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Figure> of(String document) {
        return all().stream().filter(each -> each.document().equals(document)).toList();
    }

    private static Figure figure(String line) {
        String[] cells = line.split("\t", -1);
        return new Figure(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }
}
