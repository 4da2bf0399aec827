package io.ratebook.workbook.result;

import io.ratebook.amount.ThreePoint;
import io.ratebook.report.Sensed;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.result.TableSheet.Head;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each scenario costs when an assumption has another value: the values that Ratebook computed. */
final class SensitivitiesSheet {
    static final String NAME = "Sensitivities";

    private SensitivitiesSheet() {}

    static void write(Draft draft) {
        if (draft.report().sensitivities().isEmpty()) {
            return;
        }
        List<String> scenarios = draft.report().sensitivities().stream()
                .flatMap(each -> each.costs().keySet().stream())
                .distinct()
                .toList();
        TableSheet table = new TableSheet(draft, NAME, 2, heads(scenarios));
        for (Sensed sensed : draft.report().sensitivities()) {
            int row = table.nextRow();
            table.pen().text(row, 0, sensed.question().assumption(), Role.TEXT);
            table.pen()
                    .number(
                            row,
                            1,
                            sensed.question().value(),
                            Numbers.role(sensed.question().value()));
            costs(table.pen(), row, scenarios, sensed.costs());
        }
        table.finish();
    }

    private static void costs(Pen pen, int row, List<String> scenarios, Map<String, ThreePoint> costs) {
        for (int i = 0; i < scenarios.size(); i++) {
            ThreePoint cost = costs.get(scenarios.get(i));
            if (cost != null) {
                List<BigDecimal> three = List.of(cost.low(), cost.base(), cost.high());
                for (int j = 0; j < three.size(); j++) {
                    pen.number(row, 2 + 3 * i + j, three.get(j), Role.COST);
                }
            }
        }
    }

    private static List<Head> heads(List<String> scenarios) {
        List<Head> heads = new ArrayList<>();
        heads.add(Head.text("Assumption", 26));
        heads.add(Head.number("Value", 14));
        for (String scenario : scenarios) {
            for (String which : List.of("low", "base", "high")) {
                heads.add(Head.money(scenario + " " + which, 18));
            }
        }
        return heads;
    }
}
