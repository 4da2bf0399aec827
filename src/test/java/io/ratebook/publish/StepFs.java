package io.ratebook.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.lucene.tests.mockfile.FilterFileChannel;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;
import org.apache.lucene.tests.mockfile.FilterSeekableByteChannel;

/** A file system that tells every step that changes it before it is made, and that writes in short pieces, as systems may. */
final class StepFs extends FilterFileSystemProvider {
    private static final int MOST_AT_ONCE = 1500;

    /** What is told of each step; it may fail, or end the program there. */
    interface Steps {
        /** @throws IOException in place of the step */
        void before(String step) throws IOException;
    }

    private final Steps steps;

    private StepFs(FileSystem system, Steps steps) {
        super("steps://", system);
        this.steps = steps;
    }

    /** The same file, whose steps are told. */
    static Path watched(Path path, Steps steps) {
        return new StepFs(path.getFileSystem(), steps).wrapPath(path);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        steps.before("make folder");
        super.createDirectory(folder, attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        steps.before("delete");
        super.delete(path);
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        steps.before("delete");
        return super.deleteIfExists(path);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        steps.before("copy");
        super.copy(source, target, options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        steps.before("move");
        super.move(source, target, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, java.nio.file.LinkOption... options)
            throws IOException {
        steps.before("set attribute");
        super.setAttribute(path, attribute, value, options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        steps.before("list");
        return super.newDirectoryStream(folder, filter);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean creating = options.contains(StandardOpenOption.CREATE_NEW);
        steps.before(creating ? "create" : "read");
        return new FilterSeekableByteChannel(super.newByteChannel(path, options, attributes)) {};
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        boolean folder = Files.isDirectory(path);
        steps.before(folder ? "open folder" : options.contains(StandardOpenOption.CREATE_NEW) ? "create" : "open");
        return new FilterFileChannel(super.newFileChannel(path, options, attributes)) {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                steps.before("write");
                int limit = bytes.limit();
                bytes.limit(Math.min(limit, bytes.position() + MOST_AT_ONCE));
                try {
                    return super.write(bytes);
                } finally {
                    bytes.limit(limit);
                }
            }

            @Override
            public void force(boolean metaData) throws IOException {
                steps.before(folder ? "force folder" : "force");
                super.force(metaData);
            }
        };
    }
}
