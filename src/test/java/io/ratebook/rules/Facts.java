package io.ratebook.rules;

import io.ratebook.amount.Money;
import io.ratebook.amount.Quantity;
import io.ratebook.amount.Unit;
import io.ratebook.amount.UnitRate;
import io.ratebook.domain.Measure;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Facts for tests. */
final class Facts {
    private Facts() {}

    /** A usage of 100 input and 10 output tokens in that row of the sheet Usage. */
    static Usage usage(int row, String provider, String model, String serviceTier) {
        Location where = Location.ofCell("budget.xlsx", "Usage", row, 1);
        return Usage.at(where)
                .text(Usage.Text.ID, "row" + row)
                .text(Usage.Text.SCENARIO, "plan")
                .text(Usage.Text.PROVIDER, provider)
                .text(Usage.Text.MODEL, model)
                .text(Usage.Text.SERVICE_TIER, serviceTier)
                .text(Usage.Text.REASONING_EFFORT, row % 2 == 0 ? "low" : "medium")
                .number(UsageField.INPUT_TOKENS, new BigDecimal(100), new Origin.InCell(where))
                .number(UsageField.OUTPUT_TOKENS, BigDecimal.TEN, new Origin.InCell(where))
                .day(LocalDate.parse("2026-11-22"))
                .build();
    }

    static Metered metered(Usage usage, String meter) {
        return new Metered(
                usage,
                meter,
                Measure.of(UsageField.INPUT_TOKENS, Measure.Calls.EVERY),
                new Quantity(new BigDecimal(100), Unit.TOKEN));
    }

    static Rate rate(String provider, String model, String meter, String price) {
        return Rate.of(
                provider,
                model,
                meter,
                "standard",
                "",
                new UnitRate(Money.of(new BigDecimal(price), "USD"), new BigDecimal("1000000"), Unit.TOKEN),
                null,
                null,
                "test",
                Location.ofLine("rates.csv", 2));
    }

    static Priced batch(int row) {
        Usage usage = usage(row, "openai", "gpt-5.1", "batch");
        return new Priced(metered(usage, "input"), rate("openai", "gpt-5.1", "input", "1.25"));
    }
}
