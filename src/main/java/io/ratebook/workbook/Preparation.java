package io.ratebook.workbook;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What POI sets up on its first use, done in a thread of its own before it is needed. Whoever needs POI's model waits for the end of it. */
public final class Preparation {
    private record Begun(Thread thread, CountDownLatch done) {}

    private static final AtomicReference<Begun> BEGUN = new AtomicReference<>();

    private Preparation() {}

    /** Begins, once in a process. What fails is silent: it will fail again where it is needed. */
    public static void begin(Runnable steps) {
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    try {
                        steps.run();
                    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
                        // whoever needs it meets it again, and tells
                    } finally {
                        done.countDown();
                    }
                },
                "preparing");
        thread.setDaemon(true);
        if (BEGUN.compareAndSet(null, new Begun(thread, done))) {
            thread.start();
        }
    }

    /** Waits where it was begun and isn't done: two threads that set POI up at once may wait for each other for ever. */
    public static void await() {
        Begun begun = BEGUN.get();
        if (begun == null || begun.thread() == Thread.currentThread()) {
            return;
        }
        try {
            begun.done().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while POI was set up", e);
        }
    }
}
