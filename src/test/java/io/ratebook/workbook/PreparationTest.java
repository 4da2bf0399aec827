package io.ratebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PreparationTest {
    @Test
    @Timeout(60)
    void itIsBegunOnceAndWaitedForWhateverComesOfIt() {
        Preparation preparation = new Preparation();
        preparation.await();
        assertThat(preparation.isBegun()).isFalse();
        CountDownLatch waited = new CountDownLatch(1);
        AtomicInteger steps = new AtomicInteger();
        preparation.begin(() -> {
            // its own thread doesn't wait for itself
            preparation.await();
            steps.incrementAndGet();
            waited.countDown();
            throw new IllegalStateException("what fails is silent");
        });
        preparation.begin(steps::incrementAndGet);
        preparation.await();
        assertThat(waited.getCount()).isZero();
        assertThat(steps).hasValue(1);
    }
}
