package io.ratebook.workbook.template;

import io.ratebook.grid.Column;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.template.InputSheet.Field;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidation.ErrorStyle;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * What Excel offers and refuses while a workbook is filled in. Choices, numbers and dates are refused; names of scenarios,
 * providers, models and meters are only suggested, since new ones may be added and Expected takes lists of them.
 */
final class DropDowns {
    private static final int LAST_ROW = 499;
    private static final String FIRST_DAY = "DATE(2000,1,1)";

    private final XSSFWorkbook workbook;
    private final Map<String, String> suggestions;

    DropDowns(XSSFWorkbook workbook, ListsSheet lists) {
        this.workbook = workbook;
        String scenarios = firstColumn(SheetLayout.SCENARIOS);
        this.suggestions = Map.of(
                "Scenario",
                scenarios,
                "Baseline",
                scenarios,
                "Alternative",
                scenarios,
                "Against",
                scenarios,
                "Assumption",
                firstColumn(SheetLayout.ASSUMPTIONS),
                "Second assumption",
                firstColumn(SheetLayout.ASSUMPTIONS),
                "Provider",
                lists.providers(),
                "Model",
                lists.models(),
                "Meter",
                lists.meters());
    }

    private static String firstColumn(SheetLayout layout) {
        return layout.name() + "!$A$" + (InputSheetWriter.HEADER_ROW + 2) + ":$A$" + (LAST_ROW + 1);
    }

    void add(InputSheet content) {
        XSSFSheet sheet = workbook.getSheet(content.name());
        List<Field> fields = content.fields();
        for (int column = 0; column < fields.size(); column++) {
            validate(sheet, content, fields.get(column), column);
        }
        if (content.layout().equals(SheetLayout.REQUEST)) {
            values(sheet, content);
        }
    }

    private void validate(XSSFSheet sheet, InputSheet content, Field field, int column) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        CellRangeAddressList cells =
                new CellRangeAddressList(InputSheetWriter.HEADER_ROW + 1, LAST_ROW, column, column);
        String suggested = suggestion(content, field);
        if (suggested != null) {
            DataValidation offer = helper.createValidation(helper.createFormulaListConstraint(suggested), cells);
            offer.setShowErrorBox(false);
            sheet.addValidationData(offer);
            return;
        }
        DataValidationConstraint constraint = constraint(helper, field.column());
        if (constraint != null) {
            refuse(sheet, helper.createValidation(constraint, cells), field.header(), expected(field.column()));
        }
    }

    private @Nullable String suggestion(InputSheet content, Field field) {
        boolean ownName =
                content.layout().equals(SheetLayout.SCENARIOS) && field.header().equals("Scenario");
        String suggested = ownName ? null : suggestions.get(field.header());
        return suggested == null || workbook.getSheet(suggested.substring(0, suggested.indexOf('!'))) == null
                ? null
                : suggested;
    }

    private static @Nullable DataValidationConstraint constraint(DataValidationHelper helper, Column column) {
        if (!column.choices().isEmpty()) {
            return helper.createExplicitListConstraint(column.choices().toArray(String[]::new));
        }
        return switch (column.kind()) {
            case NUMBER ->
                helper.createDecimalConstraint(OperatorType.BETWEEN, "-1000000000000000", "1000000000000000");
            case AMOUNT -> helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
            case COUNT -> helper.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
            case DATE -> helper.createDateConstraint(OperatorType.GREATER_OR_EQUAL, FIRST_DAY, null, null);
            default -> null;
        };
    }

    private static String expected(Column column) {
        if (!column.choices().isEmpty()) {
            return "Choose one of the list, or leave the cell empty.";
        }
        return switch (column.kind()) {
            case COUNT -> "Type a whole number, zero or more.";
            case AMOUNT -> "Type a number, zero or more.";
            case DATE -> "Type a date, such as 2026-11-22.";
            default -> "Type a number.";
        };
    }

    private static void refuse(XSSFSheet sheet, DataValidation validation, String title, String words) {
        validation.setErrorStyle(ErrorStyle.STOP);
        validation.setShowErrorBox(true);
        validation.createErrorBox(title, words);
        validation.setEmptyCellAllowed(true);
        sheet.addValidationData(validation);
    }

    /** The values of Request follow their item. */
    private static void values(XSSFSheet sheet, InputSheet content) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        for (int i = 0; i < content.rows().size(); i++) {
            String item = content.rows().get(i).getOrDefault("Item", "");
            DataValidationConstraint constraint = switch (item) {
                case "Case in use" -> helper.createExplicitListConstraint(new String[] {"1", "2", "3"});
                case "As of" -> helper.createDateConstraint(OperatorType.GREATER_OR_EQUAL, FIRST_DAY, null, null);
                case "Contingency", "Discount rate", "Budget" ->
                    helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
                default -> null;
            };
            if (constraint != null) {
                int row = InputSheetWriter.HEADER_ROW + 1 + i;
                refuse(
                        sheet,
                        helper.createValidation(constraint, new CellRangeAddressList(row, row, 1, 1)),
                        item,
                        item.equals("Case in use")
                                ? "1 is the low case, 2 the base case, 3 the high case."
                                : "Type a value that fits the item.");
            }
        }
    }
}
