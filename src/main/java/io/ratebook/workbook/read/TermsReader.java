package io.ratebook.workbook.read;

import io.ratebook.amount.Money;
import io.ratebook.amount.Percent;
import io.ratebook.domain.Comparison;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Metric;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Sensitivity;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sheets Contract, Metrics, Compare and Sensitivity. */
final class TermsReader {
    private final InputSheets sheets;
    private final ScenarioReader scenarios;
    private final AssumptionReader assumptions;

    TermsReader(InputSheets sheets, ScenarioReader scenarios, AssumptionReader assumptions) {
        this.sheets = sheets;
        this.scenarios = scenarios;
        this.assumptions = assumptions;
    }

    List<Contract> contracts(Currency currency) {
        List<Contract> read = new ArrayList<>();
        Uniques ids = new Uniques(sheets);
        for (TableRow row : sheets.rows(SheetLayout.CONTRACT)) {
            String id = row.text("Id").isEmpty() ? "row " + row.row() : row.text("Id");
            ids.isNew(id, row.where("Id"), "Id");
            requireSpan(row);
            remarkExtra(row);
            if (!sheets.lacksAny(row, SheetLayout.CONTRACT)) {
                contract(row, id, currency).ifPresent(read::add);
            }
        }
        return read;
    }

    private Optional<Contract> contract(TableRow row, String id, Currency currency) {
        return switch (row.text("Kind")) {
            case "credit" ->
                amount(row, "Amount", "a credit")
                        .map(value -> contract(row, id, "Amount", new Money(value, currency), null));
            case "discount" ->
                amount(row, "Percent", "a discount")
                        .filter(value -> isShare(row, value))
                        .map(value -> contract(row, id, "Percent", null, new Percent(value)));
            default -> Optional.empty();
        };
    }

    private void remarkExtra(TableRow row) {
        String extra = switch (row.text("Kind")) {
            case "credit" -> "Percent";
            case "discount" -> "Amount";
            default -> "";
        };
        if (!extra.isEmpty() && !row.cell(extra).isBlank()) {
            sheets.warn(
                    "RB-CONTRACT-EXTRA",
                    row.where(extra),
                    "(" + extra + ") is not read in a " + row.text("Kind"),
                    "write it as a term of its own, or delete it");
        }
    }

    private static Contract contract(
            TableRow row, String id, String column, @Nullable Money amount, @Nullable Percent percent) {
        return new Contract(
                id,
                row.text("Kind"),
                row.text("Provider").toLowerCase(Locale.ROOT),
                row.text("Model"),
                row.text("Meter").toLowerCase(Locale.ROOT),
                amount,
                percent,
                row.date("From").orElse(null),
                row.date("To").orElse(null),
                row.text("Note"),
                row.extras(),
                row.where(column));
    }

    private Optional<BigDecimal> amount(TableRow row, String column, String kind) {
        if (row.cell(column).isBlank()) {
            sheets.error(
                    "RB-VAL-MISSING",
                    row.where(column),
                    "(" + column + ") is empty, and " + kind + " needs one",
                    column.equals("Amount") ? "write the amount of the credit" : "write 15% or 0.15");
        }
        return row.number(column);
    }

    private boolean isShare(TableRow row, BigDecimal value) {
        boolean share = value.compareTo(BigDecimal.ONE) <= 0;
        if (!share) {
            sheets.error(
                    "RB-VAL-RANGE",
                    row.where("Percent"),
                    "(Percent) \"" + value.toPlainString() + "\" is more than the whole",
                    "write " + new Percent(value.movePointLeft(2)) + " or "
                            + value.movePointLeft(2).toPlainString());
        }
        return share;
    }

    private void requireSpan(TableRow row) {
        LocalDate from = row.date("From").orElse(null);
        LocalDate to = row.date("To").orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            sheets.error(
                    "RB-VAL-ORDER",
                    row.where("To"),
                    "(To) " + to + " is not after From, " + from,
                    "write the day after the last");
        }
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
        List<Sensitivity> read = new ArrayList<>();
        for (TableRow row : sheets.rows(SheetLayout.SENSITIVITY)) {
            sheets.lacksAny(row, SheetLayout.SENSITIVITY);
            String written = row.text("Assumption");
            Optional<String> name = assumptions.named(written);
            if (name.isEmpty() && !written.isEmpty()) {
                sheets.error(
                        "RB-VAL-ASSUMPTION",
                        row.where("Assumption"),
                        "(Assumption) \"" + written + "\" is no assumption",
                        assumptions.suggestion(written));
            }
            name.ifPresent(known -> row.number("Value")
                    .ifPresent(value -> read.add(new Sensitivity(known, value, row.where("Value")))));
        }
        return read;
    }
}
