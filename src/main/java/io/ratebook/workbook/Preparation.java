package io.ratebook.workbook;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What POI sets up on its first use, done in a thread of its own before it is needed. Whoever needs POI's model waits for the end of it. */
public final class Preparation {
    private record Begun(Thread thread, CountDownLatch done) {}

    /** Of this process. */
    public static final Preparation OF_POI = new Preparation();

    private final AtomicReference<Begun> once = new AtomicReference<>();

    Preparation() {}

    /** Begins, once. What fails is silent: it will fail again where it is needed. */
    public void begin(Runnable steps) {
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
        if (once.compareAndSet(null, new Begun(thread, done))) {
            thread.start();
        }
    }

    /** True where it was begun in this process, done or not. */
    public boolean isBegun() {
        return once.get() != null;
    }

    /** Waits where it was begun and isn't done: two threads that set POI up at once may wait for each other for ever. */
    public void await() {
        Begun begun = once.get();
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
