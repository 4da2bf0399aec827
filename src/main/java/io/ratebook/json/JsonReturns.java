package io.ratebook.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.amount.Case;
import io.ratebook.domain.Range;
import io.ratebook.report.Report;
import io.ratebook.report.Returns;
import io.ratebook.report.Standing;
import java.math.BigDecimal;

/** What comparisons are worth over their months, and how far numbers may move before rules would choose otherwise. */
final class JsonReturns {
    private JsonReturns() {}

    static void write(ObjectNode root, Report report) {
        ArrayNode returns = root.putArray("returns");
        report.returns().forEach(each -> returned(returns.addObject(), each));
        ArrayNode standings = root.putArray("standings");
        report.standings().forEach(each -> standing(standings.addObject(), each));
    }

    private static void returned(ObjectNode node, Returns returns) {
        node.put("comparison", returns.compared().question().name());
        node.put("baseline", returns.compared().question().baseline());
        node.put("alternative", returns.compared().question().alternative());
        node.put("plan", returns.plan());
        JsonResult.decimal(node, "discountRate", returns.discountRate().fraction());
        ArrayNode flows = node.putArray("flows");
        for (Returns.Flow each : returns.flows()) {
            ObjectNode flow = flows.addObject();
            flow.put("month", each.month() == null ? null : each.month().toString());
            JsonResult.points(flow, "baseline", each.baseline());
            JsonResult.points(flow, "alternative", each.alternative());
        }
        ObjectNode value = node.putObject("presentValue");
        ObjectNode rate = node.putObject("internalRateAMonth");
        ObjectNode payback = node.putObject("paybackMonths");
        for (Case each : Case.values()) {
            JsonResult.decimal(value, each.word(), returns.presentValue(each));
            JsonResult.decimal(rate, each.word(), returns.internalRate(each).orElse(null));
            JsonResult.decimal(
                    payback,
                    each.word(),
                    returns.payback(each).map(BigDecimal::valueOf).orElse(null));
        }
    }

    private static void standing(ObjectNode node, Standing standing) {
        node.put("scenario", standing.number().usage().scenario());
        node.put("usage", standing.number().usage().id());
        node.put("number", standing.number().what());
        node.put("why", standing.number().why());
        for (Case each : Case.values()) {
            Range range = standing.at(each);
            ObjectNode bounds = node.putObject(each.word());
            JsonResult.decimal(bounds, "from", range.from());
            bounds.put("fromIncluded", range.fromIncluded());
            JsonResult.decimal(bounds, "upTo", range.upTo());
            bounds.put("upToIncluded", range.upToIncluded());
        }
    }
}
