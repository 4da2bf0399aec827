package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.report.Line;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are charged in some cases only, because a rule decides otherwise in the others: a prefix that is long enough to
 * be cached in the high case alone. Their formulas count nothing in those cases.
 */
final class CaseGaps {
    private final Draft draft;
    private final List<Suspect> suspects = new ArrayList<>();

    /**
     * A line that some case doesn't charge.
     *
     * @param gaps the cases in which its formula counts something all the same
     */
    private record Suspect(Line line, XSSFCell cell, Set<Case> gaps) {}

    private CaseGaps(Draft draft) {
        this.draft = draft;
    }

    static void close(Draft draft, Pen pen) {
        CaseGaps gaps = new CaseGaps(draft);
        List<Line> lines = draft.report().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (isZeroAtTimes(lines.get(i))) {
                XSSFCell cell = pen.cell(i + 1, LineColumn.COUNTED.index());
                gaps.suspects.add(new Suspect(lines.get(i), cell, EnumSet.noneOf(Case.class)));
            }
        }
        if (!gaps.suspects.isEmpty()) {
            List.of(Case.values()).forEach(gaps::find);
            gaps.suspects.forEach(gaps::close);
            draft.cases().select(draft.inUse());
        }
    }

    private static boolean isZeroAtTimes(Line line) {
        return line.basis() != null
                && !line.metered().isFixed()
                && List.of(Case.values()).stream().anyMatch(each -> isZero(line, each));
    }

    /** One evaluator for all lines of a case: it reads each sheet once. */
    private void find(Case which) {
        draft.cases().select(which);
        XSSFFormulaEvaluator evaluator = new XSSFFormulaEvaluator(draft.workbook());
        for (Suspect each : suspects) {
            if (isZero(each.line(), which) && counts(evaluator.evaluate(each.cell()))) {
                each.gaps().add(which);
            }
        }
    }

    private void close(Suspect suspect) {
        XSSFCell cell = suspect.cell();
        Set<Case> gaps = suspect.gaps();
        if (!gaps.isEmpty()) {
            String formula = cell.getCellType() == CellType.FORMULA ? cell.getCellFormula() : cell.getRawValue();
            cell.setCellFormula(draft.cases()
                    .choose(
                            gaps.contains(Case.LOW) ? "0" : formula,
                            gaps.contains(Case.BASE) ? "0" : formula,
                            gaps.contains(Case.HIGH) ? "0" : formula));
            cell.setCellValue(draft.inUse(suspect.line().metered()).doubleValue());
        }
    }

    private static boolean isZero(Line line, Case which) {
        return line.metered().at(which).signum() == 0;
    }

    private static boolean counts(@Nullable CellValue value) {
        return value != null && value.getNumberValue() != 0;
    }
}
