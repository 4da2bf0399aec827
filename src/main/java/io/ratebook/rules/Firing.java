package io.ratebook.rules;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * The rules of one stage, asked once, in a thread of their own: an action without an end can't be stopped from inside, only left
 * behind.
 */
final class Firing {
    private static final int FIRINGS = 100_000;
    private static final int FIRINGS_A_FACT = 1_000;
    private static final Duration PATIENCE_A_FACT = Duration.ofNanos(100_000);

    private final KieBase base;
    private final Collection<?> facts;
    private final Sink sink;
    private final FiringFailure failure;

    Firing(KieBase base, Collection<?> facts, Sink sink, FiringFailure failure) {
        this.base = base;
        this.facts = facts;
        this.sink = sink;
        this.failure = failure;
    }

    /**
     * Fires until no rule holds any more.
     *
     * @param patience how long nothing may begin or end; a little longer where there are many facts
     * @throws RuleFailure where a rule fails, or comes to no end
     */
    void run(Duration patience) {
        FutureTask<Boolean> task = new FutureTask<>(this::ended);
        Thread thread = new Thread(task, "rules");
        thread.setDaemon(true);
        thread.start();
        try {
            if (!awaited(task, thread, patience.plus(PATIENCE_A_FACT.multipliedBy(facts.size())))) {
                throw failure.endless(limit());
            }
        } catch (ExecutionException e) {
            throw failure.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were asked", e);
        }
    }

    private boolean awaited(FutureTask<Boolean> task, Thread thread, Duration patience)
            throws ExecutionException, InterruptedException {
        long left = patience.toNanos();
        while (left > 0) {
            try {
                return task.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                left = patience.toNanos() - (System.nanoTime() - sink.lastAt());
            }
        }
        RuleFailure stuck = failure.stuck(patience, thread.getStackTrace());
        thread.interrupt();
        throw stuck;
    }

    private boolean ended() {
        sink.opened();
        KieSession session = base.newKieSession();
        try {
            session.addEventListener(sink);
            facts.forEach(session::insert);
            return session.fireAllRules(limit()) < limit();
        } finally {
            session.dispose();
            sink.closed();
        }
    }

    private int limit() {
        return (int) Math.min(Integer.MAX_VALUE, FIRINGS + (long) FIRINGS_A_FACT * facts.size());
    }
}
