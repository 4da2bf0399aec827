package io.ratebook.cli;

import io.ratebook.Checkpoints;
import io.ratebook.Outputs;
import io.ratebook.RunContext;
import io.ratebook.amount.Case;
import io.ratebook.workbook.read.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What runs are asked for, by who calls them without a command line: with the rules of the project, as of a day whose prices stay. */
final class RunContexts {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private RunContexts() {}

    /**
     * A run that writes {@code result.xlsx} and {@code result.json} into a folder.
     *
     * @param sheets where its sheets go as CSV
     * @param usage a file of usage beside the workbook
     */
    static RunContext of(
            Path workbook, Path out, Optional<Path> sheets, Optional<Path> usage, Checkpoints checkpoints) {
        return new RunContext(
                workbook,
                out.resolve("result.xlsx"),
                new Outputs(
                        Optional.of(out.resolve("result.json")),
                        sheets,
                        Optional.empty(),
                        Case.BASE,
                        Optional.empty(),
                        Optional.empty()),
                Path.of("rules"),
                "rules",
                Optional.of(DAY),
                Map.<String, BigDecimal>of(),
                Optional.empty(),
                DAY,
                "0",
                Optional.empty(),
                Reading.PLAIN,
                usage,
                checkpoints);
    }
}
