package io.ratebook.workbook.result;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that another thread does. */
final class Beside {
    private Beside() {}

    /**
     * What it comes to; waits for it.
     *
     * @param known what may go wrong with it; else it throws what is thrown for defects
     * @throws IllegalStateException where the one who waits is interrupted
     */
    static <T, E extends Exception> T result(Future<T> work, Class<E> known) throws E {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (known.isInstance(e.getCause())) {
                throw known.cast(e.getCause());
            }
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread was at work", e);
        }
    }
}
