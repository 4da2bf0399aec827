package io.ratebook.workbook.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1", "7, 255", "4096, 1", "3, 65536", "100003, 262147"})
    void joinedIsTheChecksumOfBothTexts(int first, int second) {
        byte[] both = new byte[first + second];
        new Random(first * 31L + second).nextBytes(both);
        byte[] head = Arrays.copyOf(both, first);
        byte[] tail = Arrays.copyOfRange(both, first, both.length);
        CRC32 whole = new CRC32();
        whole.update(both);
        assertThat(Checksums.joined(Checksums.of(head), Checksums.of(tail), second))
                .isEqualTo(whole.getValue());
    }

    /** Texts of more than four gigabytes are too long to be made here: where the pieces are cut must not matter. */
    @Test
    void longTextsJoinAlikeFromEitherSide() {
        Random random = new Random(5);
        for (long length : new long[] {1L << 31, (1L << 32) - 1, (1L << 32) + 5, 1L << 40}) {
            long a = random.nextInt() & 0xFFFFFFFFL;
            long b = random.nextInt() & 0xFFFFFFFFL;
            long c = random.nextInt() & 0xFFFFFFFFL;
            assertThat(Checksums.joined(Checksums.joined(a, b, length), c, 3 * length))
                    .isEqualTo(Checksums.joined(a, Checksums.joined(b, c, 3 * length), 4 * length));
        }
    }
}
