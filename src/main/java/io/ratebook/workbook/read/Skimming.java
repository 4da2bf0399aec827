package io.ratebook.workbook.read;

import io.ratebook.workbook.Beside;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Large parts that nothing is wanted of: whether they are well-formed is seen in other threads, beside whoever reads the others. */
final class Skimming implements Closeable {
    private final List<Future<?>> parts = new ArrayList<>();
    private final ExecutorService workers = Beside.workers("skimming");

    /** Begins with a part of cells; closes it. */
    void begin(InputStream part, String shownAs, String name) {
        parts.add(workers.submit(() -> {
            try (part) {
                XmlPart.open(part, shownAs, name, "worksheet").skip();
                return true;
            }
        }));
    }

    /** Waits for all of them; throws what is wrong with the first that is broken. */
    void finish() throws IOException, Refused {
        for (Future<?> each : parts) {
            finish(each);
        }
    }

    /** When it returns, nobody reads any of them any more. */
    @Override
    public void close() {
        workers.shutdown();
        for (Future<?> each : parts) {
            try {
                finish(each);
            } catch (IOException | Refused | RuntimeException told) {
                // whoever waited for it has heard of it, or of something else first
            }
        }
    }

    private static void finish(Future<?> part) throws IOException, Refused {
        Beside.result(part, IOException.class, Refused.class);
    }
}
