package io.ratebook.workbook.read;

import io.ratebook.workbook.CellDigests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a sheet that is too large to hold, when its rows have passed: what its XML says beside them, which styles there are, and
 * what a seal says of the cells.
 */
public final class PassedSheet {
    private static final Pattern SELECTED = Pattern.compile("\\btabSelected\\s*=\\s*[\"'](1|true)[\"']");

    private final BitSet styles = new BitSet();
    private @Nullable CellDigests hearing;
    private SortedMap<String, String> digests = Collections.emptySortedMap();
    private @Nullable ZipEntry entry;
    private boolean begun;
    private byte @Nullable [] head;
    private byte @Nullable [] shell;
    private @Nullable SharedTexts texts;

    /** Who is to hear the cells, before they come: for the seal of a workbook that the sheet goes into. */
    public void tell(CellDigests cells) {
        hearing = cells;
    }

    /** Who hears the cells; null where nobody does, or a seal would say more of them than is told. */
    @Nullable
    CellDigests hearing() {
        return hearing;
    }

    /** There is something that isn't told: then all has to be read again for a seal. */
    void untold() {
        hearing = null;
    }

    /** What a seal says of the rows; empty where they are to be read for it. */
    SortedMap<String, String> digests() {
        return digests;
    }

    /** A style that a cell, a row or a column has; nothing where it is negative. */
    void wear(int style) {
        if (style >= 0) {
            styles.set(style);
        }
    }

    /** The entry of the archive that was read, whole and sound; null where it was no large one. */
    @Nullable
    ZipEntry entry() {
        return shell == null ? null : entry;
    }

    /** @param read of the archive, where the sheet is a large part of it */
    void lies(Optional<ZipEntry> read) {
        entry = read.orElse(null);
    }

    /**
     * True where the sheet can be in another workbook as it stands, beside one that is selected.
     *
     * @param others from the styles of this workbook to those of the other
     */
    boolean standsAsIs(IntUnaryOperator others) {
        byte[] beside = shell;
        return beside != null
                && styles.stream().allMatch(each -> others.applyAsInt(each) == each)
                && !SELECTED.matcher(new String(beside, StandardCharsets.UTF_8)).find();
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
        CellDigests heard = hearing;
        digests = heard == null ? Collections.emptySortedMap() : heard.blocks();
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
