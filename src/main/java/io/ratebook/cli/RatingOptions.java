package io.ratebook.cli;

import io.ratebook.workbook.read.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that rates a workbook may be told: on which day, with which assumptions. */
final class RatingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day whose prices hold (2026-11-22), in place of the workbook's.")
    private @Nullable String asOf;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Set an assumption to a number and recalculate what depends on it; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    RatingOptions() {}

    Reading reading() {
        return reading.reading();
    }

    /** @throws ParameterException where it is no day */
    Optional<LocalDate> asOf() {
        return Optional.ofNullable(asOf).map(day -> new Days(spec).of("--as-of", day));
    }

    /** @throws ParameterException where a value is no number */
    Map<String, BigDecimal> settings() {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        settings.forEach((name, value) -> numbers.put(name, number(name, value)));
        return numbers;
    }

    private BigDecimal number(String name, String value) {
        if (!value.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--set: \"" + value + "\" is no number for " + name + "; write plain digits, such as 200 or 0.25");
        }
        return new BigDecimal(value);
    }
}
