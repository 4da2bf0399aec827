package io.ratebook.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.IntConsumer;

/** How far the samples are, told every few seconds: a run that is soon over says nothing. */
final class Progress implements IntConsumer {
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final PrintWriter out;
    private final int all;
    private long toldAt;

    Progress(PrintWriter out, int all) {
        this.out = out;
        this.all = all;
    }

    @Override
    public void accept(int done) {
        long now = System.nanoTime();
        toldAt = toldAt == 0 ? now : toldAt;
        if (now - toldAt >= EVERY && done < all) {
            toldAt = now;
            out.println("Monte Carlo: " + done + " of " + all + " samples");
            out.flush();
        }
    }
}
