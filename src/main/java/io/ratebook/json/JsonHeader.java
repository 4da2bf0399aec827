package io.ratebook.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.domain.Assumption;
import io.ratebook.domain.Budget;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Header;
import io.ratebook.report.MetricPair;
import io.ratebook.report.Report;

/** What the request says of itself, and which scenario fits which budget. */
final class JsonHeader {
    private JsonHeader() {}

    static void write(ObjectNode root, Report report) {
        Header header = report.request().header();
        root.put("owner", header.owner());
        JsonResult.decimal(root, "contingency", header.contingency().fraction());
        root.put("decimalsShown", header.rounding().decimals());
        ArrayNode rates = root.putArray("exchangeRates");
        header.rates().forEach(each -> exchange(rates.addObject(), each));
        ArrayNode assumptions = root.putArray("assumptions");
        report.request().assumptions().forEach(each -> assumption(assumptions.addObject(), each));
        ArrayNode budgets = root.putArray("budgets");
        header.budgets().forEach(each -> budget(budgets.addObject(), each, report));
    }

    private static void exchange(ObjectNode node, Fx rate) {
        node.put("from", rate.from().getCurrencyCode());
        node.put("to", rate.to().getCurrencyCode());
        JsonResult.decimal(node, "rate", rate.rate());
        node.put("day", rate.day() == null ? null : rate.day().toString());
        node.put("source", rate.source());
        node.put("where", rate.where().toString());
    }

    /** In the base case. */
    private static void assumption(ObjectNode node, Assumption assumption) {
        node.put("name", assumption.name());
        JsonResult.decimal(node, "value", assumption.value());
        node.put("unit", assumption.unit());
        node.put("source", assumption.source());
        node.put("where", assumption.where().toString());
    }

    private static void budget(ObjectNode node, Budget budget, Report report) {
        JsonResult.decimal(node, "limit", budget.limit().amount());
        node.put("where", budget.where().toString());
        ArrayNode fits = node.putArray("fits");
        for (Decision.Fit each : report.fits()) {
            if (each.budget().equals(budget)) {
                ObjectNode fit = fits.addObject();
                fit.put("scenario", each.total().scenario().name());
                JsonLine.decision(fit, each);
            }
        }
    }

    static void metrics(ArrayNode metrics, Report report) {
        for (MetricPair each : report.metrics()) {
            ObjectNode node = metrics.addObject();
            node.put("metric", each.baseline().name());
            node.put("unit", each.baseline().unit());
            node.put("higherIsBetter", each.baseline().higherIsBetter());
            node.put("baseline", each.baseline().scenario());
            JsonResult.decimal(node, "baselineValue", each.baseline().value());
            node.put("alternative", each.alternative().scenario());
            JsonResult.decimal(node, "alternativeValue", each.alternative().value());
            JsonResult.decimal(node, "difference", each.difference());
            JsonResult.decimal(node, "improvement", each.improvement());
        }
    }
}
