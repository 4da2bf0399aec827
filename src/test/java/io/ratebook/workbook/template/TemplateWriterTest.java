package io.ratebook.workbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.grid.Table;
import io.ratebook.workbook.SheetLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateWriterTest {
    private static final Map<String, List<String>> MODELS =
            Map.of("openai", List.of("gpt-5.1", "gpt-4o"), "openrouter", List.of("gpt-4o"));

    @TempDir
    Path folder;

    private XSSFWorkbook template() throws IOException {
        return Workbooks.open(TemplateWriter.bytes(MODELS));
    }

    @Test
    void theSameModelsGiveTheSameBytes() {
        assertThat(TemplateWriter.bytes(MODELS)).isEqualTo(TemplateWriter.bytes(MODELS));
    }

    @Test
    void itIsReadBackAsAnInput() throws IOException {
        TemplateWriter.verify(Files.write(folder.resolve("new.xlsx"), TemplateWriter.bytes(MODELS)));
        Path broken = Files.writeString(folder.resolve("broken.xlsx"), "no workbook");
        assertThatThrownBy(() -> TemplateWriter.verify(broken)).isInstanceOf(IOException.class);
    }

    @Test
    void itHasEverySheetAndColumnButTheRareOnesAndAVisibleSheetOfLists() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            for (SheetLayout layout : SheetLayout.ALL) {
                Table table = Table.read(Workbooks.grid(workbook.getSheet(layout.name())), layout.columns())
                        .value();
                assertThat(layout.columns())
                        .allSatisfy(column -> assertThat(table.has(column.name()))
                                .as(column.name())
                                .isEqualTo(!column.rare()));
            }
            assertThat(workbook.isSheetHidden(workbook.getSheetIndex("Lists"))).isFalse();
        }
    }

    @Test
    void eachHeaderTellsItsMeaningInAComment() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            List<Cell> headers = new ArrayList<>();
            workbook.getSheet("Usage").getRow(InputSheetWriter.HEADER_ROW).forEach(headers::add);
            assertThat(headers)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(
                            each -> assertThat(each.getCellComment().getString().getString())
                                    .isNotBlank());
        }
    }

    @Test
    void choicesAreOfferedAndNothingElseIsTaken() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            DataValidation tier = validation(workbook, "Usage", "Service tier");
            assertThat(tier.getValidationConstraint().getExplicitListValues())
                    .containsExactly("standard", "batch", "flex", "priority", "fast", "ultrafast");
            assertThat(tier.getShowErrorBox()).isTrue();
        }
    }

    @Test
    void namesAreSuggestedFromTheirSheets() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            assertThat(offered(workbook, "Usage", "Scenario")).isEqualTo("Scenarios!$A$5:$A$500");
            assertThat(offered(workbook, "Compare", "Baseline")).isEqualTo("Scenarios!$A$5:$A$500");
            assertThat(offered(workbook, "Usage", "Provider")).isEqualTo("Lists!$A$5:$A$6");
            assertThat(offered(workbook, "Usage", "Model")).isEqualTo("Lists!$B$5:$B$6");
            assertThat(offered(workbook, "Sensitivity", "Assumption")).isEqualTo("Assumptions!$A$5:$A$500");
        }
    }

    @Test
    void numbersAndDatesAreChecked() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            assertThat(constraint(workbook, "Usage", "Calls").getValidationType())
                    .isEqualTo(ValidationType.INTEGER);
            assertThat(constraint(workbook, "Usage", "Input tokens").getValidationType())
                    .isEqualTo(ValidationType.DECIMAL);
            assertThat(constraint(workbook, "Usage", "From").getValidationType())
                    .isEqualTo(ValidationType.DATE);
        }
    }

    @Test
    void emptyRowsAreForTypingAndReadAsNothing() throws IOException {
        try (XSSFWorkbook workbook = template()) {
            Table assumptions = Table.read(
                            Workbooks.grid(workbook.getSheet("Assumptions")), SheetLayout.ASSUMPTIONS.columns())
                    .value();
            assertThat(assumptions.rows()).hasSize(4);
            assertThat(workbook.getSheet("Assumptions")
                            .getRow(12)
                            .getCell(0)
                            .getCellStyle()
                            .getLocked())
                    .isFalse();
        }
    }

    @Test
    void itIsWrittenWhereNoRateCardIsKnown() {
        assertThat(TemplateWriter.template(Map.of()).toBytes()).isNotEmpty();
    }

    private static String offered(XSSFWorkbook workbook, String sheet, String header) {
        return constraint(workbook, sheet, header).getFormula1();
    }

    private static DataValidationConstraint constraint(XSSFWorkbook workbook, String sheet, String header) {
        return validation(workbook, sheet, header).getValidationConstraint();
    }

    private static DataValidation validation(XSSFWorkbook workbook, String name, String header) {
        XSSFSheet sheet = workbook.getSheet(name);
        int column = SheetLayout.ALL.stream()
                        .filter(each -> each.name().equals(name))
                        .map(each -> Table.read(Workbooks.grid(sheet), each.columns())
                                .value())
                        .findFirst()
                        .orElseThrow()
                        .position(header)
                        .orElseThrow()
                - 1;
        return sheet.getDataValidations().stream()
                .filter(each -> each.getRegions().getCellRangeAddress(0).getFirstColumn() == column)
                .findFirst()
                .orElseThrow();
    }
}
