package io.ratebook.amount;

/** The powers of ten that 64 bits hold. */
final class Tens {
    /** The exponent of the largest. */
    static final int MOST = 18;

    private static final long[] POWERS = new long[MOST + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MOST; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Tens() {}

    /** @param exponent 0 to {@link #MOST}, both inclusive */
    static long of(int exponent) {
        return POWERS[exponent];
    }
}
