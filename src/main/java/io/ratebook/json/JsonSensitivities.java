package io.ratebook.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.amount.Exact;
import io.ratebook.report.sensitivity.Histogram;
import io.ratebook.report.sensitivity.MonteCarlo;
import io.ratebook.report.sensitivity.OneWay;
import io.ratebook.report.sensitivity.Outcome;
import io.ratebook.report.sensitivity.Sensitivities;
import io.ratebook.report.sensitivity.Swing;
import io.ratebook.report.sensitivity.TwoWay;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the cost depends on, as JSON. */
final class JsonSensitivities {
    private JsonSensitivities() {}

    /** An object for each value that was tried. */
    static void oneWay(ArrayNode into, OneWay table) {
        for (OneWay.Point point : table.points()) {
            ObjectNode node = into.addObject();
            node.put("assumption", table.assumption());
            JsonResult.decimal(node, "value", point.value());
            ArrayNode scenarios = node.putArray("scenarios");
            point.costs()
                    .forEach((scenario, cost) ->
                            JsonResult.points(scenarios.addObject().put("scenario", scenario), "total", cost));
        }
    }

    /** Grids, swings and samples. */
    static void add(ObjectNode root, Sensitivities sensitivities) {
        ArrayNode grids = root.putArray("sensitivityGrids");
        sensitivities.twoWays().forEach(each -> grid(grids.addObject(), each));
        ArrayNode swings = root.putArray("swings");
        sensitivities.swings().forEach(each -> swing(swings.addObject(), each));
        monteCarlo(root, sensitivities.monteCarlo());
    }

    private static void grid(ObjectNode node, TwoWay grid) {
        axis(node.putObject("down"), grid.down());
        axis(node.putObject("across"), grid.across());
        ArrayNode scenarios = node.putArray("scenarios");
        grid.costs().forEach((scenario, rows) -> {
            ArrayNode down = scenarios.addObject().put("scenario", scenario).putArray("baseCosts");
            rows.forEach(each -> decimals(down.addArray(), each));
        });
    }

    private static void axis(ObjectNode node, TwoWay.Axis axis) {
        node.put("assumption", axis.assumption());
        JsonResult.decimal(node, "base", axis.base());
        decimals(node.putArray("values"), axis.values());
    }

    private static void decimals(ArrayNode into, List<BigDecimal> values) {
        values.forEach(each -> into.add(Exact.text(each)));
    }

    private static void swing(ObjectNode node, Swing swing) {
        node.put("scenario", swing.scenario());
        node.put("assumption", swing.assumption());
        JsonResult.points(node, "value", swing.values());
        JsonResult.points(node, "total", swing.costs());
        JsonResult.decimal(node, "swing", swing.span());
    }

    private static void monteCarlo(ObjectNode root, @Nullable MonteCarlo simulated) {
        if (simulated == null) {
            root.putNull("monteCarlo");
            return;
        }
        ObjectNode node = root.putObject("monteCarlo");
        node.put("samples", simulated.sampling().samples());
        node.put("seed", String.valueOf(simulated.sampling().seed()));
        node.put("distribution", "PERT");
        node.put("percentiles", "PERCENTILE.INC");
        ArrayNode assumptions = node.putArray("assumptions");
        simulated
                .assumptions()
                .forEach(each -> JsonResult.points(
                        assumptions.addObject().put("assumption", each.assumption()), "value", each.values()));
        ArrayNode scenarios = node.putArray("scenarios");
        simulated.outcomes().forEach(each -> outcome(scenarios.addObject(), each));
    }

    private static void outcome(ObjectNode node, Outcome outcome) {
        node.put("scenario", outcome.scenario());
        JsonResult.decimal(node, "base", outcome.base());
        JsonResult.decimal(node, "mean", outcome.mean());
        JsonResult.decimal(node, "p10", outcome.p10());
        JsonResult.decimal(node, "p50", outcome.p50());
        JsonResult.decimal(node, "p90", outcome.p90());
        JsonResult.decimal(node, "least", outcome.least());
        JsonResult.decimal(node, "greatest", outcome.greatest());
        ArrayNode over = node.putArray("overBudgets");
        outcome.over().forEach(each -> {
            ObjectNode budget = over.addObject();
            JsonResult.decimal(budget, "budget", each.budget().limit().amount());
            budget.put("samples", each.samples());
            JsonResult.decimal(budget, "share", each.share());
        });
        ArrayNode bins = node.putArray("histogram");
        for (Histogram.Bin each : outcome.histogram().bins()) {
            ObjectNode bin = bins.addObject();
            JsonResult.decimal(bin, "from", each.from());
            JsonResult.decimal(bin, "to", each.to());
            bin.put("samples", each.count());
        }
    }
}
