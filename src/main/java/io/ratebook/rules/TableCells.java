package io.ratebook.rules;

import io.ratebook.amount.Exact;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellReader;
import io.ratebook.grid.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cells of rules to the text that goes between the quotation marks of a snippet: no display format, no code. */
final class TableCells {
    private final boolean textual;
    private final List<Finding> findings;

    TableCells(boolean textual, List<Finding> findings) {
        this.textual = textual;
        this.findings = findings;
    }

    /** The value as plain text, ready to be quoted; empty where the cell is blank or was reported. */
    String value(Cell cell, TableColumn column) {
        List<Finding> found = new ArrayList<>();
        CellReader reader = CellReader.ofRules(textual, found);
        String label = column.label().isEmpty() ? column.word().name() : column.label();
        String value = switch (column.kind()) {
            case NUMBER ->
                Optional.ofNullable(reader.number(cell, Column.of(label, Column.Kind.NUMBER, "")))
                        .map(Exact::text)
                        .orElse("");
            case DATE ->
                Optional.ofNullable(reader.date(cell, Column.of(label, Column.Kind.DATE, "")))
                        .map(LocalDate::toString)
                        .orElse("");
            case TEXT ->
                Optional.ofNullable(reader.any(cell, Column.of(label, Column.Kind.ANY, "")))
                        .map(TableCells::plain)
                        .orElse("");
        };
        found.forEach(each -> findings.add(renamed(each)));
        return escaped(value);
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number
                ? Exact.text(number)
                : value.toString().strip();
    }

    /** What is wrong with a number in a table has a code of its own: the table's author answers for it, not the scenario's. */
    private static Finding renamed(Finding found) {
        String code = switch (found.code()) {
            case "RB-VAL-TEXTNUM", "RB-VAL-TYPE", "RB-VAL-RANGE" -> "RB-TABLE-NUMBER";
            case "RB-VAL-DATE" -> "RB-TABLE-DATE";
            default -> found.code();
        };
        return new Finding(found.severity(), code, found.where(), found.message(), found.maybe());
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "")
                .replace("\n", "\\n")
                .replace("\t", " ");
    }
}
