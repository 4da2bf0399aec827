package io.ratebook.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Origin;
import io.ratebook.domain.Period;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
    private static final Location HERE = Location.ofCell("plan.xlsx", "Usage", 5, 1);

    @ParameterizedTest
    @CsvSource({
        "1, 2026-02-01",
        "2.5, 2026-04-01",
        "12, 2027-01-01",
        "0, 2026-02-01",
    })
    void aPeriodEndsAfterItsLastBegunMonth(BigDecimal months, LocalDate end) {
        Usage usage = Usage.at(HERE)
                .day(LocalDate.of(2026, 1, 1))
                .period(Period.MONTHLY)
                .number(UsageField.MONTHS, months, new Origin.ByDefault("made up"))
                .build();
        assertThat(usage.end()).isEqualTo(end);
    }
}
