package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.domain.Stage;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import io.ratebook.rules.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static RuleSheet sheet(String path) {
        RuleSheet sheet = RuleSheets.all().get(path);
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
    private static List<String> rules(String drl) throws DroolsParserException {
        PackageDescr parsed = new DrlParser(LanguageLevelOption.DRL6).parse(false, drl);
        return parsed.getRules().stream()
                .map(each -> id(each) + each.getLhs() + each.getConsequence())
                .map(RuleSheetsTest::plain)
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
