package io.ratebook.workbook.read;

import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Book;
import io.ratebook.grid.Column;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scenarios and what each overrides in the rows of Usage. */
final class ScenarioReader {
    /** Columns of Usage that mean the row itself, or that a Scenarios sheet has for itself. */
    private static final Set<String> OWN = Set.of("Id", "Scenario", "Note");

    private static final String ONLY = "Plan";

    private final InputSheets sheets;
    private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
    private final Map<String, TableRow> overrides = new LinkedHashMap<>();
    private boolean grows;
    private boolean unnamed;
    private boolean mixed;

    private ScenarioReader(InputSheets sheets) {
        this.sheets = sheets;
    }

    /** From the Scenarios sheet, else the names that Usage gives, else one scenario named Plan. */
    static ScenarioReader read(Book book, InputSheets sheets, List<TableRow> usages) {
        ScenarioReader reader = new ScenarioReader(sheets);
        reader.fromSheet();
        if (reader.scenarios.isEmpty()) {
            usages.forEach(reader::fromUsage);
        }
        if (reader.scenarios.isEmpty()) {
            Location where =
                    book.sheet(SheetLayout.USAGE.name()).map(Grid::where).orElse(Location.ofFile(book.file()));
            reader.scenarios.put(InputSheets.key(ONLY), new Scenario(ONLY, "", Map.of(), where));
        }
        return reader;
    }

    /** From the Scenarios sheet; where there is none, the rows of Usage that are still to come name them. */
    static ScenarioReader growing(Book book, InputSheets sheets) {
        ScenarioReader reader = new ScenarioReader(sheets);
        reader.fromSheet();
        reader.grows = reader.scenarios.isEmpty();
        return reader;
    }

    /**
     * More rows. Where they name the scenarios, each names one or none does: a row of every scenario would have to be read again when
     * a new one is named.
     */
    void grow(List<TableRow> rows) {
        for (TableRow row : grows ? rows : List.<TableRow>of()) {
            boolean blank = row.cell("Scenario").isBlank();
            if (scenarios.isEmpty() && blank) {
                scenarios.put(InputSheets.key(ONLY), new Scenario(ONLY, "", Map.of(), row.where("Scenario")));
                unnamed = true;
            } else if (scenarios.isEmpty() || !blank && !unnamed) {
                fromUsage(row);
            } else if (blank != unnamed && !mixed) {
                mixed = true;
                sheets.error(
                        "RB-USAGE-MIXED",
                        row.where("Scenario"),
                        blank
                                ? "(Scenario) is empty, while rows before it name their scenario"
                                : "(Scenario) names one, while rows before it name none",
                        "name the scenario in every row, or list the scenarios on a sheet Scenarios of the workbook");
            }
        }
    }

    /** True where rows of that scenario cost the same in all cases, as far as its own row says. */
    boolean overridesAlike(ScenarioReader other) {
        return overrides.entrySet().stream().allMatch(each -> {
            TableRow there = other.overrides.get(each.getKey());
            return there != null
                    && SheetLayout.USAGE.columns().stream()
                            .flatMap(column -> column.ranged()
                                    ? Stream.of(column.name(), column.low(), column.high())
                                    : Stream.of(column.name()))
                            .allMatch(column -> each.getValue()
                                    .cell(column)
                                    .value()
                                    .equals(there.cell(column).value()));
        });
    }

    List<Scenario> all() {
        return List.copyOf(scenarios.values());
    }

    /** The row of the Scenarios sheet whose cells win over those of Usage; null where there is none. */
    @Nullable
    TableRow overrides(Scenario scenario) {
        return overrides.get(InputSheets.key(scenario.name()));
    }

    /** The scenario that the row names in that column; empty where the cell is blank or names none: then that is reported. */
    Optional<Scenario> named(TableRow row, String column) {
        String name = row.text(column);
        Scenario known = scenarios.get(InputSheets.key(name));
        if (known == null && !name.isEmpty()) {
            List<String> names = all().stream().map(Scenario::name).toList();
            String near = Nearest.suggestion(name, names);
            sheets.error(
                    "RB-VAL-SCENARIO",
                    row.where(column),
                    "(" + column + ") \"" + name + "\" is no scenario",
                    near != null ? near : "choose one of " + String.join(", ", names));
        }
        return Optional.ofNullable(known);
    }

    /** Every scenario of its own sheet must have rows; a row that names no scenario was reported, and may be the one that is missing. */
    void requireRows(List<TableRow> rows, List<Usage> usages) {
        boolean lost = rows.stream()
                .anyMatch(row -> !row.cell("Scenario").isBlank()
                        && !scenarios.containsKey(InputSheets.key(row.text("Scenario"))));
        Set<String> used = usages.stream().map(Usage::scenario).collect(Collectors.toSet());
        for (TableRow row : lost || usages.isEmpty() ? List.<TableRow>of() : overrides.values()) {
            if (!used.contains(row.text("Scenario"))) {
                sheets.error(
                        "RB-SCENARIO-EMPTY",
                        row.where("Scenario"),
                        "(Scenario) no row of Usage belongs to \"" + row.text("Scenario") + "\"; it would cost nothing",
                        "name it in the column Scenario of Usage, or delete it");
            }
        }
    }

    private void fromSheet() {
        List<Column> columns = new ArrayList<>(SheetLayout.SCENARIOS.columns());
        SheetLayout.USAGE.columns().stream()
                .filter(each -> !OWN.contains(each.name()))
                .forEach(columns::add);
        Uniques names = new Uniques(sheets);
        List<TableRow> rows =
                sheets.table(SheetLayout.SCENARIOS, columns).map(Table::rows).orElse(List.of());
        for (TableRow row : rows) {
            String name = row.text("Scenario");
            if (!sheets.lacks(row, columns.get(0))
                    && !name.isEmpty()
                    && names.isNew(name, row.where("Scenario"), "Scenario")) {
                String key = InputSheets.key(name);
                scenarios.put(key, new Scenario(name, row.text("Description"), row.extras(), row.where("Scenario")));
                overrides.put(key, row);
            }
        }
    }

    private void fromUsage(TableRow row) {
        String name = row.text("Scenario");
        if (!name.isEmpty()) {
            scenarios.putIfAbsent(InputSheets.key(name), new Scenario(name, "", Map.of(), row.where("Scenario")));
        }
    }
}
