package io.ratebook.workbook.seal;

import io.ratebook.workbook.Beside;
import io.ratebook.workbook.CellDigests;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Digests that another thread makes of the cells that are told here: whoever tells them only puts them down. Cells are told by one thread. */
final class DigestsBeside implements CellDigests {
    private static final int CELLS = 1 << 12;

    /** Long texts go with fewer others: so many letters, and those of one more cell. */
    private static final int LETTERS = 1 << 17;

    private static final int BATCHES = 4;
    private static final int DIGITS = 16;

    private final CellDigests digests;
    private final ExecutorService worker;
    private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
    private Batch batch = new Batch();

    /** Cells, as they were told. */
    private static final class Batch {
        private final int[] rows = new int[CELLS];
        private final int[] columns = new int[CELLS];
        private final int[] ends = new int[CELLS];
        private final @Nullable String[] texts = new String[CELLS];
        private final boolean[] products = new boolean[CELLS];
        private byte[] bytes = new byte[CELLS * DIGITS];
        private int count;
        private int used;
        private int letters;

        void add(int row, int column, byte[] from, int first, int end, boolean product) {
            int size = end - first;
            if (used + size > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (used + size));
            }
            System.arraycopy(from, first, bytes, used, size);
            used += size;
            products[count] = product;
            put(row, column);
        }

        void add(int row, int column, String text) {
            texts[count] = text;
            letters += text.length();
            put(row, column);
        }

        private void put(int row, int column) {
            rows[count] = row;
            columns[count] = column;
            ends[count] = used;
            count++;
        }

        boolean isFull() {
            return count == CELLS || used + letters >= LETTERS;
        }

        void tell(CellDigests to) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                String text = texts[i];
                if (text != null) {
                    to.text(rows[i], columns[i], text);
                } else if (products[i]) {
                    to.product(rows[i], columns[i], bytes, from, ends[i]);
                } else {
                    to.number(rows[i], columns[i], bytes, from, ends[i]);
                }
                from = ends[i];
            }
        }

        void clear() {
            Arrays.fill(texts, 0, count, null);
            if (bytes.length > 2 * LETTERS) {
                bytes = new byte[CELLS * DIGITS];
            }
            count = 0;
            used = 0;
            letters = 0;
        }
    }

    private DigestsBeside(CellDigests digests) {
        this.digests = digests;
        // whoever stops telling needn't say so: the thread ends when there is nothing to do
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "digesting");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        this.worker = one;
    }

    /** The digests themselves where there is one processor only. */
    static CellDigests of(CellDigests digests) {
        return Runtime.getRuntime().availableProcessors() > 1 ? beside(digests) : digests;
    }

    /** In another thread. */
    static CellDigests beside(CellDigests digests) {
        return new DigestsBeside(digests);
    }

    @Override
    public void number(int row, int column, byte[] digits, int from, int to) {
        batch.add(row, column, digits, from, to, false);
        passFull();
    }

    @Override
    public void text(int row, int column, String text) {
        batch.add(row, column, text);
        passFull();
    }

    @Override
    public void product(int row, int column, byte[] formula, int from, int to) {
        batch.add(row, column, formula, from, to, true);
        passFull();
    }

    private void passFull() {
        if (batch.isFull()) {
            pass();
            batch = ahead.size() < BATCHES ? new Batch() : Beside.result(ahead.remove(), RuntimeException.class);
        }
    }

    private void pass() {
        Batch full = batch;
        ahead.add(worker.submit(() -> {
            full.tell(digests);
            full.clear();
            return full;
        }));
    }

    /** Waits until all cells are in them. */
    @Override
    public SortedMap<String, String> blocks() {
        pass();
        while (!ahead.isEmpty()) {
            batch = Beside.result(ahead.remove(), RuntimeException.class);
        }
        return digests.blocks();
    }
}
