package io.ratebook.report.sensitivity;

/**
 * How many samples are drawn, and from which seed.
 *
 * @param samples from 1 to {@link #MOST}
 */
public record Sampling(int samples, long seed) {
    /** The seed where none is given. */
    public static final long USUAL_SEED = 1;

    public static final int MOST = 100_000;

    public Sampling {
        if (samples < 1 || samples > MOST) {
            throw new IllegalArgumentException(samples + " samples");
        }
    }
}
