package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.report.Line;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;

/**
 * Lines that are charged in some cases only, because a rule decides otherwise in the others: a prefix that is long enough to
 * be cached in the high case alone. Their formulas count nothing in those cases.
 */
final class CaseGaps {
    private final Draft draft;

    private CaseGaps(Draft draft) {
        this.draft = draft;
    }

    static void close(Draft draft, Pen pen) {
        CaseGaps gaps = new CaseGaps(draft);
        List<Line> lines = draft.report().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (isZeroAtTimes(lines.get(i))) {
                gaps.close(lines.get(i), pen.cell(i + 1, LineColumn.COUNTED.index()));
            }
        }
        draft.cases().select(draft.inUse());
    }

    private static boolean isZeroAtTimes(Line line) {
        return line.basis() != null
                && !line.metered().isFixed()
                && List.of(Case.values()).stream().anyMatch(each -> isZero(line, each));
    }

    private void close(Line line, XSSFCell cell) {
        Set<Case> gaps = EnumSet.noneOf(Case.class);
        for (Case which : Case.values()) {
            if (isZero(line, which) && counts(cell, which)) {
                gaps.add(which);
            }
        }
        if (!gaps.isEmpty()) {
            String formula = cell.getCellFormula();
            cell.setCellFormula(draft.cases()
                    .choose(
                            gaps.contains(Case.LOW) ? "0" : formula,
                            gaps.contains(Case.BASE) ? "0" : formula,
                            gaps.contains(Case.HIGH) ? "0" : formula));
            cell.setCellValue(draft.inUse(line.metered()).doubleValue());
        }
    }

    private static boolean isZero(Line line, Case which) {
        return line.metered().at(which).signum() == 0;
    }

    private boolean counts(XSSFCell cell, Case which) {
        draft.cases().select(which);
        CellValue value = new XSSFFormulaEvaluator(draft.workbook()).evaluate(cell);
        return value != null && value.getNumberValue() != 0;
    }
}
