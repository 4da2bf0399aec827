package io.ratebook.workbook.read;

import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellReader;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Column;
import io.ratebook.grid.Grid;
import io.ratebook.grid.NumberStyle;
import io.ratebook.grid.Table;
import io.ratebook.workbook.SheetLayout;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers that were typed as text into columns of numbers, read as the user says they are written. */
final class TypedNumbers {
    /** Items of the Request sheet that are numbers. */
    private static final Set<String> ITEMS =
            Set.of("case in use", "contingency", "decimals", "budget", "discount rate", "fx");

    private final NumberStyle style;
    private final Map<Location, BigDecimal> found = new LinkedHashMap<>();

    private TypedNumbers(NumberStyle style) {
        this.style = style;
    }

    /** The numbers by their cells; texts that aren't written in that style are left as they are. */
    static Map<Location, BigDecimal> in(Book book, NumberStyle style) {
        TypedNumbers numbers = new TypedNumbers(style);
        for (SheetLayout layout : SheetLayout.ALL) {
            List<Column> columns =
                    layout.equals(SheetLayout.SCENARIOS) ? SheetLayout.USAGE.columns() : layout.columns();
            book.sheet(layout.name()).ifPresent(grid -> numbers.sheet(grid, layout, columns));
        }
        return numbers.found;
    }

    private void sheet(Grid grid, SheetLayout layout, List<Column> columns) {
        Table table = Table.read(grid, columns).value();
        for (Column column : columns) {
            if (column.isNumeric()) {
                for (String header : List.of(column.name(), column.low(), column.high())) {
                    table.position(header).ifPresent(position -> column(grid, table.headerRow(), position));
                }
            }
        }
        if (layout.equals(SheetLayout.REQUEST)) {
            table.rows().stream()
                    .filter(row ->
                            ITEMS.contains(InputSheets.key(row.cell("Item").shown())))
                    .forEach(row -> cell(row.cell("Value")));
        }
    }

    private void column(Grid grid, int header, int column) {
        grid.rows().tailMap(header + 1).keySet().forEach(row -> cell(grid.cell(row, column)));
    }

    private void cell(Cell cell) {
        if (cell.value() instanceof CellValue.Text text && cell.formula() == null) {
            CellReader.typed(text.text(), style).ifPresent(number -> found.put(cell.where(), number));
        }
    }
}
