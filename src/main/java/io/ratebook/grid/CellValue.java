package io.ratebook.grid;

import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What a cell holds. A number is what Excel shows of it: at most 15 significant digits. */
public sealed interface CellValue {
    /** Text as typed, neither trimmed nor normalised. */
    record Text(String text) implements CellValue {}

    record Number(BigDecimal value) implements CellValue {
        public Number {
            value = Exact.normal(value);
        }
    }

    /** A number that the sheet formats as a date; {@code serial} is the number itself. */
    record Dated(LocalDate date, BigDecimal serial) implements CellValue {}

    record Bool(boolean value) implements CellValue {}

    /** An error that the spreadsheet computed: {@code #REF!}. */
    record Fault(String code) implements CellValue {}

    /** A formula whose result was never stored. */
    record Uncached() implements CellValue {}

    record Blank() implements CellValue {}

    Blank BLANK = new Blank();
}
