package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MovableTest {
    private static Grid sheet(String name, String formula) {
        Cell cell = new Cell(Location.ofCell("f.xlsx", name, 1, 1), CellValue.BLANK, formula);
        return new Grid(
                "f.xlsx", name, false, new TreeMap<>(Map.of(1, new TreeMap<>(Map.of(1, cell)))), Grid.Layout.PLAIN);
    }

    private final Movable movable = Movable.in(new Book(
            "f.xlsx",
            List.of(
                    sheet("Assumptions", "1+1"),
                    sheet("My rates", "Through!A1*2"),
                    sheet("Through", "Assumptions!A1"),
                    sheet("Fixed", "2*3"),
                    sheet("It's", "'My rates'!A1")),
            Map.of("share", "Assumptions!$A$1", "six", "Fixed!$A$1", "wide", "Fixed!$A$1:$B$2")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Assumptions!A1",
                "ASSUMPTIONS!$A$1*2",
                "'Assumptions'!A1",
                "'My rates'!A1",
                "Through!A1",
                "'It''s'!A1",
                "share*2",
                "SHARE",
                "unknown+1",
                "Log[Calls]",
                "SUM(First:Fixed!A1)",
                "SUM('First:Fixed'!A1)",
                "INDIRECT(\"A1\")",
                "OFFSET(A1,1,1)",
                "IF(A1=\"x\",share,2)"
            })
    void mayMove(String formula) {
        assertThat(movable.moves(formula)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A1*2",
                "SUM($A$1:B99)",
                "Fixed!A1",
                "'Fixed'!$A$1",
                "six*2",
                "IF(A1=\"Assumptions!A1\",1,2)",
                "IF(TRUE,1E-06,FALSE)",
                "ROUND(A1,2)&\"share\"",
                "SUM(A:C)"
            })
    void cannotMove(String formula) {
        assertThat(movable.moves(formula)).isFalse();
    }

    @Test
    void nothingMovesWhereNothingIsAssumed() {
        Movable none = Movable.in(new Book("f.xlsx", List.of(sheet("Fixed", "2*3")), Map.of()));
        assertThat(none.moves("OFFSET(Fixed!A1,1,1)")).isFalse();
    }
}
