package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.workbook.read.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a comparison is told from outside.
 *
 * @param then the rules before
 * @param now the rules after
 * @param workbooks rated under both
 * @param which the case whose costs are compared
 */
public record DiffContext(
        Side then,
        Side now,
        List<Path> workbooks,
        Case which,
        Optional<LocalDate> asOf,
        Map<String, BigDecimal> settings,
        LocalDate today,
        String version,
        Reading reading) {
    public DiffContext {
        workbooks = List.copyOf(workbooks);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * A rules folder.
     *
     * @param name of it, in findings and in what is written
     */
    public record Side(Path rules, String name) {}

    RunContext run(Path workbook, Side side) {
        return RunContext.rating(workbook, side.rules(), side.name(), asOf, settings, today, version)
                .reading(reading);
    }
}
