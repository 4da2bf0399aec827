package io.ratebook;

/** Hears how far a run is; called often, by one thread at a time. */
public interface RunProgress {
    /** For who doesn't want to know. */
    RunProgress NONE = (step, count, unit, part, whole) -> {};

    /**
     * A step has come so far.
     *
     * @param step what is being done: {@code Reading usage.csv}
     * @param count how many things are done
     * @param unit what they are: {@code rows}
     * @param part how much of the whole is done, in a measure of its own
     * @param whole zero where it isn't known
     */
    void at(String step, long count, String unit, long part, long whole);
}
