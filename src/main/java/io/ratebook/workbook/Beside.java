package io.ratebook.workbook;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Work that another thread does. */
public final class Beside {
    /** How many workers there are at most. */
    public static final int MOST_WORKERS = 4;

    private Beside() {}

    /**
     * As many threads as there are processors, up to {@link #MOST_WORKERS}; the program ends without waiting for them.
     *
     * @param name what they do
     */
    public static ExecutorService workers(String name) {
        return Executors.newFixedThreadPool(most(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static int most() {
        int processors = Runtime.getRuntime().availableProcessors();
        return processors < MOST_WORKERS ? processors : MOST_WORKERS;
    }

    /** True where so many tasks at once leave none of the {@link #workers} without work. */
    public static boolean isEnough(int tasks) {
        return tasks >= most();
    }

    /**
     * Begins it in a thread of its own; the program ends without waiting for it.
     *
     * @param name what the thread does
     */
    public static <T> Future<T> begin(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /**
     * What it comes to; waits for it.
     *
     * @param known what may go wrong with it; else it throws what is thrown for defects
     * @throws IllegalStateException where the one who waits is interrupted
     */
    public static <T, E extends Exception> T result(Future<T> work, Class<E> known) throws E {
        return result(work, known, known);
    }

    /** The same of work with which two things may go wrong. */
    public static <T, E extends Exception, F extends Exception> T result(Future<T> work, Class<E> one, Class<F> other)
            throws E, F {
        try {
            return work.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (one.isInstance(cause)) {
                throw one.cast(cause);
            }
            if (other.isInstance(cause)) {
                throw other.cast(cause);
            }
            if (cause instanceof RuntimeException defect) {
                throw defect;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread was at work", e);
        }
    }
}
