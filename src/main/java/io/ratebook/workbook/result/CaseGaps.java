package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.domain.Metered;
import io.ratebook.report.Line;
import io.ratebook.workbook.cells.SheetCells;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are charged in some cases only, because a rule decides otherwise in the others: a prefix that is long enough to
 * be cached in the high case alone. Their formulas count nothing in those cases.
 */
final class CaseGaps {
    private final Draft draft;
    private final List<Suspect> suspects = new ArrayList<>();
    private final Map<Integer, Set<Case>> gaps = new HashMap<>();

    /**
     * A line that some case doesn't charge.
     *
     * @param cell with its formula, for as long as the gaps are looked for
     */
    private record Suspect(Line line, XSSFCell cell) {}

    private CaseGaps(Draft draft) {
        this.draft = draft;
    }

    /** @param sheet lends a cell for each line that must be tried, and has none of them afterwards */
    static CaseGaps of(Draft draft, XSSFSheet sheet, CountedFormula counted) {
        CaseGaps gaps = new CaseGaps(draft);
        int free = sheet.getLastRowNum() + 1;
        for (Line line : draft.report().lines()) {
            Metered basis = line.basis();
            if (basis != null && isZeroAtTimes(line)) {
                XSSFCell cell = new SheetCells(sheet).cell(free + gaps.suspects.size(), 0);
                cell.setCellFormula(counted.of(basis));
                gaps.suspects.add(new Suspect(line, cell));
            }
        }
        if (!gaps.suspects.isEmpty()) {
            List.of(Case.values()).forEach(gaps::find);
            draft.cases().select(draft.inUse());
            gaps.suspects.forEach(each -> sheet.removeRow(each.cell().getRow()));
        }
        return gaps;
    }

    private static boolean isZeroAtTimes(Line line) {
        return !line.metered().isFixed() && List.of(Case.values()).stream().anyMatch(each -> isZero(line, each));
    }

    /** One evaluator for all lines of a case: it reads each sheet once. */
    private void find(Case which) {
        draft.cases().select(which);
        XSSFFormulaEvaluator evaluator = new XSSFFormulaEvaluator(draft.workbook());
        for (Suspect each : suspects) {
            if (isZero(each.line(), which) && counts(evaluator.evaluate(each.cell()))) {
                gaps.computeIfAbsent(each.line().number(), line -> EnumSet.noneOf(Case.class))
                        .add(which);
            }
        }
    }

    /** The formula of what the line counts, which is nothing in the cases that don't charge it. */
    String closed(Line line, String formula) {
        Set<Case> cases = gaps.getOrDefault(line.number(), Set.of());
        return cases.isEmpty()
                ? formula
                : draft.cases()
                        .choose(
                                cases.contains(Case.LOW) ? "0" : formula,
                                cases.contains(Case.BASE) ? "0" : formula,
                                cases.contains(Case.HIGH) ? "0" : formula);
    }

    private static boolean isZero(Line line, Case which) {
        return line.metered().at(which).signum() == 0;
    }

    private static boolean counts(@Nullable CellValue value) {
        return value != null && value.getNumberValue() != 0;
    }
}
