package io.ratebook.rules;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where one decision table stands in a sheet: the cell that begins with RuleTable, below it a row of technical headers, one of
 * patterns, one of snippets, one of labels, and the rows of rules down to the first blank one.
 *
 * @param top the row of the RuleTable cell
 * @param from the first row of rules
 * @param to the last row of rules
 */
record TableShape(Grid grid, int top, int start, List<TableColumn> columns, int from, int to) {
    private static final String ANCHOR = "ruletable";

    TableShape {
        columns = List.copyOf(columns);
    }

    static List<TableShape> in(Grid grid, Merges merges, List<Finding> findings) {
        List<Location> anchors = anchors(grid);
        List<TableShape> shapes = new ArrayList<>();
        for (int i = 0; i < anchors.size(); i++) {
            int next = i + 1 < anchors.size() ? anchors.get(i + 1).row() : grid.lastRow() + 1;
            shapes.add(shape(grid, merges, anchors.get(i), next, findings));
        }
        return shapes;
    }

    /** The columns of one kind of technical header, from left to right. */
    List<TableColumn> columns(TableColumn.Word word) {
        return columns.stream().filter(each -> each.word() == word).toList();
    }

    Location where() {
        return grid.where(top, start);
    }

    private static List<Location> anchors(Grid grid) {
        return grid.rows().values().stream()
                .flatMap(cells -> cells.values().stream())
                .filter(cell -> cell.value() instanceof CellValue.Text text
                        && text.text().stripLeading().regionMatches(true, 0, ANCHOR, 0, ANCHOR.length()))
                .map(Cell::where)
                .toList();
    }

    private static TableShape shape(Grid grid, Merges merges, Location anchor, int next, List<Finding> findings) {
        int top = anchor.row();
        List<TableColumn> columns = new ArrayList<>();
        for (int column = anchor.column(); column <= grid.lastColumn(); column++) {
            Cell header = grid.cell(top + 1, column);
            if (!header.isBlank()) {
                column(grid, merges, top, column, header, findings).ifPresent(columns::add);
            }
        }
        int from = top + 5;
        int to = from - 1;
        while (to + 1 < next && !grid.isBlankRow(to + 1)) {
            to++;
        }
        TableShape shape = new TableShape(grid, top, anchor.column(), kinds(columns), from, to);
        shape.gap(next, findings);
        shape.strays(findings);
        return shape;
    }

    private static Optional<TableColumn> column(
            Grid grid, Merges merges, int top, int column, Cell header, List<Finding> findings) {
        Optional<TableColumn.Word> word = TableColumn.Word.parse(header.shown());
        if (word.isEmpty()) {
            findings.add(unknown(header));
            return Optional.empty();
        }
        int patternColumn = merges.firstColumn(top + 2, column);
        Cell snippet = grid.cell(top + 3, column);
        return Optional.of(new TableColumn(
                column,
                word.get(),
                grid.cell(top + 2, patternColumn).shown().strip(),
                patternColumn,
                snippet.shown().strip(),
                grid.cell(top + 4, column).shown().strip(),
                TableColumn.Kind.TEXT,
                snippet.where()));
    }

    private static Finding unknown(Cell header) {
        List<String> known =
                Stream.of(TableColumn.Word.values()).map(Enum::name).toList();
        String near = Nearest.suggestion(header.shown().strip(), known);
        return Finding.error(
                "RB-TABLE-HEADER",
                header.where(),
                "\"" + header.shown().strip() + "\" is none of the technical headers " + String.join(", ", known),
                near != null ? near : "write DESCRIPTION where the column is a note");
    }

    /** The kinds follow from the snippets; those of the actions are one piece of code, cut into columns. */
    private static List<TableColumn> kinds(List<TableColumn> columns) {
        StringBuilder actions = new StringBuilder();
        List<TableColumn> kinds = new ArrayList<>();
        for (TableColumn column : columns) {
            boolean action = column.word() == TableColumn.Word.ACTION;
            int before = action ? actions.length() : 0;
            String code = action ? actions.append(column.snippet()).append('\n').toString() : column.snippet();
            kinds.add(Parameters.in(code).stream()
                    .filter(use -> use.offset() >= before)
                    .findFirst()
                    .map(use -> column.withKind(use.kind()))
                    .orElse(column));
        }
        return kinds;
    }

    /** Rules below a blank row. A single cell is a note, or the heading of the next table. */
    private void gap(int next, List<Finding> findings) {
        for (int row = to + 1; row < next; row++) {
            if (filled(row) > 1) {
                findings.add(Finding.error(
                        "RB-TABLE-GAP",
                        grid.where(row, start),
                        "row " + row + " comes after the blank row " + (to + 1)
                                + ", which ends the table: it would be passed over",
                        "delete the blank row " + (to + 1)));
                return;
            }
        }
    }

    private long filled(int row) {
        return grid.rows().getOrDefault(row, new TreeMap<>()).values().stream()
                .filter(cell -> !cell.isBlank())
                .count();
    }

    /** Cells of rules in columns without a technical header. */
    private void strays(List<Finding> findings) {
        List<Integer> known = columns.stream().map(TableColumn::number).toList();
        for (int row = top + 2; row <= to; row++) {
            for (Cell cell : grid.rows().getOrDefault(row, new TreeMap<>()).values()) {
                int column = cell.where().column();
                boolean reported = !grid.cell(top + 1, column).isBlank();
                if (column >= start && !known.contains(column) && !reported && !cell.isBlank()) {
                    findings.add(Finding.error(
                            "RB-TABLE-HEADER",
                            cell.where(),
                            "the column has no technical header in row " + (top + 1),
                            "write DESCRIPTION there where the column is a note"));
                    return;
                }
            }
        }
    }
}
