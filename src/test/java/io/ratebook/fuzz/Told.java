package io.ratebook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What any answer of a reader must be: findings that can be shown, and values within bounds. */
final class Told {
    private static final Pattern CODE = Pattern.compile("RB-[A-Z0-9]+(-[A-Z0-9]+)*");
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern TRACE =
            Pattern.compile("\\b(?:java|org|com|io)\\.[a-z]+\\.[\\w.]*(?:Exception|Error)\\b");
    private static final int LONGEST = 2000;
    private static final int DIGITS = 15;

    private Told() {}

    /** Each with a code, a place and a sentence without control characters, traces or endless quotations. */
    static void well(List<Finding> findings) {
        for (Finding each : findings) {
            assertThat(each.code()).matches(CODE);
            assertThat(each.where().toString()).isNotBlank();
            assertThat(each.message()).isNotBlank().hasSizeLessThan(LONGEST);
            assertThat(UNSHOWABLE.matcher(each.message() + each.maybe()).find())
                    .as(each.toString())
                    .isFalse();
            assertThat(TRACE.matcher(each.message()).find()).as(each.toString()).isFalse();
        }
    }

    /** What is refused says why. */
    static <T> Optional<T> whole(Checked<Optional<T>> read) {
        well(read.findings());
        assertThat(read.value().isPresent() || Finding.anyError(read.findings()))
                .as("a value or an error")
                .isTrue();
        return read.value();
    }

    /** Cells lie within a sheet, and numbers of workbooks have the digits that Excel shows. */
    static void bounded(Grid grid) {
        grid.rows().values().forEach(row -> row.values().forEach(each -> bounded(each, grid.textual())));
    }

    private static void bounded(Cell cell, boolean textual) {
        if (!textual) {
            assertThat(cell.where().row()).isBetween(1, 1 << 20);
            assertThat(cell.where().column()).isBetween(1, 1 << 14);
        }
        if (cell.value() instanceof CellValue.Number number) {
            digits(number.value());
        }
    }

    static void digits(BigDecimal number) {
        assertThat(number.stripTrailingZeros().precision()).isLessThanOrEqualTo(DIGITS);
        assertThat(Math.abs(number.stripTrailingZeros().scale())).isLessThan(400);
    }
}
