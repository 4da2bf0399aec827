package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Stage;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import io.ratebook.rules.sandbox.Sandbox;
import io.ratebook.workbook.ruletable.RuleTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The decision tables in Excel that are shipped. */
class RuleSheetsTest {
    private static final Pattern QUOTED_NUMBER = Pattern.compile("\"(\\d+(?:\\.\\d+)?)\"");

    static Stream<String> paths() {
        return RuleSheets.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void shippedFileHasTheCellsThatItsGeneratorMakes(String path) throws IOException {
        List<Grid> shipped = TestGrids.of(Shipped.FOLDER.resolve(path));
        List<Grid> made = TestGrids.of(
                Shipped.FOLDER.resolve(path).toString(), sheet(path).workbook());
        assertThat(cells(shipped)).isEqualTo(cells(made));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void generatorMakesTheSameBytesEachTime(String path) throws IOException {
        assertThat(sheet(path).bytes()).isEqualTo(sheet(path).bytes());
    }

    @ParameterizedTest
    @MethodSource("paths")
    void stockDroolsReadsTheSameRules(String path) throws IOException, DroolsParserException {
        byte[] bytes = Files.readAllBytes(Shipped.FOLDER.resolve(path));
        String stock = new SpreadsheetCompiler().compile(new ByteArrayInputStream(bytes), InputType.XLS);
        RuleFile.Tables file = new RuleFile.Tables("rules/" + path, TestGrids.of(Shipped.FOLDER.resolve(path)));
        String ours = TableReader.read(file, stage(path), Sandbox.STRICT)
                .value()
                .get(0)
                .drl();
        assertThat(rules(ours)).isEqualTo(rules(stock)).isNotEmpty();
    }

    /** Changes of a table that stock Drools reads as they are meant. Where it doesn't, see {@link TableFindingsTest}. */
    static Stream<Arguments> fixtures() {
        return Stream.of(
                fixture("other number", sheet -> cell(sheet, 10, 5).setCellValue(0.625)),
                fixture("whole number", sheet -> cell(sheet, 10, 5).setCellValue(3)),
                fixture("blank condition", sheet -> cell(sheet, 10, 3).setBlank()),
                fixture(
                        "every condition but one blank",
                        sheet -> cell(sheet, 10, 2).setBlank()),
                fixture("condition filled in", sheet -> cell(sheet, 10, 4).setCellValue("input")),
                fixture("formula without a format", sheet -> {
                    cell(sheet, 10, 5).setCellFormula("1/2");
                    cell(sheet, 10, 5).setCellValue(0.5);
                }),
                fixture(
                        "quotation marks and backslash",
                        sheet -> cell(sheet, 10, 6).setCellValue("half \"price\"")),
                fixture(
                        "apostrophe, comma and percent",
                        sheet -> cell(sheet, 10, 6).setCellValue("it's half, 50%")),
                fixture("row more", sheet -> {
                    sheet.copyRows(11, 11, 12, new CellCopyPolicy());
                    cell(sheet, 12, 0).setCellValue("BAT-030");
                    cell(sheet, 12, 2).setCellValue("acme");
                }),
                fixture("row less", sheet -> sheet.removeRow(sheet.getRow(11))),
                fixture("note below", sheet -> sheet.createRow(14).createCell(0).setCellValue("Seen on Monday.")));
    }

    private static Arguments fixture(String name, Consumer<XSSFSheet> change) {
        return Arguments.of(name, change);
    }

    private static XSSFCell cell(XSSFSheet sheet, int row, int column) {
        XSSFCell cell = sheet.getRow(row).getCell(column);
        return cell == null ? sheet.getRow(row).createCell(column) : cell;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void stockDroolsReadsTheSameWhereItIsRight(String name, Consumer<XSSFSheet> change)
            throws IOException, DroolsParserException {
        try (XSSFWorkbook workbook = sheet(Rules.BATCH).workbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(out);
            String stock =
                    new SpreadsheetCompiler().compile(new ByteArrayInputStream(out.toByteArray()), InputType.XLS);
            RuleFile.Tables file =
                    new RuleFile.Tables("rules/" + Rules.BATCH, TestGrids.of("rules/" + Rules.BATCH, workbook));
            String ours = TableReader.read(file, Stage.ADJUST, Sandbox.STRICT)
                    .value()
                    .get(0)
                    .drl();
            assertThat(rules(ours)).as(name).isEqualTo(rules(stock)).isNotEmpty();
        }
    }

    @Test
    void everyShippedTableHasAGenerator() {
        assertThat(Shipped.files())
                .filteredOn(RuleFile.Tables.class::isInstance)
                .extracting(each -> each.path().substring("rules/".length()))
                .containsExactlyInAnyOrderElementsOf(RuleSheets.all().keySet());
    }

    private static Stage stage(String path) {
        return Stream.of(Stage.values())
                .filter(each -> path.startsWith(each.folder() + "/"))
                .findFirst()
                .orElseThrow();
    }

    private static RuleTable sheet(String path) {
        RuleTable sheet = RuleSheets.all().get(path);
        return Objects.requireNonNull(sheet);
    }

    private static List<String> cells(List<Grid> grids) {
        return grids.stream()
                .flatMap(grid -> grid.rows().values().stream())
                .flatMap(row -> row.values().stream())
                .map(RuleSheetsTest::shown)
                .toList();
    }

    private static String shown(Cell cell) {
        return cell.where().sheet() + "!" + cell.where().address() + " " + cell.value();
    }

    /** Each rule's id, conditions and action; numbers as numbers, because stock Drools writes 272000.0. */
    static List<String> rules(String drl) throws DroolsParserException {
        PackageDescr parsed = new DrlParser(LanguageLevelOption.DRL6).parse(false, drl);
        return parsed.getRules().stream()
                .map(each -> id(each) + conditions(each) + each.getConsequence())
                .map(RuleSheetsTest::plain)
                .toList();
    }

    private static List<String> conditions(RuleDescr rule) {
        return Patterns.of(rule).stream()
                .map(each -> each.getObjectType()
                        + each.getConstraint().getDescrs().stream()
                                .map(Object::toString)
                                .map(text -> text.replaceAll("\\s+", " "))
                                .toList())
                .toList();
    }

    private static String id(RuleDescr rule) {
        return rule.getName().replaceFirst(" .*", "");
    }

    private static String plain(String rule) {
        return QUOTED_NUMBER
                .matcher(rule)
                .replaceAll(number -> Matcher.quoteReplacement(
                        new BigDecimal(number.group(1)).stripTrailingZeros().toPlainString()));
    }
}
