package io.ratebook.workbook;

import java.io.IOException;
import java.io.InputStream;

/**
 * A part as it will stand in a file, packed already.
 *
 * @param packed gives it as one raw deflate stream
 * @param packedSize in bytes
 * @param size in bytes, unpacked
 * @param crc CRC-32 of what it is unpacked
 */
public record PackedPart(Source packed, long packedSize, long size, long crc) {
    /** Opened once for every writing. */
    public interface Source {
        InputStream open() throws IOException;
    }
}
