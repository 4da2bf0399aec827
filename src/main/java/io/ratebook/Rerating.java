package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.publish.PublishException;
import io.ratebook.report.Provenance;
import io.ratebook.report.effects.Effect;
import io.ratebook.report.effects.Effects;
import io.ratebook.workbook.read.Reading;
import io.ratebook.workbook.seal.SealCheck;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sealed result rated anew, in memory: the same inputs, day and case under other rules.
 *
 * @param effects empty where there are errors
 * @param findings errors only; warnings would repeat those of the result
 */
record Rerating(List<Effect> effects, List<Finding> findings) {
    private static final int LAST_YEAR = 9999;

    static Rerating of(VerifyContext context, SealCheck check, Provenance provenance) {
        Path input = context.input().orElse(context.result());
        String which = provenance.options().getOrDefault(Provenances.CASE, Case.BASE.word());
        Optional<RunContext> run = run(context, provenance, input);
        if (run.isEmpty()
                || Arrays.stream(Case.values()).noneMatch(each -> each.word().equals(which))) {
            return failed(
                    context.result(),
                    "its seal names a day, a case or a setting that no run can have had",
                    "leave --rerate out, or rate the input again");
        }
        Optional<Path> usage = usage(provenance, input);
        if (usage.isPresent() && !Files.isRegularFile(usage.get())) {
            return failed(
                    usage.get(),
                    "the result was rated with this file of usage, which isn't beside the input",
                    "put it there, and name the input with --input");
        }
        byte[][] workbook = {{}};
        try {
            RunResult result = RatingRun.inMemory(run.get().usage(usage), bytes -> workbook[0] = bytes);
            List<Finding> errors =
                    result.findings().stream().filter(Finding::isError).toList();
            return result.report().isEmpty()
                    ? new Rerating(List.of(), errors)
                    : new Rerating(Effects.between(check.lines(which), SealCheck.lines(workbook[0], which)), errors);
        } catch (PublishException e) {
            return failed(input, String.valueOf(e.getMessage()), null);
        }
    }

    /** The file of usage that the run read, beside the input. */
    private static Optional<Path> usage(Provenance provenance, Path input) {
        return provenance.hashes(Provenance.Role.USAGE).keySet().stream()
                .findFirst()
                .filter(name -> !name.contains("/") && !name.contains("\\") && !name.equals(".."))
                .map(input::resolveSibling);
    }

    private static Rerating failed(Path file, String message, @Nullable String maybe) {
        return new Rerating(
                List.of(),
                List.of(Finding.error("RB-VERIFY-RERATE", Location.ofFile(file.toString()), message, maybe)));
    }

    /** Empty where the seal, which anybody may have written, names no day or number. */
    private static Optional<RunContext> run(VerifyContext context, Provenance provenance, Path input) {
        try {
            RunContext run = RunContext.rating(
                    input,
                    context.rules(),
                    context.rulesName(),
                    Optional.ofNullable(provenance.options().get(Provenances.AS_OF))
                            .map(Rerating::day),
                    settings(context, provenance),
                    context.today(),
                    context.version());
            return Optional.of(
                    run.reading(context.input().isPresent() ? Provenances.reading(provenance) : Reading.PLAIN));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Of a year of four digits, as the command line takes it. */
    private static LocalDate day(String value) {
        LocalDate day = LocalDate.parse(value);
        if (day.getYear() < 0 || day.getYear() > LAST_YEAR) {
            throw new DateTimeParseException("no year of four digits", value, 0);
        }
        return day;
    }

    private static BigDecimal number(String value) {
        if (!value.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
            throw new NumberFormatException(value);
        }
        return new BigDecimal(value);
    }

    /**
     * The result carries what the command line set; another input doesn't.
     *
     * @throws NumberFormatException where one is no number that the command line would take
     */
    private static Map<String, BigDecimal> settings(VerifyContext context, Provenance provenance) {
        Map<String, BigDecimal> settings = new LinkedHashMap<>();
        if (context.input().isPresent()) {
            provenance.options().forEach((name, value) -> {
                if (name.startsWith(Provenances.SET)) {
                    settings.put(name.substring(Provenances.SET.length()), number(value));
                }
            });
        }
        return settings;
    }
}
