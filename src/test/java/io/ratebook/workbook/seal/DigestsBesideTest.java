package io.ratebook.workbook.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.workbook.CellDigests;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DigestsBesideTest {
    private static final List<String> TEXTS =
            List.of("row 1", "größer", "\ud83d\ude00", " ", "x".repeat(40_000), "a\nb", "_x000D_");

    /** So many rows of numbers, texts and products, of which some are long. */
    private static SortedMap<String, String> told(CellDigests to, int rows, long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[80_000];
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= 1 + random.nextInt(12); column++) {
                int from = random.nextInt(40);
                int kind = random.nextInt(40);
                if (kind == 0) {
                    String formula = "E" + row + "*F" + row;
                    byte[] ascii = formula.getBytes(StandardCharsets.US_ASCII);
                    System.arraycopy(ascii, 0, bytes, from, ascii.length);
                    to.product(row, column, bytes, from, from + ascii.length);
                } else if (kind < 20) {
                    to.text(row, column, kind < 3 ? TEXTS.get(random.nextInt(TEXTS.size())) : "id " + row);
                } else {
                    String digits = kind == 39
                            ? "0." + "3".repeat(random.nextInt(200))
                            : String.valueOf(random.nextLong() >> random.nextInt(60));
                    byte[] ascii = digits.getBytes(StandardCharsets.US_ASCII);
                    System.arraycopy(ascii, 0, bytes, from, ascii.length);
                    to.number(row, column, bytes, from, from + ascii.length);
                }
                // whoever tells uses its bytes again
                bytes[from] = '?';
            }
        }
        return to.blocks();
    }

    @Test
    void digestsAreThoseOfTheSameThread() {
        long seed = Long.getLong("ratebook.seed", 20_261_124L);
        for (int rows : new int[] {0, 1, 700, 20_000}) {
            SortedMap<String, String> meant = told(new RowDigests(), rows, seed);
            assertThat(meant).hasSize((rows + 999) / 1000);
            assertThat(told(DigestsBeside.beside(new RowDigests()), rows, seed))
                    .as("seed %d, %d rows", seed, rows)
                    .isEqualTo(meant);
        }
    }

    @Test
    void whatGoesWrongIsThrownToWhoeverTells() {
        for (Throwable thrown : List.of(new IllegalStateException("defect"), new StackOverflowError("deep"))) {
            CellDigests broken = new CellDigests() {
                @Override
                public void number(int row, int column, byte[] digits, int from, int to) {
                    if (row == 900) {
                        if (thrown instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) thrown;
                    }
                }

                @Override
                public void text(int row, int column, String text) {
                    // sound
                }

                @Override
                public void product(int row, int column, byte[] formula, int from, int to) {
                    // sound
                }

                @Override
                public SortedMap<String, String> blocks() {
                    return Collections.emptySortedMap();
                }
            };
            assertThatThrownBy(() -> told(DigestsBeside.beside(broken), 50_000, 1))
                    .isSameAs(thrown);
            assertThatThrownBy(() -> told(DigestsBeside.beside(broken), 901, 1)).isSameAs(thrown);
        }
    }
}
