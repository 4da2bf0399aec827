package io.ratebook.cli;

import io.ratebook.RunProgress;
import io.ratebook.finding.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a run is. On a terminal as a bar in a line that is written over, from the first second of a step; elsewhere in a line every few
 * seconds. A step that is soon over says nothing.
 */
final class Progress implements RunProgress, AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration DRAWN_EVERY = Duration.ofMillis(200);
    private static final Duration FIRST_DRAWN = Duration.ofSeconds(1);
    private static final int CELLS = 20;
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean drawn;
    private final long first;
    private final long every;
    private String step = "";
    private String name = "";
    private long beganAt;
    private long nextAt;
    private boolean shown;

    private Progress(PrintWriter out, boolean drawn, Duration first, Duration every) {
        this.out = out;
        this.drawn = drawn;
        this.first = first.toNanos();
        this.every = every.toNanos();
    }

    /** On the terminal where there is one, otherwise in lines. */
    static Progress of(PrintWriter lines) {
        return Terminal.writer()
                .map(each -> bar(each, FIRST_DRAWN, DRAWN_EVERY))
                .orElseGet(() -> lines(lines, EVERY));
    }

    /** @param every how long it waits between two lines */
    static Progress lines(PrintWriter out, Duration every) {
        return new Progress(out, false, every, every);
    }

    /**
     * A bar.
     *
     * @param first how long a step takes before it is drawn
     * @param every how long it stands
     */
    static Progress bar(PrintWriter out, Duration first, Duration every) {
        return new Progress(out, true, first, every);
    }

    @Override
    public synchronized void at(String now, long count, String unit, long part, long whole) {
        long time = System.nanoTime();
        if (!now.equals(step)) {
            clear();
            step = now;
            name = Printable.of(now);
            beganAt = time;
            nextAt = time + first;
        }
        if (time - nextAt >= 0 && (whole == 0 || part < whole)) {
            nextAt = time + every;
            String pace = pace(count, unit, part, whole, Duration.ofNanos(time - beganAt));
            if (drawn) {
                draw(bar(part, whole) + pace);
            } else {
                out.println(name + ": " + pace);
            }
            out.flush();
        }
    }

    /** {@code Reading usage.csv [========            ] }. */
    private String bar(long part, long whole) {
        if (whole <= 0) {
            return name + ": ";
        }
        int full = (int) (part * CELLS / whole);
        return name + " [" + "=".repeat(full) + " ".repeat(CELLS - full) + "] ";
    }

    private void draw(String line) {
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        out.print('\r' + cut + " ".repeat(WIDTH - cut.length()));
        shown = true;
    }

    private void clear() {
        if (shown) {
            out.print('\r' + " ".repeat(WIDTH) + '\r');
            out.flush();
            shown = false;
        }
    }

    /** Takes the bar away: what is told next stands in its place. */
    @Override
    public synchronized void close() {
        clear();
    }

    /** {@code 1,250,000 rows, 41%, 312,500 rows a second, 6 s left}. */
    private static String pace(long count, String unit, long part, long whole, Duration since) {
        long millis = Math.max(1, since.toMillis());
        String line = String.format(Locale.ROOT, "%,d %s", count, unit);
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
