package io.ratebook.rules;

import io.ratebook.finding.Location;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.decisiontable.parser.RuleSheetListener;
import org.drools.template.model.DRLOutput;
import org.drools.template.model.Package;
import org.drools.template.model.Rule;

/** Drives Drools' own listener for decision tables with cells that were checked, and writes the rules that it makes as DRL. */
final class TableScript {
    private final Grid grid;
    private final DefaultRuleSheetListener listener = new DefaultRuleSheetListener(false, true);

    TableScript(Grid grid) {
        this.grid = grid;
    }

    /**
     * One row of rules.
     *
     * @param values by column, escaped for quotation marks; columns that are blank, or notes, have none
     */
    record Row(Grid grid, int number, Map<Integer, String> values) {
        Row {
            values = Map.copyOf(values);
        }

        static Row of(TableShape shape, int number, TableCells cells) {
            Map<Integer, String> values = new TreeMap<>();
            for (TableColumn column : shape.columns()) {
                String value = cells.value(shape.grid().cell(number, column.number()), column);
                if (!value.isEmpty() && column.word() != TableColumn.Word.DESCRIPTION) {
                    values.put(column.number(), value);
                }
            }
            return new Row(shape.grid(), number, values);
        }

        /** What the first column of that technical header says, as people read it. */
        String plain(TableShape shape, TableColumn.Word word) {
            return shape.columns(word).stream()
                    .findFirst()
                    .map(each -> shown(each.number()))
                    .orElse("");
        }

        String metadata(TableShape shape, String name) {
            return shape.columns().stream()
                    .filter(each -> each.isMetadata(name))
                    .findFirst()
                    .map(each -> shown(each.number()))
                    .orElse("");
        }

        Location idAt(TableShape shape) {
            return at(shape, TableColumn.Word.NAME);
        }

        /** The first cell of the row's action. */
        Location actionAt(TableShape shape) {
            return at(shape, TableColumn.Word.ACTION);
        }

        private Location at(TableShape shape, TableColumn.Word word) {
            return shape.columns(word).stream()
                    .findFirst()
                    .map(each -> grid.where(number, each.number()))
                    .orElseGet(() -> grid.where(number, shape.start()));
        }

        private String shown(int column) {
            return grid.cell(number, column).shown().strip();
        }
    }

    /** The text without a package line; the rules carry the given names, in the order of their rows. */
    String drl(List<TableShape> shapes, List<Row> rows, List<RuleSource.Named> names) {
        listener.startSheet(grid.sheet());
        listener.newRow(0, 2);
        newCell(0, 1, DefaultRuleSheetListener.ESCAPE_QUOTES_FLAG);
        newCell(0, 2, "false");
        settings(shapes.get(0).top());
        for (TableShape shape : shapes) {
            technical(shape);
            rows.stream()
                    .filter(row -> row.number() >= shape.from() && row.number() <= shape.to())
                    .forEach(this::data);
        }
        listener.finishSheet();
        return rendered(names);
    }

    private void settings(int before) {
        for (Map.Entry<Integer, SortedMap<Integer, Cell>> row :
                grid.rows().headMap(before).entrySet()) {
            List<Cell> filled = row.getValue().values().stream()
                    .filter(each -> !each.isBlank())
                    .toList();
            listener.newRow(row.getKey(), filled.size());
            if (filled.size() > 1) {
                filled.forEach(each -> newCell(
                        row.getKey(), each.where().column(), each.shown().strip()));
            }
        }
    }

    private void technical(TableShape shape) {
        int top = shape.top();
        List<TableColumn> columns = new ArrayList<>(shape.columns());
        columns.removeIf(each -> each.word() == TableColumn.Word.DESCRIPTION);
        listener.newRow(top, columns.size());
        newCell(top, shape.start(), grid.cell(top, shape.start()).shown());
        listener.newRow(top + 1, columns.size());
        columns.forEach(each -> newCell(top + 1, each.number(), each.word().name()));
        listener.newRow(top + 2, columns.size());
        columns.forEach(each -> pattern(top + 2, each, shape));
        listener.newRow(top + 3, columns.size());
        columns.forEach(each -> newCell(top + 3, each.number(), each.snippet()));
        listener.newRow(top + 4, columns.size());
        columns.forEach(each -> newCell(top + 4, each.number(), each.label()));
    }

    private void pattern(int row, TableColumn column, TableShape shape) {
        boolean shared = shape.columns().stream()
                .filter(each -> each.patternColumn() == column.patternColumn())
                .anyMatch(each -> each.number() != column.number());
        int merged = shared ? column.patternColumn() - 1 : RuleSheetListener.NON_MERGED;
        if (!column.pattern().isEmpty()) {
            listener.newCell(row, column.number() - 1, column.pattern(), merged);
        }
    }

    private void data(Row row) {
        listener.newRow(row.number(), row.values().size());
        new TreeMap<>(row.values()).forEach((column, value) -> newCell(row.number(), column, value));
    }

    private void newCell(int row, int column, String value) {
        if (!value.isEmpty()) {
            listener.newCell(row, column - 1, value, RuleSheetListener.NON_MERGED);
        }
    }

    private String rendered(List<RuleSource.Named> names) {
        Package ruleSet = listener.getRuleSet();
        List<Rule> rules = ruleSet.getRules();
        for (int i = 0; i < rules.size(); i++) {
            String at = quotable(names.get(i).ref().at());
            rules.get(i).setName(names.get(i).name());
            rules.get(i).setComment(" " + at);
            rules.get(i).addMetadata("at(\"" + at + "\")");
        }
        DRLOutput out = new DRLOutput();
        ruleSet.renderDRL(out);
        return out.getDRL();
    }

    private static String quotable(Location at) {
        return at.toString().replace("\\", "/").replace("\"", "'");
    }
}
