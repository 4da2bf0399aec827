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
        Preparation.await();
        CountDownLatch waited = new CountDownLatch(1);
        AtomicInteger steps = new AtomicInteger();
        Preparation.begin(() -> {
            // its own thread doesn't wait for itself
            Preparation.await();
            steps.incrementAndGet();
            waited.countDown();
            throw new IllegalStateException("what fails is silent");
        });
        Preparation.begin(steps::incrementAndGet);
        Preparation.await();
        assertThat(waited.getCount()).isZero();
        assertThat(steps).hasValue(1);
    }
}
