package io.ratebook.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.domain.Rate;
import io.ratebook.finding.Finding;
import io.ratebook.report.About;
import io.ratebook.report.Compared;
import io.ratebook.report.CreditUse;
import io.ratebook.report.Line;
import io.ratebook.report.LineFactor;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The result as one JSON object. Decimals are strings, exact and without an exponent; what isn't known is null. */
public final class JsonResult {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonResult() {}

    /** The whole result in UTF-8, with a newline at its end. */
    public static byte[] of(Report report, About about) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("title", report.request().header().title());
        root.put("asOf", report.request().header().asOf().toString());
        root.put("currency", report.request().header().currency().getCurrencyCode());
        ArrayNode scenarios = root.putArray("scenarios");
        report.totals().forEach(each -> scenario(scenarios.addObject(), each, report));
        ArrayNode comparisons = root.putArray("comparisons");
        report.comparisons().forEach(each -> compared(comparisons.addObject(), each));
        ArrayNode sensitivities = root.putArray("sensitivities");
        report.sensitivities().oneWays().forEach(each -> JsonSensitivities.oneWay(sensitivities, each));
        JsonSensitivities.add(root, report.sensitivities());
        ArrayNode expected = root.putArray("expected");
        report.verdicts().forEach(each -> verdict(expected.addObject(), each));
        findings(root.putArray("findings"), report.findings());
        about(root.putObject("about"), about);
        return bytes(root);
    }

    /** Reads the file back.
     *
     * @throws IOException where it isn't one JSON object
     */
    public static void verify(Path written) throws IOException {
        if (!MAPPER.readTree(written.toFile()).isObject()) {
            throw new IOException("what was written is no JSON object");
        }
    }

    private static void scenario(ObjectNode node, ScenarioTotal total, Report report) {
        node.put("scenario", total.scenario().name());
        points(node, "total", total.cost());
        points(node, "beforeCredits", total.beforeCredits());
        ArrayNode phases = node.putArray("phases");
        total.byPhase().forEach((phase, cost) -> points(phases.addObject().put("phase", phase), "cost", cost));
        ArrayNode months = node.putArray("months");
        report.months().stream()
                .filter(each -> each.scenario().equals(total.scenario().name()))
                .forEach(each -> points(
                        months.addObject().put("month", each.month().toString()).put("phase", each.phase()),
                        "cost",
                        each.cost()));
        ArrayNode credits = node.putArray("credits");
        report.credits().stream()
                .filter(each -> each.scenario().equals(total.scenario().name()))
                .forEach(each -> credit(credits.addObject(), each));
        ArrayNode lines = node.putArray("lines");
        report.lines().stream()
                .filter(each -> each.scenario().equals(total.scenario().name()))
                .forEach(each -> line(lines.addObject(), each));
    }

    private static void credit(ObjectNode node, CreditUse use) {
        node.put("credit", use.contract().id());
        points(node, "used", use.used());
        points(node, "unused", use.unused());
    }

    private static void line(ObjectNode node, Line line) {
        node.put("line", line.number());
        node.put("category", line.category().word());
        node.put("usage", line.usageId());
        node.put("phase", line.phase());
        node.put("activity", line.activity());
        node.put("provider", line.provider());
        node.put("model", line.model());
        node.put("meter", line.meter());
        node.put("part", line.part());
        points(node, "metered", line.metered());
        points(node, "quantity", line.quantity());
        node.put("unit", line.unit().name());
        node.put("from", line.day() == null ? null : line.day().toString());
        points(node, "months", line.months());
        ArrayNode free = node.putArray("freeUnits");
        line.free()
                .forEach(each ->
                        points(free.addObject().put("term", each.contract().id()), "units", each.units()));
        rates(node, line);
        ArrayNode factors = node.putArray("factors");
        line.factors().forEach(each -> factor(factors.addObject(), each));
        points(node, "cost", line.cost());
        node.put("term", line.term() == null ? null : line.term().contract().id());
        node.put("paysLine", line.paidLine() == 0 ? null : line.paidLine());
        Set<String> rules = new TreeSet<>();
        line.decisions().forEach(each -> rules.add(each.by().id()));
        rules.forEach(node.putArray("rules")::add);
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
        decimal(
                node,
                "listUnitPrice",
                line.tier() == null ? price(base) : line.tier().price().base());
        decimal(node, "per", base.unitRate().per());
        node.put("rate", base.where().toString());
        node.put("source", base.source());
        if (line.rates().stream().distinct().count() > 1) {
            points(
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

    private static void factor(ObjectNode node, LineFactor factor) {
        node.put("reason", factor.why());
        node.put("rule", factor.by().id());
        node.put("on", factor.onQuantity() ? "quantity" : "price");
        decimal(node, "low", factor.value().low());
        decimal(node, "base", factor.value().base());
        decimal(node, "high", factor.value().high());
    }

    private static void compared(ObjectNode node, Compared compared) {
        node.put("comparison", compared.question().name());
        node.put("baseline", compared.question().baseline());
        node.put("alternative", compared.question().alternative());
        points(node, "baselineCost", compared.baselineCost());
        points(node, "alternativeCost", compared.alternativeCost());
        points(node, "saving", compared.saving());
        points(node, "savingShare", compared.savingShare());
        points(node, "savingPerUnit", compared.savingPerUnit());
        points(node, "oneTimeCost", compared.oneTimeCost());
        points(node, "breakEvenUnits", compared.breakEvenUnits());
        points(node, "returnOnInvestment", compared.returnMultiple());
        points(node, "paybackMonths", compared.paybackMonths());
    }

    private static void verdict(ObjectNode node, Verdict verdict) {
        node.put("id", verdict.expectation().id());
        node.put("figure", verdict.expectation().figure());
        decimal(node, "expected", verdict.expectation().expected());
        decimal(node, "actual", verdict.actual());
        decimal(node, "tolerance", verdict.expectation().tolerance());
        node.put("verdict", verdict.words());
    }

    static void findings(ArrayNode node, List<Finding> findings) {
        for (Finding each : findings) {
            node.addObject()
                    .put("severity", each.severity().name())
                    .put("code", each.code())
                    .put("where", each.where().toString())
                    .put("message", each.message())
                    .put("maybe", each.maybe());
        }
    }

    private static void about(ObjectNode node, About about) {
        node.put("version", about.version());
        node.put("input", about.input());
        node.put("rules", about.rules());
        ObjectNode settings = node.putObject("settings");
        about.settings().forEach((name, value) -> decimal(settings, name, value));
        ObjectNode hashes = node.putObject("sha256");
        about.hashes().forEach(hashes::put);
    }

    static void points(ObjectNode node, String name, @Nullable ThreePoint points) {
        if (points == null) {
            node.putNull(name);
            return;
        }
        ObjectNode inner = node.putObject(name);
        decimal(inner, "low", points.low());
        decimal(inner, "base", points.base());
        decimal(inner, "high", points.high());
    }

    static void decimal(ObjectNode node, String name, @Nullable BigDecimal value) {
        node.put(name, value == null ? null : Exact.text(value));
    }

    static byte[] bytes(ObjectNode root) {
        try {
            return (MAPPER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text can always be written", e);
        }
    }
}
