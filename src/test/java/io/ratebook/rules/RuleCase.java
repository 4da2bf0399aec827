package io.ratebook.rules;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Location;
import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import io.ratebook.grid.Csv;
import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One row of a cases file: facts in a few columns, and what the rules of the file beside it decide about them. */
record RuleCase(TableRow row) {
    /** Beside the columns of the sheet Usage. */
    static final List<Column> COLUMNS = List.of(
            Column.text("Case", "what the row shows").must(),
            Column.text("Expect", "the decisions, separated by semicolons; none")
                    .must(),
            Column.text(
                    "On meter",
                    "price, adjust, commit: the meters, separated by semicolons; with the number counted: input of Prefix tokens"),
            Column.text("Rates", "price: the rate cards' rows; adjust and commit: the one that was chosen"),
            Column.text("FX", "adjust: exchange rates into USD, separated by semicolons: CNY 0.14"),
            Column.text("Contract: Kind", "rate, discount, margin, free units, cap, minimum or credit"),
            Column.text("Contract: Scenario", "blank: every scenario; the case's own is called plan"),
            Column.text("Contract: Provider", "blank: any"),
            Column.text("Contract: Model", "blank: any"),
            Column.text("Contract: Meter", "blank: any"),
            Column.of("Contract: Amount", Kind.AMOUNT, "of a credit, cap or minimum"),
            Column.of("Contract: Percent", Kind.AMOUNT, "of a discount or margin, as a fraction"),
            Column.of("Contract: Units", Kind.AMOUNT, "of free units"),
            Column.of("Contract: From", Kind.DATE, "the first day"),
            Column.of("Contract: To", Kind.DATE, "the day after the last"),
            Column.text("Budgets", "advise: limits in USD, separated by semicolons"),
            Column.of("Total", Kind.AMOUNT, "advise: what the scenario plan costs"),
            Column.of("Total highest", Kind.AMOUNT, "advise: in its dearest case; blank: the same"),
            Column.of("Compare: Units a month", Kind.AMOUNT, "advise: blank where the rows aren't monthly"));

    static Path fileOf(Path ruleFile) {
        String name = ruleFile.getFileName().toString();
        return ruleFile.resolveSibling(name.substring(0, name.indexOf(".drl")) + ".cases.csv");
    }

    /** @throws AssertionError where the file has anything that a case can't mean */
    static List<RuleCase> in(Path file) throws IOException {
        List<Column> columns = new ArrayList<>(COLUMNS);
        columns.addAll(SheetLayout.USAGE.columns());
        Checked<Table> table =
                Csv.read(file.toString(), Files.readString(file)).then(grid -> Table.read(grid, columns));
        if (!table.findings().isEmpty()) {
            throw new AssertionError(table.findings());
        }
        return table.value().rows().stream().map(RuleCase::new).toList();
    }

    String name() {
        return row.text("Case");
    }

    Location where() {
        return row.where();
    }

    List<Object> facts(Stage stage) {
        return new CaseFacts(row).of(stage);
    }

    /** In order, as {@link DecisionWords} says them. */
    List<String> expected() {
        String expect = row.text("Expect");
        return expect.equals("none") ? List.of() : list(expect).sorted().toList();
    }

    static Stream<String> list(String text) {
        return Stream.of(text.split(";")).map(String::strip).filter(each -> !each.isEmpty());
    }
}
