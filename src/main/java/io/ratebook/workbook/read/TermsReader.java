package io.ratebook.workbook.read;

import io.ratebook.domain.Comparison;
import io.ratebook.domain.Metric;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Sensitivity;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sheets Metrics, Compare and Sensitivity. */
final class TermsReader {
    private final InputSheets sheets;
    private final ScenarioReader scenarios;
    private final AssumptionReader assumptions;

    TermsReader(InputSheets sheets, ScenarioReader scenarios, AssumptionReader assumptions) {
        this.sheets = sheets;
        this.scenarios = scenarios;
        this.assumptions = assumptions;
    }

    List<Metric> metrics() {
        List<Metric> read = new ArrayList<>();
        Uniques names = new Uniques(sheets);
        for (TableRow row : sheets.rows(SheetLayout.METRICS)) {
            boolean lacks = sheets.lacksAny(row, SheetLayout.METRICS);
            Optional<Scenario> scenario = scenarios.named(row, "Scenario");
            String name = row.text("Metric");
            if (scenario.isPresent() && !name.isEmpty()) {
                String key = InputSheets.key(name) + "\n" + scenario.get().name();
                names.isNew(key, name, row.where("Metric"), "Metric");
            }
            if (!lacks && scenario.isPresent() && row.number("Value").isPresent()) {
                read.add(new Metric(
                        name,
                        scenario.get().name(),
                        row.number("Value").get(),
                        row.text("Unit"),
                        row.text("Better").equals("higher"),
                        row.where("Value")));
            }
        }
        return read;
    }

    List<Comparison> comparisons() {
        List<Comparison> read = new ArrayList<>();
        Uniques names = new Uniques(sheets);
        for (TableRow row : sheets.rows(SheetLayout.COMPARE)) {
            boolean lacks = sheets.lacksAny(row, SheetLayout.COMPARE);
            String name = row.text("Comparison");
            boolean isNew = !name.isEmpty() && names.isNew(name, row.where("Comparison"), "Comparison");
            Optional<Scenario> baseline = scenarios.named(row, "Baseline");
            Optional<Scenario> alternative = scenarios.named(row, "Alternative");
            Optional<BigDecimal> units = row.number("Units").filter(each -> isPositive(row, each));
            if (!lacks && isNew && baseline.isPresent() && alternative.isPresent() && units.isPresent()) {
                read.add(new Comparison(
                        name,
                        baseline.get().name(),
                        alternative.get().name(),
                        units.get(),
                        row.text("Unit"),
                        row.number("Volume").orElse(null),
                        row.number("Months").orElse(BigDecimal.ONE),
                        row.number("Copies").orElse(BigDecimal.ONE),
                        row.extras(),
                        row.where("Comparison")));
            }
        }
        return read;
    }

    private boolean isPositive(TableRow row, BigDecimal units) {
        if (units.signum() <= 0) {
            sheets.error("RB-VAL-RANGE", row.where("Units"), "(Units) must be greater than zero", "write 1");
        }
        return units.signum() > 0;
    }

    List<Sensitivity> sensitivities() {
        return new SensitivityReader(sheets, assumptions).read();
    }
}
