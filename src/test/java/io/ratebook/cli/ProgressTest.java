package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter told = new StringWriter();

    @Test
    void stepTellsHowMuchHowFastAndHowLong() {
        Progress progress = new Progress(new PrintWriter(told), Duration.ZERO);
        progress.at("Reading usage.csv", 1_250_000, "rows", 41, 100);
        assertThat(told.toString())
                .matches("Reading usage\\.csv: 1,250,000 rows, 41%, [\\d,]+ rows a second, \\d+ s left\\R");
    }

    @Test
    void endOfAStepIsNotTold() {
        Progress progress = new Progress(new PrintWriter(told), Duration.ZERO);
        progress.at("Monte Carlo", 200, "samples", 200, 200);
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void whatIsSoonOverSaysNothing() {
        Progress progress = new Progress(new PrintWriter(told), Duration.ofMinutes(1));
        progress.at("Writing rows", 10, "rows", 10, 100);
        progress.at("Writing rows", 20, "rows", 20, 100);
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void wholeMayBeUnknown() {
        Progress progress = new Progress(new PrintWriter(told), Duration.ZERO);
        progress.at("Reading", 7, "rows", 0, 0);
        assertThat(told.toString()).matches("Reading: 7 rows, [\\d,]+ rows a second\\R");
    }
}
