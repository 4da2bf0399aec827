package io.ratebook.workbook.result;

import io.ratebook.publish.AsideException;
import io.ratebook.workbook.Beside;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.cells.FiledRows;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The rows of parts that are too large to hold, while other threads lay them aside beside whoever writes the other sheets. */
final class LaidAside implements Closeable {
    private final Map<String, LargePart> parts = new LinkedHashMap<>();
    private final List<FiledRows> filed = new ArrayList<>();
    private final List<Runnable> steps = new ArrayList<>();
    private final List<Future<?>> work = new ArrayList<>();

    /** A part that is begun. */
    void add(FiledRows part) {
        add(part, part);
    }

    /**
     * The same.
     *
     * @param as how the workbook sees it
     */
    void add(FiledRows part, LargePart as) {
        filed.add(part);
        parts.put(part.part(), as);
    }

    /** A part that stays where it is until the workbook is written. */
    void leave(String name, LargePart part) {
        parts.put(name, part);
    }

    /** What is to be done when all else of the workbook is saved. */
    void whenSaved(Runnable step) {
        steps.add(step);
    }

    /** All else of the workbook is saved. */
    void saved() {
        steps.forEach(Runnable::run);
    }

    /**
     * Begins to lay rows of such parts aside.
     *
     * @param name what the thread does
     */
    void lay(String name, Callable<?> laying) {
        work.add(Beside.begin(name, laying));
    }

    /** The same of several, beside each other as far as there are processors. */
    void lay(String name, List<? extends Callable<?>> layings) {
        ExecutorService workers = Beside.workers(name);
        layings.forEach(each -> work.add(workers.submit(each)));
        workers.shutdown();
    }

    /** The parts by their names. */
    Map<String, LargePart> parts() {
        return new LinkedHashMap<>(parts);
    }

    /**
     * Waits for the last row.
     *
     * @throws AsideException where there is no room for them, or they can't be read any more
     */
    void finish() {
        for (Future<?> each : work) {
            result(each);
        }
    }

    /** What laying rows aside has come to. */
    static <T> T result(Future<T> laying) {
        try {
            return Beside.result(laying, IOException.class);
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    /** Removes what was laid aside, when its threads have seen that nobody waits for it. */
    @Override
    public void close() {
        filed.forEach(FiledRows::leave);
        for (Future<?> each : work) {
            try {
                result(each);
            } catch (RuntimeException | Error given) {
                // whoever waited for the rows has heard of it, and nobody else wants to
            }
        }
        for (FiledRows each : filed) {
            try {
                each.close();
            } catch (IOException inUse) {
                // the system clears its temporary folder
            }
        }
    }
}
