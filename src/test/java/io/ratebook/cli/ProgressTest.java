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
        Progress progress = Progress.lines(new PrintWriter(told), Duration.ZERO);
        progress.at("Reading usage.csv", 1_250_000, "rows", 41, 100);
        assertThat(told.toString())
                .matches("Reading usage\\.csv: 1,250,000 rows, 41%, [\\d,]+ rows a second, \\d+ s left\\R");
    }

    @Test
    void endOfAStepIsNotTold() {
        Progress progress = Progress.lines(new PrintWriter(told), Duration.ZERO);
        progress.at("Monte Carlo", 200, "samples", 200, 200);
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void whatIsSoonOverSaysNothing() {
        Progress progress = Progress.lines(new PrintWriter(told), Duration.ofMinutes(1));
        progress.at("Writing rows", 10, "rows", 10, 100);
        progress.at("Writing rows", 20, "rows", 20, 100);
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void wholeMayBeUnknown() {
        Progress progress = Progress.lines(new PrintWriter(told), Duration.ZERO);
        progress.at("Reading", 7, "rows", 0, 0);
        assertThat(told.toString()).matches("Reading: 7 rows, [\\d,]+ rows a second\\R");
    }

    @Test
    void barIsWrittenOverAndTakenAway() {
        try (Progress progress = Progress.bar(new PrintWriter(told), Duration.ZERO, Duration.ZERO)) {
            progress.at("Reading usage.csv", 1_250_000, "rows", 50, 100);
            progress.at("Reading usage.csv", 1_500_000, "rows", 60, 100);
        }
        String[] drawn = told.toString().split("\r", -1);
        assertThat(drawn).hasSize(5);
        assertThat(drawn[1]).startsWith("Reading usage.csv [==========          ] 1,250,000 rows, 50%, ");
        assertThat(drawn[2]).startsWith("Reading usage.csv [============        ] 1,500,000 rows, 60%, ");
        assertThat(drawn[3]).isBlank().hasSize(drawn[2].length());
        assertThat(drawn[4]).isEmpty();
    }

    @Test
    void nextStepTakesTheBarOfTheOneBefore() {
        Progress progress = Progress.bar(new PrintWriter(told), Duration.ZERO, Duration.ofMinutes(1));
        progress.at("Reading", 10, "rows", 1, 2);
        progress.at("Writing rows", 1, "rows", 0, 0);
        String[] drawn = told.toString().split("\r", -1);
        assertThat(drawn).hasSize(5);
        assertThat(drawn[4]).startsWith("Writing rows: 1 rows, ");
    }

    @Test
    void stepThatIsSoonOverIsNotDrawn() {
        Progress progress = Progress.bar(new PrintWriter(told), Duration.ofMinutes(1), Duration.ZERO);
        progress.at("Reading", 10, "rows", 1, 2);
        progress.close();
        assertThat(told.toString()).isEmpty();
    }
}
