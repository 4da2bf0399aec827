package io.ratebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Everything that a verification is told from outside.
 *
 * @param result the workbook that Ratebook wrote
 * @param input the workbook that it should come from
 * @param rules the folder whose rate cards and rules it should have been made with
 * @param rulesName that folder in what is told
 * @param trust the public key whose signature counts
 * @param rerate true where the same inputs are to be rated anew under these rules
 * @param today the as-of day of a workbook that states none
 * @param version Ratebook's own
 */
public record VerifyContext(
        Path result,
        Optional<Path> input,
        Path rules,
        String rulesName,
        Optional<Path> trust,
        boolean rerate,
        LocalDate today,
        String version) {}
