package io.ratebook.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetersTest {
    @ParameterizedTest
    @CsvSource({
        "input, input, 0",
        "cached input, input, 1",
        "cached audio input, cached input, 1",
        "cached audio input, audio input, 1",
        "cached audio input, input, 2",
        "cache write 1h, cache write, 1",
        "cache write 1h, cache write 5m, -1",
        "audio cache write 1h, audio input, 2",
        "reasoning, output, 1",
        "reasoning, input, -1",
        "input, cached input, -1",
        "gpu-hour, gpu-hour, 0",
        "gpu-hour, input, -1",
        "web search, input, -1",
    })
    void aMeterIsAPartOfThoseThatLeaveSomethingOut(String meter, String wider, int distance) {
        assertThat(Meters.distance(meter, wider)).isEqualTo(distance);
    }

    @Test
    void widerMetersStandNearestFirst() {
        assertThat(Meters.widerThan("cached image input")).containsExactly("cached input", "image input", "input");
        assertThat(Meters.widerThan("training")).isEmpty();
    }

    @Test
    void containingIsTransitiveAndNeverMutual() {
        for (String one : Meters.known()) {
            for (String other : Meters.widerThan(one)) {
                assertThat(Meters.widerThan(other)).doesNotContain(one);
                assertThat(Meters.widerThan(one)).containsAll(Meters.widerThan(other));
            }
        }
    }
}
