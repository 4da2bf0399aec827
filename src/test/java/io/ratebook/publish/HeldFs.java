package io.ratebook.publish;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.tests.mockfile.WindowsFS;

/** Windows' way with files that are open: they are neither deleted nor moved, as Lucene's has it, and nothing takes their place. */
final class HeldFs extends WindowsFS {
    private final List<String> open = new ArrayList<>();

    private HeldFs(FileSystem system) {
        super(system);
    }

    /** The same file on such a system. */
    static Path holding(Path path) {
        return new HeldFs(path.getFileSystem()).wrapPath(path);
    }

    @Override
    protected void onOpen(Path path, Object stream) throws IOException {
        synchronized (open) {
            open.add(path.toAbsolutePath().toString());
        }
        super.onOpen(path, stream);
    }

    @Override
    protected void onClose(Path path, Object stream) throws IOException {
        synchronized (open) {
            open.remove(path.toAbsolutePath().toString());
        }
        super.onClose(path, stream);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        synchronized (open) {
            String held = target.toAbsolutePath().toString();
            if (open.contains(held)) {
                throw new AccessDeniedException(source.toString(), target.toString(), null);
            }
        }
        super.move(source, target, options);
    }
}
