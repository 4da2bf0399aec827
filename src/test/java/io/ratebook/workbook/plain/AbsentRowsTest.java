package io.ratebook.workbook.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AbsentRowsTest {
    private final AbsentRows rows = AbsentRows.of("Usage", List.of("all_calls", "Log"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUM(Usage!A2:A9)",
                "usage!$A$1",
                "'Usage'!A1+1",
                "SUM(all_calls)*2",
                "SUM(Log[Calls])",
                "SUM(First:Last!A1)",
                "SUM('First one:Last'!A1)",
                "INDIRECT(\"Usage!A1\")"
            })
    void formulasThatLookAtTheRows(String formula) {
        assertThat(rows.isSeenBy(formula)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1+B2",
                "SUM(A1:B2)",
                "MyUsage!A1",
                "'Old Usage'!A1",
                "Usage_2!A1",
                "Assumptions!$E$2",
                "all_calls_2+1",
                "Logs[Calls]"
            })
    void formulasThatDoNot(String formula) {
        assertThat(rows.isSeenBy(formula)).isFalse();
    }
}
