package io.ratebook.amount;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A whole number of 128 bits with its sign: a register, whose number changes, so that nothing is made on the way. */
final class Wide {
    private static final long LOWER_HALF = 0xFFFF_FFFFL;
    private static final int HALF = 32;
    private static final long TEN = 10;

    private long high;
    private long low;

    void clear() {
        high = 0;
        low = 0;
    }

    /** Becomes the product, which always has room. */
    void product(long one, long other) {
        high = Math.multiplyHigh(one, other);
        low = one * other;
    }

    /**
     * Adds the product of two numbers.
     *
     * @return false where the sum has no room; the number is then as it was
     */
    boolean addProduct(long one, long other) {
        long addend = Math.multiplyHigh(one, other);
        long sumLow = low + one * other;
        long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
        long sumHigh = high + addend + carry;
        if (((high ^ sumHigh) & (addend ^ sumHigh)) < 0) {
            return false;
        }
        high = sumHigh;
        low = sumLow;
        return true;
    }

    /** True where a {@code long} holds it. */
    boolean fitsLong() {
        return high == low >> 63;
    }

    /** The number, where {@link #fitsLong}; otherwise its lowest 64 bits. */
    long longValue() {
        return low;
    }

    /**
     * Divides by ten, again and again, until a {@code long} holds it or a rest would be left.
     *
     * @return how often
     */
    int strip() {
        boolean negative = high < 0;
        if (negative) {
            negate();
        }
        int zeros = 0;
        while (!fitsLong() && divideByTen()) {
            zeros++;
        }
        if (negative) {
            negate();
        }
        return zeros;
    }

    /** The lowest number of all has no opposite; no product is as low. */
    private void negate() {
        low = -low;
        high = ~high + (low == 0 ? 1 : 0);
    }

    /** Does nothing where a rest would be left. Not for numbers below zero. */
    private boolean divideByTen() {
        if ((low & 1) != 0) {
            return false;
        }
        long upper = high % TEN << HALF | low >>> HALF;
        long lower = upper % TEN << HALF | low & LOWER_HALF;
        if (lower % TEN != 0) {
            return false;
        }
        high /= TEN;
        low = upper / TEN << HALF | lower / TEN;
        return true;
    }

    /** The number / 10^{@code scale}; with as few of its zeros at the end as 64 bits need to hold it. */
    BigDecimal value(int scale) {
        Wide shorter = new Wide();
        shorter.high = high;
        shorter.low = low;
        int zeros = shorter.strip();
        return shorter.fitsLong()
                ? BigDecimal.valueOf(shorter.low, scale - zeros)
                : new BigDecimal(shorter.toBigInteger(), scale - zeros);
    }

    BigInteger toBigInteger() {
        return new BigInteger(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }
}
