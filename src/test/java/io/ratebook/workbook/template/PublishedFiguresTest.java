package io.ratebook.workbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.template.PublishedFigures.Figure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedFiguresTest {
    private static final Map<String, Map<String, TableRow>> EXPECTED = new TreeMap<>();

    static List<Figure> figures() {
        return PublishedFigures.all();
    }

    @ParameterizedTest
    @MethodSource("figures")
    void eachIsExpectedWithItsPublishedValueAndTolerance(Figure figure) throws IOException {
        TableRow row = row(figure);
        assertThat(row.number("Tolerance").orElseThrow()).isEqualByComparingTo(figure.tolerance());
        if (figure.published().isEmpty()) {
            assertThat(row.number("Expected")).isEmpty();
        } else {
            assertThat(row.number("Expected").orElseThrow()).isEqualByComparingTo(figure.published());
        }
    }

    @ParameterizedTest
    @MethodSource("figures")
    void aKnownDifferenceIsGivenWhereTheDocumentIsWrongAndNowhereElse(Figure figure) throws IOException {
        boolean differs = !figure.published().isEmpty()
                && new BigDecimal(figure.published())
                                .subtract(new BigDecimal(figure.recomputed()))
                                .abs()
                                .compareTo(new BigDecimal(figure.tolerance()))
                        > 0;
        assertThat(!row(figure).text("Known difference").isEmpty())
                .as(figure.id())
                .isEqualTo(differs);
    }

    @Test
    void noIdStandsTwiceInAWorkbook() throws IOException {
        for (String document :
                figures().stream().map(Figure::document).distinct().toList()) {
            assertThat(rows(document)).extracting(each -> each.text("Id")).doesNotHaveDuplicates();
        }
    }

    private static TableRow row(Figure figure) throws IOException {
        return Objects.requireNonNull(
                expected(figure.document()).get(figure.id()), () -> figure.id() + " isn't expected");
    }

    private static Map<String, TableRow> expected(String document) throws IOException {
        Map<String, TableRow> known = EXPECTED.computeIfAbsent(document, each -> new TreeMap<>());
        if (known.isEmpty()) {
            rows(document).forEach(each -> known.put(each.text("Id"), each));
        }
        return known;
    }

    private static List<TableRow> rows(String document) throws IOException {
        byte[] committed = Files.readAllBytes(ExampleWorkbooks.FOLDER.resolve(document + ".xlsx"));
        try (XSSFWorkbook workbook = Workbooks.open(committed)) {
            return Table.read(Workbooks.grid(workbook.getSheet("Expected")), SheetLayout.EXPECTED.columns())
                    .value()
                    .rows();
        }
    }
}
