package io.ratebook.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that belong together. All are written and verified beside their places before the first is put there, and where one can't be put
 * there, those before it are taken back: either all are new or none is. Only a machine that stops between two of these steps can part them.
 */
public final class Publications {
    /** A file that is still to be written. */
    private interface Part {
        Staged stage() throws PublishException;
    }

    private final Map<Publication, Part> parts = new LinkedHashMap<>();
    private final List<Path> made = new ArrayList<>();

    /** One more file; they are put in their places in this order. */
    public Publications add(Publication publication, byte[] bytes, Publication.Verification verification) {
        return add(publication, out -> out.write(bytes), verification);
    }

    /** One more file, of what is written when its turn comes. */
    public Publications add(
            Publication publication, Publication.Content content, Publication.Verification verification) {
        parts.put(publication, () -> publication.stage(content, verification));
        return this;
    }

    /** @throws PublishException where one of them can't be put in its place, or two have the same; then nothing has changed */
    public void publish() throws PublishException {
        distinct();
        List<Staged> staged = new ArrayList<>();
        boolean done = false;
        try {
            for (Map.Entry<Publication, Part> each : parts.entrySet()) {
                makeFolder(each.getKey().folder());
                staged.add(each.getValue().stage());
            }
            together(staged);
            done = true;
        } finally {
            staged.forEach(Staged::close);
            if (!done) {
                removeFolders();
            }
        }
    }

    private void distinct() throws PublishException {
        Set<Path> places = new HashSet<>();
        for (Publication each : parts.keySet()) {
            if (!places.add(each.target().normalize())) {
                throw new PublishException(
                        each.named() + " is asked for twice. Maybe name another file for one of them.");
            }
        }
    }

    /** A run that is stopped now by the user finishes this first. */
    private static void together(List<Staged> staged) throws PublishException {
        Leftovers.PLACING.lock();
        try {
            place(staged);
        } finally {
            Leftovers.PLACING.unlock();
        }
    }

    private static void place(List<Staged> staged) throws PublishException {
        if (staged.size() > 1) {
            for (Staged each : staged) {
                each.keepOld();
            }
        }
        for (Staged each : staged) {
            try {
                each.place();
            } catch (PublishException e) {
                throw undone(staged, e);
            }
        }
    }

    private static PublishException undone(List<Staged> staged, PublishException why) {
        StringBuilder left = new StringBuilder();
        staged.forEach(each -> left.append(each.undo()));
        String message = why.getMessage() + (left.isEmpty() ? "" : left.toString());
        return new PublishException(message, why);
    }

    private void makeFolder(Path folder) throws PublishException {
        List<Path> missing = new ArrayList<>();
        for (Path each = folder; each != null && !Files.isDirectory(each); each = each.getParent()) {
            missing.add(0, each);
        }
        for (Path each : missing) {
            try {
                Files.createDirectory(each);
                made.add(0, each);
            } catch (IOException e) {
                throw new PublishException("The folder " + folder + " can't be made. Maybe name another folder.", e);
            }
        }
    }

    private void removeFolders() {
        for (Path each : made) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException inUse) {
                return;
            }
        }
    }
}
