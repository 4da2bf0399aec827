package io.ratebook.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.TierBand;
import io.ratebook.domain.Trial.Condition;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import io.ratebook.report.Reasons;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One line of a result, with everything that made it. */
final class JsonLine {
    private JsonLine() {}

    static void write(ObjectNode node, Line line, Reasons reasons) {
        node.put("line", line.number());
        node.put("category", line.category().word());
        node.put("usage", line.usageId());
        node.put("phase", line.phase());
        node.put("activity", line.activity());
        node.put("provider", line.provider());
        node.put("model", line.model());
        node.put("serviceTier", line.basis() == null ? null : line.basis().serviceTier());
        node.put("region", line.basis() == null ? null : line.basis().region());
        node.put("meter", line.meter());
        node.put("part", line.part());
        node.put("recurring", line.recurring());
        JsonResult.points(node, "metered", line.metered());
        JsonResult.points(node, "quantity", line.quantity());
        node.put("unit", line.unit().name());
        node.put("from", line.day() == null ? null : line.day().toString());
        JsonResult.points(node, "months", line.months());
        JsonResult.points(node, "rowMonths", line.rowMonths());
        ArrayNode free = node.putArray("freeUnits");
        line.free().forEach(each -> free(free.addObject(), each));
        rates(node, line);
        band(node, line.tier());
        ArrayNode factors = node.putArray("factors");
        line.factors().forEach(each -> factor(factors.addObject(), each));
        JsonResult.points(node, "cost", line.cost());
        term(node, line.term());
        node.put("paysLine", line.paidLine() == 0 ? null : line.paidLine());
        Set<String> rules = new TreeSet<>();
        line.decisions().forEach(each -> rules.add(each.by().id()));
        rules.forEach(node.putArray("rules")::add);
        ArrayNode decisions = node.putArray("decisions");
        for (int i = 0; i < line.decisions().size(); i++) {
            ObjectNode decided = decisions.addObject();
            decision(decided, line.decisions().get(i));
            conditions(decided, reasons.of(line, i));
        }
    }

    private static void free(ObjectNode node, Line.Free free) {
        node.put("term", free.contract().id());
        node.put("month", free.month() == null ? null : free.month().toString());
        JsonResult.points(node, "left", free.left());
        JsonResult.points(node, "units", free.units());
    }

    /** The price of the base case; of every case where they differ. */
    private static void rates(ObjectNode node, Line line) {
        if (line.rates().isEmpty()) {
            node.putNull("listUnitPrice");
            node.putNull("per");
            node.putNull("rate");
            return;
        }
        Rate base = line.rates().get(1);
        JsonResult.decimal(
                node,
                "listUnitPrice",
                line.tier() == null ? price(base) : line.tier().price().base());
        JsonResult.decimal(node, "per", base.unitRate().per());
        node.put("priceCurrency", base.unitRate().price().currency().getCurrencyCode());
        node.put("rate", base.where().toString());
        node.put("rateName", base.fullName());
        node.put("source", base.source());
        node.put(
                "negotiatedIn", base.contract() == null ? null : base.contract().id());
        if (line.rates().stream().distinct().count() > 1) {
            JsonResult.points(
                    node,
                    "listUnitPriceByCase",
                    new ThreePoint(
                            price(line.rates().get(0)),
                            price(base),
                            price(line.rates().get(2))));
        }
    }

    private static BigDecimal price(Rate rate) {
        return rate.unitRate().price().amount();
    }

    private static void band(ObjectNode node, Line.@Nullable Band tier) {
        if (tier == null) {
            node.putNull("band");
            return;
        }
        ObjectNode band = node.putObject("band");
        TierBand bounds = tier.bounds();
        band.put("kind", bounds.kind().word());
        band.put("scope", bounds.scope().word());
        JsonResult.decimal(band, "above", bounds.above());
        band.put("inclusive", bounds.inclusive());
        JsonResult.decimal(band, "upTo", bounds.upTo());
        JsonResult.decimal(band, "flat", bounds.flat());
        JsonResult.decimal(band, "size", bounds.size());
        JsonResult.points(band, "price", tier.price());
        JsonResult.points(band, "times", tier.times());
        JsonResult.decimal(band, "multiple", tier.multiple());
    }

    private static void factor(ObjectNode node, LineFactor factor) {
        node.put("reason", factor.why());
        node.put("rule", factor.by().id());
        node.put("on", factor.onQuantity() ? "quantity" : "price");
        JsonResult.decimal(node, "low", factor.value().low());
        JsonResult.decimal(node, "base", factor.value().base());
        JsonResult.decimal(node, "high", factor.value().high());
    }

    /** The id stays a member of its own: it is what most readers want. */
    private static void term(ObjectNode node, Line.@Nullable Term term) {
        if (term == null) {
            node.putNull("term");
            return;
        }
        node.put("term", term.contract().id());
        ObjectNode terms = node.putObject("termUse");
        terms.put("kind", term.contract().kind());
        terms.put("month", term.month() == null ? null : term.month().toString());
        JsonResult.points(terms, "left", term.left());
        JsonResult.points(terms, "share", term.share());
        term.counted().forEach(terms.putArray("countedLines")::add);
    }

    static void decision(ObjectNode node, Decision decision) {
        RuleRef by = decision.by();
        node.put("stage", by.stage().word());
        node.put("rule", by.id());
        node.put("title", by.title());
        node.put("decision", decision.words());
        node.put("source", by.source());
        node.put("owner", by.owner());
        node.put("place", by.at().toString());
    }

    /** What held, with the values that it met. */
    static void conditions(ObjectNode node, List<Condition> conditions) {
        ArrayNode array = node.putArray("conditions");
        conditions.forEach(each -> array.addObject()
                .put("fact", each.fact())
                .put("condition", each.text())
                .put("actual", each.actual())
                .put("outcome", each.outcome().name().toLowerCase(Locale.ROOT)));
    }
}
