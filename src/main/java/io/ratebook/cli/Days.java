package io.ratebook.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Days on the command line. */
record Days(CommandSpec spec) {
    /** @throws ParameterException where the text is no date */
    LocalDate of(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), option + ": \"" + text + "\" is no date; write it as 2026-11-22", e);
        }
    }

    LocalDate orToday(@Nullable String asOf) {
        return asOf == null ? LocalDate.now(ZoneId.systemDefault()) : of("--as-of", asOf);
    }
}
