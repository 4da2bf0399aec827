package io.ratebook.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/** A zip file with the same entries, none of which says when it was made: the same content is the same bytes. */
public final class SteadyZip {
    /** After the first moment that a zip can state: for that one, Java adds another, which depends on the time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private SteadyZip() {}

    /** What becomes of an entry. */
    public interface Change {
        /** @param out takes what is written in its place; not to be closed */
        void write(byte[] entry, OutputStream out) throws IOException;

        /** The same, packed already; null where it is yet to be packed. */
        default @Nullable PackedPart packed(byte[] entry) throws IOException {
            return null;
        }
    }

    /** An entry of which the rows are elsewhere, and packed already. */
    public static Change large(LargePart part) {
        return new Change() {
            @Override
            public void write(byte[] saved, OutputStream out) throws IOException {
                unpacked(part, saved, out);
            }

            @Override
            public PackedPart packed(byte[] saved) throws IOException {
                return part.packed(saved);
            }
        };
    }

    private static void unpacked(LargePart part, byte[] saved, OutputStream out) throws IOException {
        try (InputStream in = part.open(saved)) {
            in.transferTo(out);
        }
    }

    /** The same entries in their order, each with the same time. */
    public static byte[] of(byte[] zip) {
        return of(zip, Map.of(), Map.of());
    }

    /**
     * The same with rows of sheets, not packed: packing takes as long as all the rest, and is for the file that is written in the end.
     *
     * @param large the parts of these sheets, and the texts that cells share if they are large, by their names; the texts are packed
     */
    public static byte[] loose(byte[] zip, Map<String, LargePart> large) {
        Map<String, Change> changes = new HashMap<>();
        large.forEach((name, part) -> changes.put(
                name, part instanceof LargeTexts ? large(part) : (saved, out) -> unpacked(part, saved, out)));
        return of(zip, changes, Map.of(), Deflater.NO_COMPRESSION);
    }

    /**
     * The same with some entries changed and others added after them.
     *
     * @param changes by the entry's name
     * @param more by name, in their order; where the zip has an entry of such a name, that one is left out
     */
    public static byte[] of(byte[] zip, Map<String, Change> changes, Map<String, byte[]> more) {
        return of(zip, changes, more, Deflater.DEFAULT_COMPRESSION);
    }

    private static byte[] of(byte[] zip, Map<String, Change> changes, Map<String, byte[]> more, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
        try {
            write(zip, changes, more, level, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return bytes.toByteArray();
    }

    /** As {@link #of(byte[], Map, Map)}, written to a stream, which stays open. */
    public static void write(byte[] zip, Map<String, Change> changes, Map<String, byte[]> more, OutputStream to)
            throws IOException {
        write(zip, changes, more, Deflater.DEFAULT_COMPRESSION, to);
    }

    private static void write(
            byte[] zip, Map<String, Change> changes, Map<String, byte[]> more, int level, OutputStream to)
            throws IOException {
        ZipArchiveOutputStream out = new ZipArchiveOutputStream(to);
        out.setUseZip64(Zip64Mode.AsNeeded);
        out.setLevel(level);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                if (!more.containsKey(each.getName())) {
                    write(each.getName(), in.readAllBytes(), changes.get(each.getName()), out);
                }
            }
            for (Map.Entry<String, byte[]> each : more.entrySet()) {
                write(each.getKey(), each.getValue(), null, out);
            }
        }
        out.finish();
    }

    private static void write(String name, byte[] bytes, @Nullable Change change, ZipArchiveOutputStream out)
            throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTimeLocal(TIME);
        PackedPart packed = change == null ? null : change.packed(bytes);
        if (packed != null) {
            entry.setMethod(ZipEntry.DEFLATED);
            entry.setSize(packed.size());
            entry.setCompressedSize(packed.packedSize());
            entry.setCrc(packed.crc());
            try (InputStream in = packed.packed().open()) {
                out.addRawArchiveEntry(entry, in);
            }
            return;
        }
        out.putArchiveEntry(entry);
        if (change == null) {
            out.write(bytes);
        } else {
            change.write(bytes, out);
        }
        out.closeArchiveEntry();
    }
}
