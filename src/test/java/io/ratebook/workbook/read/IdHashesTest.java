package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IdHashesTest {
    private static final long SEED = 20261123;

    @Test
    void anIdThatWasBeforeIsToldWhereItComesAgain() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            InputSheets sheets = new InputSheets(new Book("usage.csv", List.of(), Map.of()));
            IdHashes ids = new IdHashes(sheets);
            Set<String> seen = new HashSet<>();
            List<Integer> again = new ArrayList<>();
            int range = 300 + random.nextInt(5_000);
            int rows = random.nextInt(1_000);
            for (int line = 2; line < rows; line++) {
                String scenario = "S" + random.nextInt(3);
                String id = (random.nextBoolean() ? "Row " : "row ") + random.nextInt(range);
                int at = line;
                ids.add(scenario, id, () -> Location.ofLine("usage.csv", at, 1));
                if (!seen.add(scenario + "/" + id.toLowerCase(Locale.ROOT))) {
                    again.add(line);
                }
                if (random.nextInt(500) == 0) {
                    ids.settle();
                    assertThat(sheets.found()).isEqualTo(again.size());
                }
            }
            ids.tell();
            assertThat(sheets.findings())
                    .as("seed %d, round %d", SEED, round)
                    .extracting(Finding::code)
                    .containsOnly(again.isEmpty() ? new String[0] : new String[] {"RB-VAL-DUPID"});
            assertThat(sheets.findings().stream()
                            .map(each -> each.where().line())
                            .sorted())
                    .isEqualTo(again);
        }
    }
}
