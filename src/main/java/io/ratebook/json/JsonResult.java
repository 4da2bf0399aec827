package io.ratebook.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.finding.Finding;
import io.ratebook.report.About;
import io.ratebook.report.Compared;
import io.ratebook.report.CreditUse;
import io.ratebook.report.Report;
import io.ratebook.report.ScenarioTotal;
import io.ratebook.report.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result as one JSON object. Decimals are strings, exact and without an exponent; what isn't known is null. */
public final class JsonResult {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Counts up where something is renamed, removed or means something else; what is added doesn't count. */
    private static final int SCHEMA_VERSION = 1;

    private JsonResult() {}

    /** The whole result in UTF-8, with a newline at its end. */
    public static byte[] of(Report report, About about) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("title", report.request().header().title());
        root.put("asOf", report.request().header().asOf().toString());
        root.put("currency", report.request().header().currency().getCurrencyCode());
        JsonHeader.write(root, report);
        ArrayNode scenarios = root.putArray("scenarios");
        report.totals().forEach(each -> scenario(scenarios.addObject(), each, report));
        ArrayNode comparisons = root.putArray("comparisons");
        report.comparisons().forEach(each -> compared(comparisons.addObject(), each));
        JsonReturns.write(root, report);
        JsonHeader.metrics(root.putArray("metrics"), report);
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
        node.put("description", total.scenario().description());
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
                .forEach(each -> JsonLine.write(lines.addObject(), each, report.reasons()));
    }

    private static void credit(ObjectNode node, CreditUse use) {
        node.put("credit", use.contract().id());
        points(node, "used", use.used());
        points(node, "unused", use.unused());
    }

    private static void compared(ObjectNode node, Compared compared) {
        node.put("comparison", compared.question().name());
        node.put("baseline", compared.question().baseline());
        node.put("alternative", compared.question().alternative());
        decimal(node, "units", compared.question().units());
        node.put("unit", compared.question().unit());
        decimal(node, "volume", compared.question().volume());
        decimal(node, "months", compared.question().months());
        decimal(node, "copies", compared.question().copies());
        points(node, "baselineCost", compared.baselineCost());
        points(node, "alternativeCost", compared.alternativeCost());
        points(node, "saving", compared.saving());
        points(node, "savingShare", compared.savingShare());
        points(node, "savingPerUnit", compared.savingPerUnit());
        points(node, "oneTimeCost", compared.oneTimeCost());
        points(node, "breakEvenUnits", compared.breakEvenUnits());
        points(node, "returnOnInvestment", compared.returnMultiple());
        points(node, "paybackMonths", compared.paybackMonths());
        node.put("where", compared.question().where().toString());
    }

    private static void verdict(ObjectNode node, Verdict verdict) {
        node.put("id", verdict.expectation().id());
        node.put("figure", verdict.expectation().figure());
        decimal(node, "expected", verdict.expectation().expected());
        decimal(node, "actual", verdict.actual());
        decimal(node, "tolerance", verdict.expectation().tolerance());
        node.put("status", verdict.status().word());
        node.put("verdict", verdict.words());
        node.put("knownDifference", verdict.expectation().knownDifference());
        node.put("measure", verdict.expectation().selector().measure().word());
        node.put("scenario", verdict.expectation().selector().scenario());
        node.put("case", verdict.expectation().selector().which().word());
        node.put("where", verdict.expectation().where().toString());
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
