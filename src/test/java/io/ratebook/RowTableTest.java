package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows by their numbers, beside a map of lists. */
class RowTableTest {
    @Test
    void rowsKeepTheirNumbers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int columns : new int[] {0, 1, 3, 7}) {
            RowTable table = new RowTable(columns);
            Map<List<Integer>, Integer> expected = new HashMap<>();
            for (int i = 0; i < 20_000; i++) {
                int[] row = random.ints(columns, 0, 9).toArray();
                List<Integer> key = List.of(Arrays.stream(row).boxed().toArray(Integer[]::new));
                assertThat(table.find(row)).as("seed %s", seed).isEqualTo(expected.getOrDefault(key, -1));
                if (random.nextBoolean()) {
                    int number = expected.computeIfAbsent(key, each -> expected.size());
                    assertThat(table.add(row)).as("seed %s", seed).isEqualTo(number);
                }
            }
            assertThat(table.size()).isEqualTo(expected.size());
        }
    }
}
