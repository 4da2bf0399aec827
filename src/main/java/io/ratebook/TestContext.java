package io.ratebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a test of rules is told from outside.
 *
 * @param rules the folder with rate cards, rules and cases
 * @param rulesName that folder in findings
 * @param workbooks whose sheets Expected are held against the rules
 * @param today the as-of day of a workbook that states none
 */
public record TestContext(Path rules, String rulesName, List<Path> workbooks, LocalDate today, String version) {
    public TestContext {
        workbooks = List.copyOf(workbooks);
    }

    RunContext run(Path workbook) {
        return RunContext.rating(workbook, rules, rulesName, Optional.empty(), Map.of(), today, version);
    }
}
