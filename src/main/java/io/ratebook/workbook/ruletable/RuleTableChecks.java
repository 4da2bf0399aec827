package io.ratebook.workbook.ruletable;

import io.ratebook.workbook.ruletable.RuleTable.Column;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidation.ErrorStyle;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What Excel refuses while a table is edited, also in the rows that are still to come: an id that stands twice, text for a number. */
final class RuleTableChecks {
    private static final int LAST_ROW = 499;

    private final RuleTable content;
    private final XSSFSheet sheet;
    private final DataValidationHelper helper;

    RuleTableChecks(RuleTable content, XSSFSheet sheet) {
        this.content = content;
        this.sheet = sheet;
        this.helper = sheet.getDataValidationHelper();
    }

    void add() {
        List<Column> columns = content.columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.word().equals("NAME")) {
                ids(i);
            } else if (isNumeric(i)) {
                numbers(i, column);
            }
        }
    }

    private void ids(int column) {
        String letter = CellReference.convertNumToColString(column);
        int first = RuleTableWriter.LABELS + 1;
        String once = "COUNTIF($" + letter + "$" + first + ":$" + letter + "$" + (LAST_ROW + 1) + "," + letter + first
                + ")=1";
        refuse(
                column,
                helper.createCustomConstraint(once),
                "Another row has this ID. Give each rule a number of its own.");
    }

    private void numbers(int column, Column about) {
        refuse(
                column,
                helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null),
                about.label() + " is a number of zero or more, without any words.");
    }

    /** True where every rule that says something there says a number. */
    private boolean isNumeric(int column) {
        List<Object> filled = content.rows().stream()
                .map(each -> each.get(column))
                .filter(each -> !each.equals(""))
                .toList();
        return !filled.isEmpty() && filled.stream().allMatch(Number.class::isInstance);
    }

    private void refuse(int column, DataValidationConstraint constraint, String message) {
        DataValidation validation = helper.createValidation(
                constraint, new CellRangeAddressList(RuleTableWriter.LABELS, LAST_ROW, column, column));
        validation.setErrorStyle(ErrorStyle.STOP);
        validation.setShowErrorBox(true);
        validation.createErrorBox("Ratebook", message);
        sheet.addValidationData(validation);
    }
}
