package io.ratebook.workbook.result;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.report.Line;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.List;

/** Line by line, every decision behind it, in the order of the stages, with the conditions that held. */
final class BecauseSheet {
    static final String NAME = "Because";

    private final TableSheet table;

    private BecauseSheet(Draft draft) {
        this.table = TableSheet.streamed(
                draft,
                NAME,
                1,
                List.of(
                        Head.number("Line", 6),
                        scenario(draft),
                        Head.fitting(
                                "Usage id", 14, draft.report().lines().stream().map(Line::usageId)),
                        Head.text("Meter", 14),
                        Head.text("Stage", 9),
                        Head.text("Rule", 12),
                        Head.text("Title", 40),
                        Head.text("Decision", 64),
                        Head.text("Because", 64),
                        Head.text("Source", 44),
                        Head.text("Place", 40)));
    }

    private static Head scenario(Draft draft) {
        return Head.fitting(
                "Scenario",
                20,
                draft.report().totals().stream().map(each -> each.scenario().name()));
    }

    static void write(Draft draft) {
        BecauseSheet sheet = new BecauseSheet(draft);
        for (Line line : draft.report().lines()) {
            for (int i = 0; i < line.decisions().size(); i++) {
                sheet.add(
                        line, line.decisions().get(i), draft.report().reasons().words(line, i));
            }
        }
        draft.report().fits().forEach(sheet::add);
        sheet.table.finish();
    }

    private void add(Line line, Decision decision, String conditions) {
        int row = table.nextRow();
        table.pen().number(row, 0, BigDecimal.valueOf(line.number()), Role.COUNT);
        table.pen().text(row, 1, line.scenario(), Role.TEXT);
        table.pen().text(row, 2, line.usageId(), Role.TEXT);
        table.pen().text(row, 3, line.meter(), Role.TEXT);
        reason(row, decision, conditions);
    }

    private void add(Decision.Fit fit) {
        int row = table.nextRow();
        table.pen().text(row, 1, fit.total().scenario().name(), Role.TEXT);
        reason(row, fit, "");
    }

    private void reason(int row, Decision decision, String conditions) {
        RuleRef by = decision.by();
        Pen pen = table.pen();
        pen.text(row, 4, by.stage().word(), Role.TEXT);
        pen.text(row, 5, by.id(), Role.TEXT);
        pen.text(row, 6, by.title(), Role.WRAPPED);
        pen.text(row, 7, decision.words(), Role.WRAPPED);
        pen.text(row, 8, conditions, Role.WRAPPED);
        pen.text(row, 9, by.source(), Role.WRAPPED);
        pen.text(row, 10, by.at().toString(), Role.WRAPPED);
    }
}
