package io.ratebook.workbook.result;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

final class RehearsalTest {
    /** In a run it fails silently, so that it would be of no use any more and nobody would know. */
    @Test
    void itComesToItsEnd() {
        assertThatCode(Rehearsal::rehearse).doesNotThrowAnyException();
    }
}
