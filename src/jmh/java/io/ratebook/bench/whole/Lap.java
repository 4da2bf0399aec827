package io.ratebook.bench.whole;

import java.util.Optional;

/**
 * One turn of a contender.
 *
 * @param units how many lines or rows it took
 * @param total what they came to, as the contender writes it; empty for work that comes to nothing
 */
public record Lap(double seconds, long units, String total) {
    private static final String MARK = "LAP ";
    private static final double NANOS = 1e9;

    /** What a program of ours does in one turn. */
    public interface Work {
        /** The total. */
        Object done() throws Exception;
    }

    /** Works once for each line that is asked, and tells of it. */
    @SuppressWarnings("DefaultCharset")
    public static void whenAsked(long units, Work work) throws Exception {
        System.out.println("ready");
        while (System.in.read() == '\n') {
            tell(units, work);
        }
    }

    /** Works once, and tells of it. */
    public static void tell(long units, Work work) throws Exception {
        long begin = System.nanoTime();
        Object total = work.done();
        System.out.println(MARK + (System.nanoTime() - begin) + " " + units + " " + total);
    }

    double perUnit() {
        return seconds / units;
    }

    /** What a program told in this line of all that it said; empty where it told nothing of a turn. */
    static Optional<Lap> in(String line) {
        String[] words = line.split(" ", -1);
        return line.startsWith(MARK)
                ? Optional.of(new Lap(Long.parseLong(words[1]) / NANOS, Long.parseLong(words[2]), words[3]))
                : Optional.empty();
    }
}
