package io.ratebook.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.amount.Scaled;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Origin;
import io.ratebook.domain.TokenParts;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import io.ratebook.rules.kinds.Likeness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows that are counted together, beside what plain BigDecimal makes of each. */
class RowBlockTest {
    private static final Origin DRAWN = new Origin.ByDefault("drawn");
    private static final List<UsageField> NUMBERS = List.of(
            UsageField.CALLS,
            UsageField.REPEAT,
            UsageField.INPUT_TOKENS,
            UsageField.CACHED_INPUT_TOKENS,
            UsageField.QUANTITY);

    private static final int RUNS = 60;

    private static final int ROWS = 3_000;
    private static final int KINDS = 5;

    private final long seed = Long.getLong("ratebook.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** A row of some kind, as numbers of its columns. */
    private record Row(int kind, int line, Map<UsageField, Long> numbers) {
        BigDecimal number(UsageField field) {
            return BigDecimal.valueOf(held(numbers, field));
        }
    }

    @Test
    void rowsCountTheSameHoweverTheyCome() {
        for (int run = 0; run < RUNS; run++) {
            int bits = new int[] {4, 10, 20, 40, 50}[run % 5];
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(row(i + KINDS + 2, bits));
            }
            check(rows, "seed " + seed + ", run " + run);
        }
    }

    /** The rows one by one, and in columns, some of them one by one in between: both are what they come to. */
    private void check(List<Row> rows, String which) {
        List<String> laidApart = new ArrayList<>();
        List<String> laidTogether = new ArrayList<>();
        List<Usage> apart = filled(rows, laidApart, false);
        List<Usage> together = filled(rows, laidTogether, true);
        assertThat(laidTogether).as(which).isEqualTo(laidApart).hasSize(ROWS + KINDS);
        for (int kind = 0; kind < KINDS; kind++) {
            Bundle due = due(kind, rows);
            assertThat(Bundle.of(apart.get(kind))).as(which).isEqualTo(due);
            assertThat(Bundle.of(together.get(kind))).as(which).isEqualTo(due);
        }
    }

    private List<Usage> filled(List<Row> rows, List<String> laid, boolean together) {
        Bundler bundler = new Bundler(
                new Likeness(Map.of(), List.of()),
                HashSet::new,
                (bundle, row, id, counted) -> {
                    StringBuilder text = new StringBuilder(bundle + " " + row + " " + id);
                    for (Scaled each : counted) {
                        text.append(' ').append(each);
                    }
                    laid.add(text.toString());
                },
                0);
        List<Usage> firsts = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            firsts.add(first(kind));
        }
        bundler.add(firsts);
        Map<UsageField, Scaled> registers = Bundler.registers();
        List<Bundler.Filling> fillings = new ArrayList<>();
        firsts.forEach(each -> fillings.add(bundler.filling(each, registers)));
        RowBlock block = bundler.block();
        Map<UsageField, RowBlock.Column> columns = new EnumMap<>(UsageField.class);
        NUMBERS.forEach(each -> columns.put(each, block.filled(each)));
        for (Row row : rows) {
            String id = "U" + row.line;
            boolean queued = together && random.nextInt(500) > 0;
            row.numbers.forEach((field, number) -> {
                if (queued) {
                    held(columns, field).set(block.size(), number);
                } else {
                    held(registers, field).set(number, 0);
                }
            });
            if (queued) {
                fillings.get(row.kind).queue(row.line, id);
                if (block.isFull()) {
                    bundler.settle();
                }
            } else {
                fillings.get(row.kind).add(row.line, id);
            }
        }
        bundler.settle();
        return bundler.usages();
    }

    private static <V> V held(Map<UsageField, V> all, UsageField field) {
        return Objects.requireNonNull(all.get(field));
    }

    /** Kinds count in other columns, and in the same. */
    private static Usage first(int kind) {
        Usage.Builder made = Usage.at(Location.ofCell("drawn.xlsx", "Usage", kind + 2, 1))
                .text(Usage.Text.ID, "first " + kind)
                .text(Usage.Text.SCENARIO, "Plan")
                .text(Usage.Text.MODEL, "model " + kind)
                .day(LocalDate.of(2026, 11, 23))
                .counts(TokenParts.WHOLE, TokenParts.WHOLE)
                .number(UsageField.CALLS, BigDecimal.ONE, DRAWN);
        if (kind != 1) {
            made.number(UsageField.INPUT_TOKENS, BigDecimal.ONE, DRAWN);
        }
        if (kind == 2 || kind == 3) {
            made.number(UsageField.CACHED_INPUT_TOKENS, BigDecimal.ONE, DRAWN);
        }
        if (kind == 1 || kind == 3) {
            made.number(UsageField.QUANTITY, BigDecimal.ONE, DRAWN);
        }
        return made.build();
    }

    private static boolean has(int kind, UsageField field) {
        return field == UsageField.CALLS || first(kind).number(field) != null;
    }

    private Row row(int line, int bits) {
        int kind = random.nextInt(KINDS);
        Map<UsageField, Long> numbers = new EnumMap<>(UsageField.class);
        NUMBERS.forEach(each -> numbers.put(each, has(kind, each) ? drawn(bits) : 0));
        numbers.put(UsageField.REPEAT, random.nextInt(3) == 0 ? drawn(8) : 1);
        long cached = held(numbers, UsageField.CACHED_INPUT_TOKENS);
        numbers.merge(UsageField.INPUT_TOKENS, cached, Long::sum);
        return new Row(kind, line, numbers);
    }

    private long drawn(int bits) {
        return random.nextLong() >>> Long.SIZE - 1 - random.nextInt(bits);
    }

    private static Bundle due(int kind, List<Row> rows) {
        Map<UsageField, BigDecimal> sums = new EnumMap<>(UsageField.class);
        for (UsageField each : NUMBERS) {
            if (each != UsageField.REPEAT && has(kind, each)) {
                // what the first row counts: nothing is left of input where all is cached
                boolean none = each == UsageField.INPUT_TOKENS && has(kind, UsageField.CACHED_INPUT_TOKENS);
                sums.put(each, none ? BigDecimal.ZERO : BigDecimal.ONE);
            }
        }
        long count = 1;
        for (Row row : rows) {
            if (row.kind != kind) {
                continue;
            }
            count++;
            for (UsageField each : List.copyOf(sums.keySet())) {
                BigDecimal number = row.number(each);
                if (each == UsageField.INPUT_TOKENS) {
                    number = number.subtract(row.number(UsageField.CACHED_INPUT_TOKENS));
                }
                if (each.countsTokens()) {
                    number = number.multiply(row.number(UsageField.CALLS));
                }
                sums.merge(each, number.multiply(row.number(UsageField.REPEAT)), BigDecimal::add);
            }
        }
        sums.replaceAll((field, sum) -> sum.signum() == 0 ? BigDecimal.ZERO : sum);
        return new Bundle(kind + 1, count, sums, held(sums, UsageField.CALLS));
    }
}
