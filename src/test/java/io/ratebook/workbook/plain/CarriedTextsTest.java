package io.ratebook.workbook.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.grid.CellValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Texts that stay in the file, and those that are added after them. */
final class CarriedTextsTest {
    private static CarriedTexts three() {
        return new CarriedTexts(
                List.of(new CellValue.Text("one"), new CellValue.Text(""), new CellValue.Text(" three _x000D_")));
    }

    @Test
    void addedTextsFollowThoseOfTheFile() {
        CarriedTexts texts = three();
        assertThat(texts.added()).isEmpty();
        assertThat(texts.getUniqueCount()).isEqualTo(3);
        assertThat(texts.addSharedStringItem(new XSSFRichTextString("four"))).isEqualTo(3);
        assertThat(texts.addSharedStringItem(new XSSFRichTextString(" five & six")))
                .isEqualTo(4);
        assertThat(texts.addSharedStringItem(new XSSFRichTextString("four"))).isEqualTo(3);
        assertThat(texts.getUniqueCount()).isEqualTo(5);
        assertThat(texts.getItemAt(0).getString()).isEqualTo("one");
        assertThat(texts.getItemAt(4).getString()).isEqualTo(" five & six");
        assertThat(texts.getSharedStringItems().stream().map(each -> each.getString()))
                .containsExactly("one", "", " three \r", "four", " five & six");
        assertThat(texts.added())
                .isEqualTo("<si><t>four</t></si><si><t xml:space=\"preserve\"> five &amp; six</t></si>");
    }

    @Test
    void cellsOfTheWorkbookFindThem() throws IOException, InvalidFormatException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (XSSFWorkbook made = new XSSFWorkbook()) {
            XSSFCell cell = made.createSheet("Notes").createRow(0).createCell(0);
            cell.setCellValue("one");
            made.write(saved);
        }
        try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(saved.toByteArray()));
                XSSFWorkbook workbook = TextsWorkbook.open(opened, three())) {
            XSSFCell cell = workbook.getSheet("Notes").getRow(0).getCell(0);
            assertThat(cell.getStringCellValue()).isEqualTo("one");
            cell.getCTCell().setV("2");
            assertThat(cell.getStringCellValue()).isEqualTo(" three \r");
            cell.setCellValue("added");
            assertThat(cell.getCTCell().getV()).isEqualTo("3");
            assertThat(cell.getStringCellValue()).isEqualTo("added");
        }
    }
}
