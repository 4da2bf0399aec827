package io.ratebook.rules;

import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * What a rules folder was at a moment: equal where no rule file has changed since.
 *
 * @param digest of the files' paths as shown and of the bytes of those that hold rules; 64 hexadecimal digits
 * @param times when each was changed last, so that a file that was changed to and fro is told from one that wasn't
 */
public record FolderState(String digest, List<FileTime> times) {
    public FolderState {
        times = List.copyOf(times);
    }
}
