package io.ratebook.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Why a file can't be put where it should be, as far as the system's own words tell, and what to try. */
enum Trouble {
    FULL(
            "there is no room left on its disk",
            "make room there, or name a file on another disk",
            "no space left|not enough space|quota exceeded|disk full"),
    READ_ONLY(
            "its disk can only be read",
            "name a file elsewhere",
            "read-only file system|write protected|write-protected"),
    LONG_NAME("its name is too long for its disk", "choose a shorter name", "name too long"),
    LOCKED(
            "it is open in another program",
            "close it there and run again",
            "used by another process|in use|text file busy|sharing violation|locked"),
    VANISHED(
            "its folder is gone",
            "it was renamed, or its drive is no longer connected: name a file elsewhere",
            "stale file handle|no such file|not connected|network name|no such device"),
    DENIED(
            "you have no right to write there",
            "ask for the right to change it, or name a file elsewhere",
            "permission denied|operation not permitted|access is denied"),
    OTHER("", "name a file elsewhere", "(?!)");

    private final String why;
    private final String maybe;
    private final Pattern words;

    Trouble(String why, String maybe, String words) {
        this.why = why;
        this.maybe = maybe;
        this.words = Pattern.compile(words);
    }

    /**
     * What went wrong.
     *
     * @param folder where the file should be
     * @param placing true where it was whole already and only its place was refused to it
     */
    static Trouble of(IOException e, Path folder, boolean placing) {
        if (!Files.isDirectory(folder)) {
            return VANISHED;
        }
        if (e instanceof AccessDeniedException) {
            return placing ? LOCKED : DENIED;
        }
        if (e instanceof NoSuchFileException) {
            return placing ? VANISHED : DENIED;
        }
        String reason = e instanceof FileSystemException system
                ? Objects.requireNonNullElse(system.getReason(), "")
                : Objects.requireNonNullElse(e.getMessage(), "");
        String told = reason.toLowerCase(Locale.ROOT);
        for (Trouble each : values()) {
            if (each.words.matcher(told).find()) {
                return each == DENIED && placing ? LOCKED : each;
            }
        }
        return OTHER;
    }

    /** The sentence for the user. */
    PublishException about(Path named, IOException e) {
        String reason = this == OTHER ? String.valueOf(e.getMessage()) : why;
        return new PublishException(named + " can't be written: " + reason + ". Maybe " + maybe + ".", e);
    }
}
