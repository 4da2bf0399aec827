package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.grid.CellValue;
import io.ratebook.workbook.Beside;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RowRelayTest {
    private static void send(RowRelay relay, int number, String text) {
        SheetRow row = relay.next();
        row.begin(number, false);
        row.add(1, number, 0, null);
        row.add(2, new CellValue.Text(text), null);
        relay.accept(row);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "255, true", "256, true", "257, true", "50000, true", "0, false", "50000, false"})
    void rowsComeInTheirOrder(int count, boolean beside) {
        List<String> told = new ArrayList<>();
        Set<Thread> threads = new HashSet<>();
        RowTaker taker = row -> {
            threads.add(Thread.currentThread());
            told.add(row.row() + " " + row.count() + " " + row.unscaled(0) + " " + row.text(1));
        };
        try (RowRelay relay = new RowRelay(taker, beside)) {
            for (int i = 1; i <= count; i++) {
                // one that isn't accepted is the next one again
                relay.next().begin(i, true);
                send(relay, i, "row " + i);
            }
            relay.finish();
        }
        assertThat(told)
                .isEqualTo(IntStream.rangeClosed(1, count)
                        .mapToObj(i -> i + " 2 " + i + " row " + i)
                        .toList());
        boolean few = count < RowRelay.ROWS;
        assertThat(threads).hasSize(count == 0 ? 0 : 1);
        if (count > 0) {
            assertThat(threads.contains(Thread.currentThread())).isEqualTo(few || !beside);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatGoesWrongIsThrownToWhoeverReads(boolean beside) {
        for (Throwable thrown : List.of(new IllegalArgumentException("bad row"), new StackOverflowError("deep"))) {
            AtomicInteger taken = new AtomicInteger();
            RowTaker taker = row -> {
                if (taken.incrementAndGet() == 5_000) {
                    if (thrown instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) thrown;
                }
            };
            assertThatThrownBy(() -> {
                        try (RowRelay relay = new RowRelay(taker, beside)) {
                            for (int i = 1; i <= 100_000; i++) {
                                send(relay, i, "");
                            }
                            relay.finish();
                        }
                    })
                    .isSameAs(thrown);
            assertThat(taken).as("rows behind it").hasValue(5_000);
        }
    }

    /** When the reader gives up. */
    @Test
    void noMoreRowsAreTakenWhenItIsClosed() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean late = new AtomicBoolean();
        assertThatThrownBy(() -> {
                    try (RowRelay relay = new RowRelay(
                            row -> {
                                begun.countDown();
                                late.set(closed.get());
                            },
                            true)) {
                        for (int i = 1; i <= 700; i++) {
                            send(relay, i, "");
                        }
                        begun.await();
                        throw new IllegalStateException("broken file");
                    } finally {
                        closed.set(true);
                    }
                })
                .hasMessage("broken file")
                .hasNoSuppressedExceptions();
        assertThat(late).isFalse();
    }

    /** However many they are, few are on their way, and their room isn't kept. */
    @Test
    void longRowsGoWithFewOthers() throws InterruptedException {
        String text = "x".repeat(RowRelay.LETTERS / 2);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Set<SheetRow> rows = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        Future<Boolean> reader = Beside.begin("reading", () -> {
            try (RowRelay relay = new RowRelay(
                    row -> {
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        rows.add(row);
                        taken.incrementAndGet();
                    },
                    true)) {
                for (int i = 1; i <= 100; i++) {
                    send(relay, i, text);
                    sent.incrementAndGet();
                }
                relay.finish();
            }
            return true;
        });
        int before = -1;
        while (before < sent.get() || before == 0) {
            before = sent.get();
            Thread.sleep(200);
        }
        assertThat(sent.get()).isBetween(2, 10);
        assertThat(taken).hasValue(0);
        release.countDown();
        assertThat(Beside.result(reader, RuntimeException.class)).isTrue();
        assertThat(taken).hasValue(100);
        assertThat(rows).as("none is filled again").hasSize(100);
    }
}
