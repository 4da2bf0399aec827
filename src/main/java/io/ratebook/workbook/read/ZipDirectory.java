package io.ratebook.workbook.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an archive says of its entries: once in the directory at its end, and again before each entry. The two are held against each
 * other and against the file, so that every program that opens it sees the same entries.
 *
 * @param entries in the order of the directory
 * @param start where the directory begins
 */
record ZipDirectory(List<Entry> entries, long start) {
    private static final int END = 0x06054B50;
    private static final int END_64 = 0x06064B50;
    private static final int LOCATOR_64 = 0x07064B50;
    private static final int CENTRAL = 0x02014B50;
    private static final int LOCAL = 0x04034B50;
    private static final int DESCRIPTOR = 0x08074B50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LONGEST_DESCRIPTOR = 24;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int MOST_BYTES = 1 << 24;

    /**
     * One entry.
     *
     * @param flags bit 0: encrypted; bit 3: sizes follow the data
     * @param packed the size of its data in the file
     * @param size what it unpacks to, as the directory states it
     * @param offset of its own header
     */
    record Entry(String name, int flags, int method, long crc, long packed, long size, long offset) {
        boolean isEncrypted() {
            return (flags & 1) != 0;
        }
    }

    /** The directory; empty where the archive has no whole one at its very end.
     *
     * @param most entries that are read; of more, one more is
     */
    static Optional<ZipDirectory> read(FileChannel file, int most) throws IOException {
        ByteBuffer tail =
                read(file, Math.max(0, file.size() - END_LENGTH - LONGEST_COMMENT), END_LENGTH + LONGEST_COMMENT);
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END
                    && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                return at(file, tail, at, most);
            }
        }
        return Optional.empty();
    }

    private static Optional<ZipDirectory> at(FileChannel file, ByteBuffer tail, int at, int most) throws IOException {
        long end = file.size() - tail.limit() + at;
        long size = Integer.toUnsignedLong(tail.getInt(at + 12));
        long start = Integer.toUnsignedLong(tail.getInt(at + 16));
        ByteBuffer locator = read(file, Math.max(0, end - 20), 20);
        if (end >= 20 && locator.limit() == 20 && locator.getInt(0) == LOCATOR_64) {
            long end64 = locator.getLong(8);
            ByteBuffer record = end64 < 0 || end64 > end ? ByteBuffer.allocate(0) : read(file, end64, 56);
            if (record.limit() < 56 || record.getInt(0) != END_64) {
                return Optional.empty();
            }
            size = record.getLong(40);
            start = record.getLong(48);
            end = end64;
        }
        boolean adjoins = start >= 0 && size >= 0 && size <= MOST_BYTES && start + size == end;
        return adjoins ? entries(read(file, start, (int) size), start, most) : Optional.empty();
    }

    private static Optional<ZipDirectory> entries(ByteBuffer bytes, long start, int most) {
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.limit() && entries.size() <= most) {
            if (at + 46 > bytes.limit() || bytes.getInt(at) != CENTRAL) {
                return Optional.empty();
            }
            int name = Short.toUnsignedInt(bytes.getShort(at + 28));
            int extra = Short.toUnsignedInt(bytes.getShort(at + 30));
            int next = at + 46 + name + extra + Short.toUnsignedInt(bytes.getShort(at + 32));
            if (next > bytes.limit()) {
                return Optional.empty();
            }
            entries.add(entry(bytes, at, name, extra));
            at = next;
        }
        return Optional.of(new ZipDirectory(entries, start));
    }

    private static Entry entry(ByteBuffer bytes, int at, int name, int extra) {
        Extra more = new Extra(bytes, at + 46 + name, extra);
        long size = more.orElse(Integer.toUnsignedLong(bytes.getInt(at + 24)));
        long packed = more.orElse(Integer.toUnsignedLong(bytes.getInt(at + 20)));
        long offset = more.orElse(Integer.toUnsignedLong(bytes.getInt(at + 42)));
        return new Entry(
                text(bytes, at + 46, name),
                Short.toUnsignedInt(bytes.getShort(at + 8)),
                Short.toUnsignedInt(bytes.getShort(at + 10)),
                Integer.toUnsignedLong(bytes.getInt(at + 16)),
                packed,
                size,
                offset);
    }

    /** The sizes that don't fit into four bytes, in their order. */
    private static final class Extra {
        private final ByteBuffer bytes;
        private int at;
        private int end;

        Extra(ByteBuffer bytes, int from, int length) {
            this.bytes = bytes;
            for (int field = from; field + 4 <= from + length; ) {
                int size = Short.toUnsignedInt(bytes.getShort(field + 2));
                if (bytes.getShort(field) == 1) {
                    at = field + 4;
                    end = Math.min(at + size, from + length);
                }
                field += 4 + size;
            }
        }

        long orElse(long short4) {
            if (short4 != IN_EXTRA || at + 8 > end) {
                return short4;
            }
            at += 8;
            return bytes.getLong(at - 8);
        }
    }

    /** How the entries lie in the file. */
    enum Lie {
        /** Each with its own bytes, one after another, and nothing else. */
        APART,
        /** Two entries share bytes, or one reaches into the directory. */
        OVERLAPPING,
        /** Bytes before, between or after the entries belong to none of them. */
        WITH_OTHER_BYTES,
        /** What stands before an entry is not what the directory says of it. */
        CONTRADICTING
    }

    /** Compares the directory with the headers before the entries. */
    Lie lie(FileChannel file) throws IOException {
        List<Entry> ordered =
                entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList();
        long free = 0;
        boolean described = false;
        for (Entry each : ordered) {
            ByteBuffer header = read(file, Math.max(0, each.offset), 30);
            if (each.offset < free) {
                return Lie.OVERLAPPING;
            }
            if (each.offset < 0 || header.limit() < 30 || header.getInt(0) != LOCAL || !agrees(file, header, each)) {
                return Lie.CONTRADICTING;
            }
            if (isForeign(file, free, each.offset, described)) {
                return Lie.WITH_OTHER_BYTES;
            }
            free = each.offset
                    + 30
                    + Short.toUnsignedInt(header.getShort(26))
                    + Short.toUnsignedInt(header.getShort(28));
            if (each.packed < 0 || each.packed > start - free) {
                return Lie.OVERLAPPING;
            }
            free += each.packed;
            described = (each.flags & 8) != 0;
        }
        return isForeign(file, free, start, described) ? Lie.WITH_OTHER_BYTES : Lie.APART;
    }

    /** Bytes between two entries that are no description of the first. */
    private static boolean isForeign(FileChannel file, long from, long to, boolean described) throws IOException {
        if (from == to) {
            return false;
        }
        int length = (int) Math.min(to - from, LONGEST_DESCRIPTOR + 1);
        boolean fits = length == 12 || length == 16 || length == 20 || length == LONGEST_DESCRIPTOR;
        if (!described || !fits) {
            return true;
        }
        boolean signed = read(file, from, 4).getInt(0) == DESCRIPTOR;
        return (length == 16 || length == LONGEST_DESCRIPTOR) != signed;
    }

    private static boolean agrees(FileChannel file, ByteBuffer header, Entry entry) throws IOException {
        ByteBuffer name = read(file, entry.offset + 30, Short.toUnsignedInt(header.getShort(26)));
        boolean sizesFollow = (entry.flags & 8) != 0;
        long packed = Integer.toUnsignedLong(header.getInt(18));
        long size = Integer.toUnsignedLong(header.getInt(22));
        boolean sizes = sizesFollow
                || (packed == entry.packed || packed == IN_EXTRA) && (size == entry.size || size == IN_EXTRA);
        return sizes
                && Short.toUnsignedInt(header.getShort(8)) == entry.method
                && (Short.toUnsignedInt(header.getShort(6)) & 9) == (entry.flags & 9)
                && text(name, 0, name.limit()).equals(entry.name);
    }

    private static String text(ByteBuffer bytes, int at, int length) {
        byte[] text = new byte[length];
        bytes.get(at, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static ByteBuffer read(FileChannel file, long from, int length) throws IOException {
        int size = (int) Math.max(0, Math.min(length, file.size() - from));
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // until full
        }
        bytes.flip();
        return bytes;
    }
}
