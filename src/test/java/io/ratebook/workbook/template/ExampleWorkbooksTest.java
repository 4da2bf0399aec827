package io.ratebook.workbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Checked;
import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import io.ratebook.workbook.SheetLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleWorkbooksTest {
    private static final Map<String, NewWorkbook> BOOKS = ExampleWorkbooks.all();

    static Set<String> files() {
        return BOOKS.keySet();
    }

    private static XSSFWorkbook made(String file) {
        return Workbooks.open(Objects.requireNonNull(BOOKS.get(file)).toBytes());
    }

    @ParameterizedTest
    @MethodSource("files")
    void committedFilesHoldWhatTheBuilderMakes(String file) throws IOException {
        try (XSSFWorkbook committed = Workbooks.open(Files.readAllBytes(ExampleWorkbooks.FOLDER.resolve(file)));
                XSSFWorkbook made = made(file)) {
            assertThat(Workbooks.content(committed))
                    .as("run ExampleWorkbooks to write the files anew")
                    .isEqualTo(Workbooks.content(made));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFormulaHasAResultThatIsNoError(String file) throws IOException {
        try (XSSFWorkbook workbook = made(file)) {
            assertThat(formulas(workbook).isEmpty())
                    .as("only a workbook without assumptions does without formulas")
                    .isEqualTo(workbook.getSheet("Assumptions") == null);
            assertThat(formulas(workbook))
                    .allSatisfy(each -> assertThat(each.getCachedFormulaResultType())
                            .as(each.getAddress() + " =" + each.getCellFormula())
                            .isIn(CellType.NUMERIC, CellType.STRING));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySheetKeepsItsContract(String file) throws IOException {
        try (XSSFWorkbook workbook = made(file)) {
            for (SheetLayout layout : SheetLayout.ALL) {
                Sheet sheet = workbook.getSheet(layout.name());
                if (sheet != null) {
                    Checked<Table> table = Table.read(Workbooks.grid(sheet), layout.columns());
                    assertThat(table.findings()).isEmpty();
                    assertThat(table.value().rows()).isNotEmpty();
                    assertThat(table.value().headerRow()).isEqualTo(InputSheetWriter.HEADER_ROW + 1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachAssumptionIsANameOfItsCellInUse(String file) throws IOException {
        try (XSSFWorkbook workbook = made(file)) {
            if (workbook.getSheet("Assumptions") != null) {
                Table table = table(workbook, SheetLayout.ASSUMPTIONS);
                String inUse = CellReference.convertNumToColString(
                        table.position("In use").orElseThrow() - 1);
                assertThat(table.rows())
                        .allSatisfy(each -> assertThat(
                                        workbook.getName(each.text("Name")).getRefersToFormula())
                                .isEqualTo("Assumptions!$" + inUse + "$" + each.row()));
            }
            assertThat(workbook.getName("in_case").getRefersToFormula()).startsWith("Request!$B$");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyMeteredModelHasAPrice(String file) throws IOException {
        Map<String, List<String>> priced = Example.modelsByProvider();
        try (XSSFWorkbook workbook = made(file)) {
            assertThat(table(workbook, SheetLayout.USAGE).rows())
                    .filteredOn(each -> !each.text("Meter").equals("purchase"))
                    .allSatisfy(each ->
                            assertThat(priced.get(each.text("Provider"))).contains(each.text("Model")));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyScenarioThatARowNamesIsListed(String file) throws IOException {
        try (XSSFWorkbook workbook = made(file)) {
            Set<String> listed = Set.copyOf(named(workbook, SheetLayout.SCENARIOS, "Scenario"));
            Stream<String> named = Stream.of(
                            named(workbook, SheetLayout.USAGE, "Scenario"),
                            named(workbook, SheetLayout.METRICS, "Scenario"),
                            named(workbook, SheetLayout.COMPARE, "Baseline"),
                            named(workbook, SheetLayout.COMPARE, "Alternative"),
                            named(workbook, SheetLayout.EXPECTED, "Scenario"),
                            named(workbook, SheetLayout.EXPECTED, "Against"))
                    .flatMap(List::stream);
            assertThat(named.filter(each -> !each.isEmpty())).allMatch(listed::contains);
        }
    }

    @Test
    void theCaseInUseReachesEveryFormula() throws IOException {
        try (XSSFWorkbook workbook = made("distillation-cost-analysis.xlsx")) {
            cell(workbook, workbook.getName("in_case").getRefersToFormula()).setCellValue(1);
            XSSFFormulaEvaluator.evaluateAllFormulaCells(workbook);
            assertThat(table(workbook, SheetLayout.USAGE)
                            .rows()
                            .get(1)
                            .number("Calls")
                            .orElseThrow())
                    .isEqualByComparingTo("119999");
        }
    }

    @Test
    void aBlankBaseIsTheMeanOfLowAndHigh() throws IOException {
        try (XSSFWorkbook workbook = made("experiment-cost-estimation.xlsx")) {
            assertThat(cell(workbook, workbook.getName("runpod_hours").getRefersToFormula())
                            .getNumericCellValue())
                    .isEqualTo(1.5);
        }
    }

    private static List<String> named(XSSFWorkbook workbook, SheetLayout layout, String column) {
        return workbook.getSheet(layout.name()) == null
                ? List.of()
                : table(workbook, layout).rows().stream()
                        .map((TableRow each) -> each.text(column))
                        .toList();
    }

    private static Table table(XSSFWorkbook workbook, SheetLayout layout) {
        return Table.read(Workbooks.grid(workbook.getSheet(layout.name())), layout.columns())
                .value();
    }

    private static XSSFCell cell(XSSFWorkbook workbook, String reference) {
        CellReference at = new CellReference(reference);
        return workbook.getSheet(at.getSheetName()).getRow(at.getRow()).getCell(at.getCol());
    }

    private static List<Cell> formulas(XSSFWorkbook workbook) {
        List<Cell> formulas = new ArrayList<>();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                row.forEach(each -> {
                    if (each.getCellType() == CellType.FORMULA) {
                        formulas.add(each);
                    }
                });
            }
        }
        return formulas;
    }
}
