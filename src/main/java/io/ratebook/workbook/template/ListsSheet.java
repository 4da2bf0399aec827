package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetStyles.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheet that feeds the drop-downs: providers, models and meters. It is visible, and nothing but the drop-downs reads it. */
final class ListsSheet {
    static final String NAME = "Lists";
    private static final List<String> METERS =
            List.of("input", "cached input", "cache write", "output", "training", "gpu-hour", "purchase");
    private static final int FIRST_ROW = InputSheetWriter.HEADER_ROW + 1;

    private final XSSFSheet sheet;
    private final InputStyles styles;
    private final int[] lengths = new int[4];

    private ListsSheet(XSSFSheet sheet, InputStyles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    static ListsSheet write(XSSFWorkbook workbook, InputStyles styles, Map<String, List<String>> modelsByProvider) {
        ListsSheet lists = new ListsSheet(workbook.createSheet(NAME), styles);
        lists.put(0, 0, NAME, Role.TITLE);
        lists.put(1, 0, "What the drop-downs of the other sheets offer.", Role.NOTE);
        Map<String, String> offered = offeredBy(modelsByProvider);
        lists.column(0, "Providers", List.copyOf(modelsByProvider.keySet()));
        lists.column(1, "Models", List.copyOf(offered.keySet()));
        lists.column(2, "Offered by", List.copyOf(offered.values()));
        lists.column(3, "Meters", METERS);
        lists.sheet.getRow(0).setHeightInPoints(24);
        lists.sheet.createFreezePane(0, FIRST_ROW);
        lists.sheet.setDisplayGridlines(false);
        return lists;
    }

    String providers() {
        return range(0);
    }

    String models() {
        return range(1);
    }

    String meters() {
        return range(3);
    }

    private static Map<String, String> offeredBy(Map<String, List<String>> modelsByProvider) {
        Map<String, String> offered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        modelsByProvider.forEach((provider, models) ->
                models.forEach(model -> offered.merge(model, provider, (one, other) -> one + ", " + other)));
        return offered;
    }

    private void column(int column, String header, List<String> values) {
        put(FIRST_ROW - 1, column, header, Role.HEADER);
        int longest = header.length();
        for (int i = 0; i < values.size(); i++) {
            put(FIRST_ROW + i, column, values.get(i), Role.TEXT);
            longest = Math.max(longest, values.get(i).length());
        }
        lengths[column] = Math.max(1, values.size());
        sheet.setColumnWidth(column, (longest + 4) * 256);
    }

    private void put(int rowIndex, int column, String text, Role role) {
        XSSFRow row = sheet.getRow(rowIndex) == null ? sheet.createRow(rowIndex) : sheet.getRow(rowIndex);
        row.createCell(column).setCellValue(text);
        row.getCell(column).setCellStyle(role == Role.NOTE ? styles.line(role) : styles.of(role));
    }

    private String range(int column) {
        String letter = CellReference.convertNumToColString(column);
        return NAME + "!$" + letter + "$" + (FIRST_ROW + 1) + ":$" + letter + "$" + (FIRST_ROW + lengths[column]);
    }
}
