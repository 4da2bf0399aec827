package io.ratebook.workbook.seal;

import io.ratebook.amount.Exact;
import io.ratebook.grid.Address;
import io.ratebook.report.effects.Costed;
import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import io.ratebook.workbook.seal.Snapshot.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a result, read from its sheet Lines by the headers. */
final class SealedLines {
    private static final String NAME = "Lines";

    private final Sheet sheet;
    private final Map<String, Integer> columns = new HashMap<>();

    private SealedLines(Sheet sheet) {
        this.sheet = sheet;
        sheet.cells().forEach((where, cell) -> {
            if (where.row() == 1) {
                String header = cell.value().replaceFirst(" \\(.*", "");
                columns.putIfAbsent(header, where.column());
            }
        });
    }

    /** @param which low, base or high: the case whose costs count */
    static List<Costed> of(Snapshot snapshot, String which) {
        Sheet sheet = snapshot.sheet(NAME);
        List<Costed> lines = new ArrayList<>();
        if (sheet == null) {
            return lines;
        }
        SealedLines read = new SealedLines(sheet);
        for (int row = 2; read.cell("Line", row) != null; row++) {
            lines.add(read.line(row, Character.toUpperCase(which.charAt(0)) + which.substring(1)));
        }
        return lines;
    }

    private Costed line(int row, String which) {
        BigDecimal per = number("Per", row);
        return new Costed(
                text("Scenario", row),
                text("Usage id", row),
                (text("Provider", row) + " " + text("Model", row)).strip(),
                text("Meter", row),
                text("Part", row),
                text("From", row),
                text("Unit", row),
                number("Counted", row),
                per.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(number("List price", row), per),
                number(which, row));
    }

    private @Nullable Content cell(String column, int row) {
        Integer at = columns.get(column);
        return at == null ? null : sheet.cells().get(new Address(row, at));
    }

    private String text(String column, int row) {
        Content cell = cell(column, row);
        return cell == null ? "" : cell.value();
    }

    private BigDecimal number(String column, int row) {
        Content cell = cell(column, row);
        return cell == null || cell.kind() != Kind.NUMBER ? BigDecimal.ZERO : new BigDecimal(cell.value());
    }
}
