package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Scaled;
import io.ratebook.report.UsageLines;
import io.ratebook.workbook.Beside;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowStoreTest {
    private static final long SEED = 20261123;
    private static final List<String> IDS =
            List.of("", "row 1", "größer", "\u0100 wide", "half \ud83d", "😀", "x".repeat(70_000), "ŵ".repeat(40_000));
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1E+5",
            "0.000000000000000001",
            "9223372036854775807",
            "-9223372036854775808",
            "123456789012345678901234567890.5",
            "1E-200",
            "1E+200");

    private record Row(int bundle, int row, String id, List<BigDecimal> counted) {}

    private static BigDecimal number(Random random) {
        return random.nextBoolean()
                ? new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())))
                : BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(30));
    }

    @Test
    void rowsComeBackAsTheyWere() throws IOException {
        Random random = new Random(SEED);
        List<Row> written = new ArrayList<>();
        List<Row> read = new ArrayList<>();
        try (RowStore store = new RowStore()) {
            for (int i = 0; i < 5_000; i++) {
                String id = random.nextInt(20) == 0 ? IDS.get(random.nextInt(IDS.size())) : "row " + i;
                Scaled[] counted = new Scaled[random.nextInt(4)];
                List<BigDecimal> numbers = new ArrayList<>();
                for (int each = 0; each < counted.length; each++) {
                    counted[each] = new Scaled().set(number(random));
                    numbers.add(counted[each].value());
                }
                int bundle = random.nextInt();
                store.row(bundle, i, id, counted);
                written.add(new Row(bundle, i, id, numbers));
            }
            assertThat(store.rows()).isEqualTo(written.size());
            for (int again = 0; again < 2; again++) {
                read.clear();
                store.each((bundle, row, id, counted) -> read.add(new Row(
                        bundle,
                        row,
                        id,
                        List.of(counted).stream().map(Scaled::value).toList())));
                assertThat(read).as("seed %d", SEED).isEqualTo(written);
            }
            store.clear();
            store.each((bundle, row, id, counted) -> read.clear());
            assertThat(read).hasSize(written.size());
        }
    }

    private static List<Row> wanted(RowStore store, int of, int which) throws IOException {
        List<Row> read = new ArrayList<>();
        store.each(new UsageLines.Taker() {
            private int asked;

            @Override
            public boolean wants(int bundle) {
                return asked++ % of == which;
            }

            @Override
            public void take(int bundle, int row, String id, Scaled[] counted) {
                read.add(new Row(
                        bundle,
                        row,
                        id,
                        List.of(counted).stream().map(Scaled::value).toList()));
            }
        });
        return read;
    }

    /** Each thread reads for itself. */
    @Test
    void rowsThatArentWantedArePassedOver() throws Exception {
        Random random = new Random(SEED);
        int threads = 4;
        try (RowStore store = new RowStore()) {
            for (int i = 0; i < 4_000; i++) {
                Scaled[] counted = new Scaled[random.nextInt(4)];
                for (int each = 0; each < counted.length; each++) {
                    counted[each] = new Scaled().set(number(random));
                }
                String id = random.nextInt(5) == 0 ? IDS.get(random.nextInt(IDS.size())) : "row " + i;
                if (i % 7 == 0) {
                    store.raw(i, List.of(id, "a look"));
                }
                store.row(random.nextInt(), i, id, counted);
            }
            List<Row> all = wanted(store, 1, 0);
            assertThat(all).hasSize(4_000);
            List<Future<List<Row>>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int which = i;
                parts.add(Beside.begin("reading", () -> wanted(store, threads, which)));
            }
            for (int i = 0; i < threads; i++) {
                int which = i;
                assertThat(Beside.result(parts.get(i), IOException.class))
                        .as("seed %d", SEED)
                        .isEqualTo(IntStream.range(0, all.size())
                                .filter(each -> each % threads == which)
                                .mapToObj(all::get)
                                .toList());
            }
        }
    }

    private static void row(RowStore store, int bundle, int row) {
        store.row(bundle, row, "row " + row, new Scaled[] {new Scaled().set(row, 0)});
    }

    /** Also where the first are of a run before. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readingBeginsAtAMark(boolean kept, @TempDir Path folder) throws IOException {
        Random random = new Random(SEED);
        List<Integer> bundles = new ArrayList<>();
        try (RowStore store = new RowStore()) {
            if (kept) {
                store.layIn(folder.resolve("rows"));
            }
            for (int i = 0; i < 200_000; i++) {
                bundles.add(1 + random.nextInt(40));
                if (i % 9_000 == 0) {
                    store.raw(i, List.of("a look"));
                }
                row(store, bundles.get(i), i);
            }
            assertThat(store.marks()).hasSize(3);
            for (UsageLines.Mark mark : store.marks()) {
                List<Integer> read = new ArrayList<>();
                store.each(mark, new UsageLines.Taker() {
                    @Override
                    public boolean isEnough() {
                        return read.size() == 1_000;
                    }

                    @Override
                    public void take(int bundle, int row, String id, Scaled[] counted) {
                        assertThat(counted[0].value().intValueExact()).isEqualTo(row);
                        read.add(row);
                    }
                });
                int first = Math.toIntExact(mark.rows());
                assertThat(read)
                        .isEqualTo(IntStream.range(first, first + 1_000).boxed().toList());
                Map<Integer, Long> before = new TreeMap<>();
                bundles.subList(0, first).forEach(each -> before.merge(each, 1L, Long::sum));
                assertThat(mark.before()).as("seed %d", SEED).isEqualTo(before);
            }
            store.clear();
            assertThat(store.marks()).isEmpty();
        }
    }

    @Test
    void marksAreFewHoweverManyRowsAndBundlesThereAre() {
        RowMarks marks = new RowMarks();
        for (int i = 1; i <= 40_000_000; i++) {
            marks.row(i % 3);
            if (marks.isDue()) {
                marks.add(i);
            }
        }
        assertThat(marks.all()).hasSizeBetween(64, 75);
        marks.row(5_000_000);
        assertThat(marks.all()).isEmpty();
        for (int i = 0; i < 100_000; i++) {
            marks.row(1);
        }
        assertThat(marks.isDue()).isFalse();
    }
}
