package io.ratebook.workbook.result;

import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.report.Line;
import io.ratebook.workbook.SheetStyles.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The activities that cost most, by model and meter, in the dearest scenario: live, for the case in use. */
final class SummaryDrivers {
    private static final int MOST = 6;

    /** Excel takes no longer list of ranges. */
    private static final int MOST_RANGES = 200;

    private final SummaryPage page;
    private final Draft draft;

    private record Driver(String activity, String model, String meter) {
        static Driver of(Line line) {
            return new Driver(line.activity(), line.model(), line.meter());
        }

        String words() {
            return String.join(
                    " · ",
                    Stream.of(activity, model, meter)
                            .filter(each -> !each.isBlank())
                            .toList());
        }
    }

    private SummaryDrivers(SummaryPage page) {
        this.page = page;
        this.draft = page.draft();
    }

    static void write(SummaryPage page) {
        int dearest = -1;
        for (int i = 0; i < page.totals().size(); i++) {
            BigDecimal cost = page.totals().get(i).cost().base();
            boolean more = dearest < 0
                    || cost.compareTo(page.totals().get(dearest).cost().base()) > 0;
            dearest = more ? i : dearest;
        }
        if (dearest >= 0) {
            new SummaryDrivers(page).write(dearest);
        }
    }

    private void write(int scenario) {
        String name = page.totals().get(scenario).scenario().name();
        List<Map.Entry<Driver, ThreePoint>> drivers = drivers(name);
        if (drivers.isEmpty()) {
            return;
        }
        page.heading("What costs most in \"" + name + "\", the dearest scenario, case in use");
        page.heads(page.row(), "Activity, model, meter", List.of(draft.inMoney("Cost"), "Share"));
        int row = page.row() + 1;
        for (Map.Entry<Driver, ThreePoint> each : drivers) {
            driver(row++, scenario, name, each.getKey(), each.getValue());
        }
        page.moveTo(row);
    }

    private List<Map.Entry<Driver, ThreePoint>> drivers(String scenario) {
        Map<Driver, ThreePoint> costs = new LinkedHashMap<>();
        Map<Driver, Integer> counts = new HashMap<>();
        draft.report().lines().stream()
                .filter(each -> each.scenario().equals(scenario))
                .forEach(each -> {
                    costs.merge(Driver.of(each), each.cost(), ThreePoint::plus);
                    counts.merge(Driver.of(each), 1, Integer::sum);
                });
        return costs.entrySet().stream()
                .filter(each ->
                        each.getValue().base().signum() > 0 && counts.getOrDefault(each.getKey(), 0) <= MOST_RANGES)
                .sorted(Comparator.comparing(
                        (Map.Entry<Driver, ThreePoint> each) -> each.getValue().base(), Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    private void driver(int row, int scenario, String name, Driver driver, ThreePoint cost) {
        LinesSheet lines = page.lines();
        page.pen().text(row, 0, driver.words(), Role.WRAPPED);
        BigDecimal inUse = draft.inUse(cost);
        List<Integer> rows = new ArrayList<>();
        for (Line each : draft.report().lines()) {
            if (each.scenario().equals(name) && Driver.of(each).equals(driver)) {
                rows.add(each.number());
            }
        }
        page.money(row, 1, "SUM(" + lines.cells(LineColumn.COST, rows) + ")", inUse);
        String total = SummaryPage.total(scenario);
        BigDecimal whole = draft.inUse(page.totals().get(scenario).cost());
        BigDecimal share = whole.signum() == 0 ? BigDecimal.ZERO : Exact.quotient(inUse, whole);
        page.pen()
                .formula(
                        row,
                        2,
                        "IF(ISNUMBER(" + total + "),IF(" + total + "=0,0," + References.here(row, 1) + "/" + total
                                + "),0)",
                        share,
                        Role.PERCENT);
    }
}
