package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.publish.PublishException;
import io.ratebook.report.Provenance;
import io.ratebook.report.effects.Effect;
import io.ratebook.report.effects.Effects;
import io.ratebook.workbook.seal.SealCheck;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sealed result rated anew, in memory: the same inputs, day and case under other rules.
 *
 * @param effects empty where there are errors
 * @param findings errors only; warnings would repeat those of the result
 */
record Rerating(List<Effect> effects, List<Finding> findings) {
    static Rerating of(VerifyContext context, SealCheck check, Provenance provenance) {
        String which = provenance.options().getOrDefault(Provenances.CASE, "base");
        Path input = context.input().orElse(context.result());
        RunContext run = RunContext.rating(
                input,
                context.rules(),
                context.rulesName(),
                Optional.ofNullable(provenance.options().get(Provenances.AS_OF)).map(LocalDate::parse),
                settings(context, provenance),
                context.today(),
                context.version());
        byte[][] workbook = {{}};
        try {
            RunResult result = RatingRun.inMemory(run, bytes -> workbook[0] = bytes);
            List<Finding> errors =
                    result.findings().stream().filter(Finding::isError).toList();
            return result.report().isEmpty()
                    ? new Rerating(List.of(), errors)
                    : new Rerating(Effects.between(check.lines(which), SealCheck.lines(workbook[0], which)), errors);
        } catch (PublishException e) {
            Finding error = Finding.error(
                    "RB-VERIFY-RERATE", Location.ofFile(input.toString()), String.valueOf(e.getMessage()), null);
            return new Rerating(List.of(), List.of(error));
        }
    }

    /** The result carries what the command line set; another input doesn't. */
    private static Map<String, BigDecimal> settings(VerifyContext context, Provenance provenance) {
        Map<String, BigDecimal> settings = new LinkedHashMap<>();
        if (context.input().isPresent()) {
            provenance.options().forEach((name, value) -> {
                if (name.startsWith(Provenances.SET)) {
                    settings.put(name.substring(Provenances.SET.length()), new BigDecimal(value));
                }
            });
        }
        return settings;
    }
}
