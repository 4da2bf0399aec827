package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.NewRules;
import io.ratebook.domain.Stage;
import io.ratebook.publish.PublishException;
import io.ratebook.rules.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The decision tables that {@code ratebook rules new --table} writes. */
class NewTablesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Stage.class)
    void stockDroolsReadsTheSameRules(Stage stage) throws IOException, PublishException, DroolsParserException {
        Path file = NewRules.write(folder, "night-batch", stage, true).rules();
        String stock =
                new SpreadsheetCompiler().compile(new ByteArrayInputStream(Files.readAllBytes(file)), InputType.XLS);
        RuleFile.Tables ours = new RuleFile.Tables("rules/" + stage.folder() + "/x.drl.xlsx", TestGrids.of(file));
        String drl =
                TableReader.read(ours, stage, Sandbox.STRICT).value().get(0).drl();
        assertThat(RuleSheetsTest.rules(drl))
                .isEqualTo(RuleSheetsTest.rules(stock))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void tableIsARealOneWithGreyGroupedRowsAboveAndCheckedInputs(Stage stage) throws IOException, PublishException {
        Path file = NewRules.write(folder, "night-batch", stage, true).rules();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            XSSFTable table = sheet.getTables().get(0);
            assertThat(table.getStartRowIndex()).isEqualTo(9);
            for (int i = 0; i < table.getColumnCount(); i++) {
                assertThat(table.getColumns().get(i).getName())
                        .isEqualTo(sheet.getRow(9).getCell(i).getStringCellValue());
                assertThat(fill(sheet, 10, i)).isEqualTo("FFFFFBE6");
            }
            for (int row = 2; row <= 8; row++) {
                assertThat(sheet.getRow(row).getOutlineLevel()).as("row " + row).isEqualTo(1);
                assertThat(sheet.getRow(row).getZeroHeight()).isFalse();
                assertThat(fill(sheet, row, 0)).isEqualTo("FFE5E7EB");
            }
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 10);
            List<? extends DataValidation> checks = sheet.getDataValidations();
            assertThat(checks)
                    .isNotEmpty()
                    .allMatch(each -> each.getRegions().getCellRangeAddress(0).getFirstRow() == 10
                            && each.getRegions().getCellRangeAddress(0).getLastRow() > 100);
            assertThat(checks.get(0).getValidationConstraint().getFormula1()).contains("COUNTIF");
        }
    }

    private static String fill(XSSFSheet sheet, int row, int column) {
        return sheet.getRow(row)
                .getCell(column)
                .getCellStyle()
                .getFillForegroundColorColor()
                .getARGBHex();
    }
}
