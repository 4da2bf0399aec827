package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.Checkpoints;
import io.ratebook.RatingRun;
import io.ratebook.amount.Exact;
import io.ratebook.amount.Scaled;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Metered;
import io.ratebook.report.BrokenInvariantException;
import io.ratebook.report.Line;
import io.ratebook.report.UsageLines;
import io.ratebook.report.UsageShares;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What rows have of the lines of their bundles, in one go and in slices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsageSharesTest {
    private static final int ROWS = 5_500;

    private List<Line> lines = List.of();
    private final List<Row> rows = new ArrayList<>();

    /** A row of a bundle, and what it counts. */
    private record Row(int bundle, int number, List<BigDecimal> counted) {}

    @BeforeAll
    void rate(@TempDir Path folder) throws Exception {
        UsageFixture.request(folder.resolve("budget.xlsx"));
        Path usage = Files.writeString(
                folder.resolve("usage.csv"), UsageFixture.csv(UsageFixture.HEADERS, UsageFixture.rows(ROWS, 0, 11)));
        lines = RatingRun.of(RunContexts.of(
                        folder.resolve("budget.xlsx"), folder, Optional.empty(), Optional.of(usage), Checkpoints.NONE))
                .report()
                .orElseThrow()
                .lines();
        Map<Integer, Bundle> bundles = new TreeMap<>();
        for (Line each : lines) {
            Metered basis = each.basis();
            Bundle bundle = basis == null ? null : Bundle.of(basis.usage());
            if (bundle != null) {
                bundles.put(bundle.number(), bundle);
            }
        }
        assertThat(bundles).hasSizeGreaterThan(3);
        bundles.values().forEach(this::rowsOf);
    }

    /** As many rows of one unit as the bundle has, but for the last, which has the rest; between those of the others. */
    private void rowsOf(Bundle bundle) {
        for (long i = 1; i <= bundle.rows(); i++) {
            long others = bundle.rows() - 1;
            boolean last = i == bundle.rows();
            rows.add(
                    rows.size() / 2,
                    new Row(
                            bundle.number(),
                            rows.size(),
                            bundle.counted().values().stream()
                                    .map(all -> last ? all.subtract(BigDecimal.valueOf(others)) : BigDecimal.ONE)
                                    .toList()));
        }
    }

    private static UsageLines of(List<Row> rows) {
        return new UsageLines() {
            @Override
            public long rows() {
                return rows.size();
            }

            @Override
            public List<Mark> marks() {
                List<Mark> marks = new ArrayList<>();
                Map<Integer, Long> before = new TreeMap<>();
                for (int i = 0; i < rows.size(); i++) {
                    if (i % 700 == 1) {
                        marks.add(new Mark(i, i, before));
                    }
                    before.merge(rows.get(i).bundle, 1L, Long::sum);
                }
                return marks;
            }

            @Override
            public void each(Mark from, Taker taker) throws IOException {
                for (Row each : rows.subList(Math.toIntExact(from.place()), rows.size())) {
                    if (taker.isEnough()) {
                        return;
                    }
                    if (taker.wants(each.bundle)) {
                        taker.take(
                                each.bundle,
                                each.number,
                                "row " + each.number,
                                each.counted.stream()
                                        .map(count -> new Scaled().set(count))
                                        .toArray(Scaled[]::new));
                    }
                }
            }
        };
    }

    private static UsageShares.Taker into(List<String> told) {
        return (line, row, id, units, unitCost) ->
                told.add(line.number() + " " + row + " " + id + " " + Exact.text(units.value()) + " " + unitCost);
    }

    @Test
    void slicesAreTheWholeInPieces() throws IOException {
        UsageShares shares = new UsageShares(lines, of(rows));
        List<String> whole = new ArrayList<>();
        shares.each(into(whole));
        assertThat(whole).hasSize((int) shares.count()).doesNotHaveDuplicates();
        long seed = Long.getLong("ratebook.seed", 20_261_124L);
        Random random = new Random(seed);
        for (int again = 0; again < 20; again++) {
            List<UsageShares.Counts> counts = new ArrayList<>();
            int from = 0;
            while (from < whole.size()) {
                int size = 1 + random.nextInt(random.nextBoolean() ? 3_000 : whole.size());
                int to = again == 0 ? from + whole.size() : from + size;
                List<String> slice = new ArrayList<>();
                counts.add(shares.each(from, to, into(slice)));
                assertThat(slice)
                        .as("seed %d, from %d to %d", seed, from, to)
                        .isEqualTo(whole.subList(from, Math.min(to, whole.size())));
                from = to;
            }
            shares.check(counts);
            assertThatThrownBy(() -> shares.check(counts.subList(1, counts.size())))
                    .as("seed %d", seed)
                    .isInstanceOf(BrokenInvariantException.class);
        }
    }

    @Test
    void rowsThatCountSomethingElseThanTheirLinesAreNoticed() {
        List<String> told = new ArrayList<>();
        List<Row> fewer = rows.subList(0, rows.size() - 1);
        assertThatThrownBy(() -> new UsageShares(lines, of(fewer)).each(into(told)))
                .isInstanceOf(BrokenInvariantException.class)
                .hasMessageMatching("the rows of line \\d+ count \\d+, the line \\d+");
        List<Row> other = new ArrayList<>(rows);
        Row first = rows.get(0);
        other.set(
                0,
                new Row(
                        first.bundle,
                        first.number,
                        first.counted.stream().map(BigDecimal.ONE::add).toList()));
        assertThatThrownBy(() -> new UsageShares(lines, of(other)).each(into(told)))
                .isInstanceOf(BrokenInvariantException.class);
    }
}
