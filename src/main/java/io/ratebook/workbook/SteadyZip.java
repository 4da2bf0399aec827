package io.ratebook.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A zip file with the same entries, none of which says when it was made: the same content is the same bytes. */
public final class SteadyZip {
    /** After the first moment that a zip can state: for that one, Java adds another, which depends on the time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private SteadyZip() {}

    /** What becomes of an entry. */
    public interface Change {
        /** @param out takes what is written in its place; not to be closed */
        void write(byte[] entry, OutputStream out) throws IOException;

        /** How hard it is packed; see {@link Deflater}. */
        default int level() {
            return Deflater.DEFAULT_COMPRESSION;
        }
    }

    /** The same entries in their order, each with the same time. */
    public static byte[] of(byte[] zip) {
        return of(zip, Map.of(), Map.of());
    }

    /**
     * The same with some entries changed, not packed: packing takes as long as all the rest, and is for the file that is written in
     * the end.
     *
     * @param changes by the entry's name
     */
    public static byte[] loose(byte[] zip, Map<String, Change> changes) {
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
        ZipOutputStream out = new ZipOutputStream(to);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            out.setLevel(level);
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                Change change = changes.get(each.getName());
                if (!more.containsKey(each.getName())) {
                    out.putNextEntry(steady(each.getName()));
                    if (change == null) {
                        in.transferTo(out);
                    } else {
                        out.setLevel(level == Deflater.DEFAULT_COMPRESSION ? change.level() : level);
                        change.write(in.readAllBytes(), out);
                        out.setLevel(level);
                    }
                    out.closeEntry();
                }
            }
            for (Map.Entry<String, byte[]> each : more.entrySet()) {
                out.putNextEntry(steady(each.getKey()));
                out.write(each.getValue());
                out.closeEntry();
            }
        }
        out.finish();
    }

    private static ZipEntry steady(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }
}
