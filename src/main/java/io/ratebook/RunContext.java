package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.report.sensitivity.Sampling;
import io.ratebook.signature.SigningKey;
import io.ratebook.usagefile.UsageFile;
import io.ratebook.workbook.read.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a run is told from outside: no clock, folder or option is asked for later.
 *
 * @param workbook the input
 * @param output where the result goes
 * @param also what is written beside it
 * @param rules the folder with rate cards and rules
 * @param rulesName that folder in the result: {@code rules} for the installation's own, else as the user named it
 * @param asOf in place of the workbook's own as-of day
 * @param settings assumptions set to other values, by name
 * @param sampling how many samples of the assumptions to draw; empty for none
 * @param today the as-of day of a workbook that states none
 * @param version Ratebook's own
 * @param sign the key that signs the result's seal
 * @param reading how the workbook is to be read
 * @param usage a file of usage beside the workbook; empty where the workbook has it all
 * @param checkpoints where a long run over such a file keeps how far it is
 */
public record RunContext(
        Path workbook,
        Path output,
        Outputs also,
        Path rules,
        String rulesName,
        Optional<LocalDate> asOf,
        Map<String, BigDecimal> settings,
        Optional<Sampling> sampling,
        LocalDate today,
        String version,
        Optional<SigningKey> sign,
        Reading reading,
        Optional<Path> usage,
        Checkpoints checkpoints) {
    public RunContext {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** One that publishes nothing and draws no samples. */
    static RunContext rating(
            Path workbook,
            Path rules,
            String rulesName,
            Optional<LocalDate> asOf,
            Map<String, BigDecimal> settings,
            LocalDate today,
            String version) {
        return new RunContext(
                workbook,
                resultBeside(workbook),
                Outputs.NONE,
                rules,
                rulesName,
                asOf,
                settings,
                Optional.empty(),
                today,
                version,
                Optional.empty(),
                Reading.PLAIN,
                Optional.empty(),
                Checkpoints.NONE);
    }

    /** The same, with the workbook read in another way. */
    RunContext reading(Reading other) {
        return new RunContext(
                workbook,
                output,
                also,
                rules,
                rulesName,
                asOf,
                settings,
                sampling,
                today,
                version,
                sign,
                other,
                usage,
                checkpoints);
    }

    /** The same, with a file of usage. */
    RunContext usage(Optional<Path> file) {
        return new RunContext(
                workbook,
                output,
                also,
                rules,
                rulesName,
                asOf,
                settings,
                sampling,
                today,
                version,
                sign,
                reading,
                file,
                checkpoints);
    }

    /** The input as findings inside a run and the result name it: without its folder, so that the result is the same anywhere. */
    String input() {
        return workbook.getFileName().toString();
    }

    /** A file as findings and the result name it. */
    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The finding with its file as the user would write it, from where the user stands. */
    Finding asTyped(Finding finding) {
        Location where = finding.where();
        String file = where.file();
        Path typed = usage.filter(each -> file.equals(name(each))).orElse(workbook.resolveSibling(file));
        if (file.equals(rulesName) || file.startsWith(rulesName + "/")) {
            typed = rules.resolve(file.substring(Math.min(file.length(), rulesName.length() + 1)));
        }
        return finding.at(new Location(
                typed.toString().replace('\\', '/'), where.sheet(), where.row(), where.column(), where.line()));
    }

    /** True for the name of a file of usage. */
    public static boolean isUsage(Path file) {
        return UsageFile.isNamed(name(file));
    }

    /** {@code budget.xlsx} and {@code usage.csv} to {@code budget.rated.xlsx} and {@code usage.rated.xlsx} beside it; a result that is fed back in keeps its name. */
    public static Path resultBeside(Path workbook) {
        String name = workbook.getFileName().toString();
        String stem = name.replaceFirst("(?i)((\\.rated)?\\.xlsx|\\.(csv|jsonl|ndjson)(\\.gz)?)$", "");
        return workbook.resolveSibling(stem + ".rated.xlsx");
    }
}
