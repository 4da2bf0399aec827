package io.ratebook.workbook.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a sheet that is too large to hold, when its rows have passed: which of the texts that cells share come again in it, and
 * what its XML says beside the rows.
 */
public final class PassedSheet {
    /** So many texts are told apart. */
    private static final int MOST = 50_000;

    private final BitSet once = new BitSet();
    private final BitSet again = new BitSet();
    private int count;
    private boolean begun;
    private byte @Nullable [] head;
    private byte @Nullable [] shell;
    private @Nullable SharedTexts texts;

    /** A cell that shows a text, by its number. */
    void show(int text) {
        if (!once.get(text)) {
            once.set(text);
        } else if (count < MOST && !again.get(text)) {
            again.set(text);
            count++;
        }
    }

    /** How many texts come again. */
    int count() {
        return count;
    }

    /** Their numbers, from the lowest. */
    IntStream numbers() {
        return again.stream();
    }

    /** All texts that the workbook's cells share. */
    void share(SharedTexts all) {
        texts = all;
    }

    /** The texts that cells share, where they mean what is written; empty where some hold escapes, or none were read. */
    Optional<SharedTexts> texts() {
        return Optional.ofNullable(texts).filter(SharedTexts::isAsWritten);
    }

    /** @param xml right behind the start tag of the rows */
    void beginRows(XmlScanner xml) {
        boolean first = !begun && xml.isKeeping();
        byte[] before = xml.kept();
        head = first ? before : null;
        begun = true;
    }

    /** @param xml right behind the end tag of the rows */
    void endRows(XmlScanner xml) {
        if (head != null) {
            xml.keep();
        }
    }

    /** @param xml behind the whole sheet */
    void end(XmlScanner xml) {
        byte[] before = head;
        if (before == null || !xml.isKeeping()) {
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before);
        all.writeBytes(endTag(before));
        all.writeBytes(xml.kept());
        shell = all.toByteArray();
    }

    /** What ends the element whose start tag is the last there. */
    private static byte[] endTag(byte[] xml) {
        int end = xml.length - 1;
        if (xml[end - 1] == '/') {
            return new byte[0];
        }
        int from = end;
        while (xml[from] != '<') {
            from--;
        }
        int to = from;
        while (xml[to] != '>' && !XmlChars.isSpace(xml[to])) {
            to++;
        }
        String name = new String(xml, from + 1, to - from - 1, StandardCharsets.UTF_8);
        return ("</" + name + ">").getBytes(StandardCharsets.UTF_8);
    }

    /** The sheet's XML in UTF-8 without its rows, whatever encoding it says; empty where they haven't passed, or came in more than one piece. */
    Optional<byte[]> shell() {
        return Optional.ofNullable(shell).map(byte[]::clone);
    }
}
