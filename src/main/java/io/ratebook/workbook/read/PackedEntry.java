package io.ratebook.workbook.read;

import io.ratebook.workbook.PackedPart;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An entry of an archive as it lies there, packed. */
final class PackedEntry {
    private PackedEntry() {}

    /**
     * Empty where it isn't packed as parts are.
     *
     * @param read as it was when it was read: what is opened later is that, or an error
     */
    static Optional<PackedPart> of(Path file, ZipEntry read) {
        return read.getMethod() == ZipEntry.DEFLATED
                ? Optional.of(
                        new PackedPart(() -> open(file, read), read.getCompressedSize(), read.getSize(), read.getCrc()))
                : Optional.empty();
    }

    private static InputStream open(Path file, ZipEntry read) throws IOException {
        ZipFile zip = ZipFile.builder().setPath(file).get();
        ZipArchiveEntry now = zip.getEntry(read.getName());
        boolean same = now != null
                && now.getMethod() == read.getMethod()
                && now.getCrc() == read.getCrc()
                && now.getSize() == read.getSize()
                && now.getCompressedSize() == read.getCompressedSize();
        InputStream packed = same ? zip.getRawInputStream(now) : null;
        if (packed == null) {
            zip.close();
            throw new IOException(file.getFileName() + " has changed since it was read");
        }
        return new FilterInputStream(packed) {
            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }
}
