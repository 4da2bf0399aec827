package io.ratebook.workbook.read;

import io.ratebook.workbook.Beside;
import java.io.Closeable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way from the one who reads them to the one who takes them: some hundreds at a time, in another thread where there is more than
 * one processor. They are taken one by one in their order. What goes wrong with one is thrown to whoever reads, and those behind it aren't taken.
 */
final class RowRelay implements SheetRows.Sink, Closeable {
    /** How many rows go together at most. */
    static final int ROWS = 256;

    /** Long rows go with fewer others: so many letters, and those of one more row. */
    static final int LETTERS = 1 << 18;

    /** A row that has taken more isn't filled again: its room would stay. */
    private static final int LONG_ROW = 1 << 12;

    private static final int BATCHES = 4;

    private final RowTaker taker;
    private final boolean beside;
    private final BlockingQueue<Batch> empty = new ArrayBlockingQueue<>(BATCHES);
    private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(BATCHES);
    private Batch filling = new Batch();
    private @Nullable Future<?> taking;
    private volatile @Nullable Throwable failed;
    private volatile boolean closed;

    /** Rows that are used again and again. */
    private static final class Batch {
        private final @Nullable SheetRow[] rows = new SheetRow[ROWS];
        private int count;
        private int letters;
        private boolean last;

        SheetRow next() {
            SheetRow row = rows[count];
            if (row == null) {
                row = new SheetRow();
                rows[count] = row;
            }
            return row;
        }

        /** True where it is full with that row. */
        boolean add(SheetRow row) {
            count++;
            letters += row.weight();
            return count == ROWS || letters >= LETTERS;
        }

        void take(RowTaker taker) {
            for (int i = 0; i < count; i++) {
                SheetRow row = rows[i];
                if (row != null) {
                    taker.row(row);
                }
            }
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                SheetRow row = rows[i];
                if (row != null && row.weight() > LONG_ROW) {
                    rows[i] = null;
                }
            }
            count = 0;
            letters = 0;
        }
    }

    RowRelay(RowTaker taker) {
        this(taker, Runtime.getRuntime().availableProcessors() > 1);
    }

    /** @param beside true for another thread */
    RowRelay(RowTaker taker, boolean beside) {
        this.taker = taker;
        this.beside = beside;
        for (int i = 1; i < BATCHES; i++) {
            empty.add(new Batch());
        }
    }

    @Override
    public SheetRow next() {
        return filling.next();
    }

    /** Throws what the taker threw, sooner or later. */
    @Override
    public void accept(SheetRow row) {
        if (filling.add(row)) {
            pass(false);
        }
    }

    /** Waits until the last row is taken; throws what the taker threw. */
    void finish() {
        pass(true);
        Future<?> running = taking;
        if (running != null) {
            Beside.result(running, RuntimeException.class);
        }
        rethrow();
    }

    private void rethrow() {
        Throwable thrown = failed;
        if (thrown instanceof RuntimeException fault) {
            throw fault;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    private void pass(boolean last) {
        rethrow();
        Batch batch = filling;
        batch.last = last;
        if (taking == null && (last || !beside)) {
            batch.take(taker);
            batch.clear();
            return;
        }
        if (taking == null) {
            taking = Beside.begin("taking rows", () -> {
                takeAll();
                return true;
            });
        }
        put(filled, batch);
        if (!last) {
            filling = taken(empty);
        }
    }

    /** Takes what comes until the last; when something went wrong, it only lets the others go on. */
    private void takeAll() {
        boolean more = true;
        while (more) {
            Batch batch = taken(filled);
            if (failed == null && !closed) {
                try {
                    batch.take(taker);
                } catch (RuntimeException | Error e) {
                    failed = e;
                }
            }
            more = !batch.last;
            batch.clear();
            if (more) {
                put(empty, batch);
            }
        }
    }

    private static void put(BlockingQueue<Batch> queue, Batch batch) {
        try {
            queue.put(batch);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Batch taken(BlockingQueue<Batch> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while rows were read", e);
    }

    /** No more rows are taken, and none is being taken any more. */
    @Override
    public void close() {
        closed = true;
        Future<?> running = taking;
        if (running != null && !running.isDone()) {
            Batch end = new Batch();
            end.last = true;
            put(filled, end);
            Beside.result(running, RuntimeException.class);
        }
    }
}
