package io.ratebook.workbook.result;

import io.ratebook.publish.PublishException;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Whether an input could be carried at all: asked where a result couldn't be made, so that a broken input isn't taken for a defect. */
final class CarryingTrial {
    private CarryingTrial() {}

    /** True where the input alone, with an empty sheet in every style, can be written and opened again. */
    static boolean succeeds(OpenedInput input) {
        try (XSSFWorkbook workbook =
                CarriedInput.open(input.file(), input.light()).workbook()) {
            SheetStyles styles = new SheetStyles(workbook);
            XSSFSheet sheet = SummarySheet.create(workbook);
            for (Role role : Role.values()) {
                sheet.createRow(sheet.getLastRowNum() + 1).createCell(0).setCellStyle(styles.of(role));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            try (XSSFWorkbook written = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
                return written.getNumberOfSheets() == workbook.getNumberOfSheets();
            }
        } catch (PublishException | IOException | RuntimeException e) {
            return false;
        }
    }
}
