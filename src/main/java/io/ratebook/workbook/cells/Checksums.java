package io.ratebook.workbook.cells;

import java.util.zip.CRC32;

/** CRC-32 of texts that are put together: a checksum is a polynomial, and what follows it shifts it. */
final class Checksums {
    /** The polynomial of CRC-32, its lowest power first. */
    private static final int POLYNOMIAL = 0xEDB88320;

    private static final int BITS = 32;

    private Checksums() {}

    static long of(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    /**
     * The checksum of one text and another after it.
     *
     * @param length how many bytes the second has
     */
    static long joined(long first, long second, long length) {
        return new Shift(length).joined(first, second);
    }

    /** What texts of one length do to the checksum of what stands before them. */
    static final class Shift {
        private final int[] matrix = new int[BITS];

        /** @param length in bytes */
        Shift(long length) {
            for (int i = 0; i < BITS; i++) {
                matrix[i] = 1 << i;
            }
            int[] zero = new int[BITS];
            zero[0] = POLYNOMIAL;
            for (int i = 1; i < BITS; i++) {
                zero[i] = 1 << i - 1;
            }
            // one zero bit, squared three times: one zero byte
            int[] shift = squared(squared(squared(zero)));
            for (long left = length; left > 0; left >>= 1) {
                if ((left & 1) != 0) {
                    for (int i = 0; i < BITS; i++) {
                        matrix[i] = times(shift, matrix[i]);
                    }
                }
                shift = squared(shift);
            }
        }

        long joined(long first, long second) {
            return (times(matrix, (int) first) ^ second) & 0xFFFFFFFFL;
        }
    }

    private static int times(int[] matrix, int vector) {
        int sum = 0;
        for (int i = 0; i < BITS; i++) {
            sum ^= (vector >>> i & 1) == 0 ? 0 : matrix[i];
        }
        return sum;
    }

    private static int[] squared(int[] matrix) {
        int[] square = new int[BITS];
        for (int i = 0; i < BITS; i++) {
            square[i] = times(matrix, matrix[i]);
        }
        return square;
    }
}
