package io.ratebook;

import io.ratebook.workbook.read.Reading;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a watch is told from outside; see {@link RunContext}. */
public record WatchContext(
        List<Path> workbooks,
        Path rules,
        String rulesName,
        Optional<LocalDate> asOf,
        Map<String, BigDecimal> settings,
        LocalDate today,
        String version,
        Reading reading) {
    public WatchContext {
        workbooks = List.copyOf(workbooks);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    RunContext run(Path workbook) {
        return RunContext.rating(workbook, rules, rulesName, asOf, settings, today, version)
                .reading(reading);
    }

    TestContext test() {
        return new TestContext(rules, rulesName, List.of(), today, version);
    }
}
