package io.ratebook.cli;

import io.ratebook.RunProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** How far a run is, told in a line every few seconds: a run that is soon over says nothing. */
final class Progress implements RunProgress {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final PrintWriter out;
    private final long every;
    private String step = "";
    private long beganAt;
    private long toldAt;

    Progress(PrintWriter out) {
        this(out, EVERY);
    }

    /** @param every how long it waits between two lines */
    Progress(PrintWriter out, Duration every) {
        this.out = out;
        this.every = every.toNanos();
    }

    @Override
    public void at(String now, long count, String unit, long part, long whole) {
        long time = System.nanoTime();
        if (!now.equals(step)) {
            step = now;
            beganAt = time;
            toldAt = time;
        }
        if (time - toldAt >= every && (whole == 0 || part < whole)) {
            toldAt = time;
            out.println(line(count, unit, part, whole, Duration.ofNanos(time - beganAt)));
            out.flush();
        }
    }

    /** {@code Reading usage.csv: 1,250,000 rows, 41%, 312,500 rows a second, 6 s left}. */
    private String line(long count, String unit, long part, long whole, Duration since) {
        long millis = Math.max(1, since.toMillis());
        String line = String.format(Locale.ROOT, "%s: %,d %s", step, count, unit);
        if (whole > 0 && part > 0) {
            line += String.format(Locale.ROOT, ", %d%%", part * 100 / whole);
        }
        line += String.format(Locale.ROOT, ", %,d %s a second", count * 1000 / millis, unit);
        if (whole > 0 && part > 0) {
            line += String.format(
                    Locale.ROOT, ", %,d s left", Math.round((double) millis * (whole - part) / part / 1000));
        }
        return line;
    }
}
