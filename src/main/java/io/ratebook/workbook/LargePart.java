package io.ratebook.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.SortedMap;

/** A part of a workbook that is too large to be held: it is read and written from where it was laid aside. */
public interface LargePart {
    /**
     * The whole part.
     *
     * @param saved the part as it was written without its rows
     */
    InputStream open(byte[] saved) throws IOException;

    /**
     * The same, packed.
     *
     * @param saved the part as it was written without its rows
     */
    PackedPart packed(byte[] saved) throws IOException;

    /** The part as it lies in another file where it is the very same, and was read from there; empty for one that was made here. */
    default Optional<PackedPart> asRead() {
        return Optional.empty();
    }

    /** What a seal says of its cells: see {@link CellDigests#blocks}. Empty where the part has to be read for that. */
    SortedMap<String, String> digests();
}
