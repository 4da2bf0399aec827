package io.ratebook.workbook.cells;

import io.ratebook.workbook.PackedPart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** What of a sheet's part comes before its rows, and after them. */
final class Shell {
    private final byte[] head;
    private final byte[] tail;

    Shell(String head, String tail) {
        this.head = head.getBytes(StandardCharsets.UTF_8);
        this.tail = tail.getBytes(StandardCharsets.UTF_8);
    }

    /** The whole part. */
    InputStream around(InputStream rows) {
        return joined(new ByteArrayInputStream(head), rows, new ByteArrayInputStream(tail));
    }

    /**
     * The whole part, packed.
     *
     * @param rows packed so that another stream may follow
     */
    PackedPart around(PackedPart rows) {
        byte[] first = BlockDeflater.packed(head, false);
        byte[] last = BlockDeflater.packed(tail, true);
        long before = Checksums.joined(Checksums.of(head), rows.crc(), rows.size());
        return new PackedPart(
                () -> joined(new ByteArrayInputStream(first), rows.packed().open(), new ByteArrayInputStream(last)),
                first.length + rows.packedSize() + last.length,
                head.length + rows.size() + tail.length,
                Checksums.joined(before, Checksums.of(tail), tail.length));
    }

    static InputStream joined(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }
}
