package io.ratebook.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.report.effects.Comparison;
import io.ratebook.report.effects.Costed;
import io.ratebook.report.effects.LineEffect;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What costs otherwise, and why, as one JSON object. */
public final class JsonDiff {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonDiff() {}

    /** In UTF-8, with a newline at its end. */
    public static byte[] of(List<String> files, List<Comparison> comparisons) {
        ObjectNode root = MAPPER.createObjectNode();
        files.forEach(root.putArray("files")::add);
        ArrayNode workbooks = root.putArray("workbooks");
        comparisons.forEach(each -> comparison(workbooks.addObject(), each));
        return JsonResult.bytes(root);
    }

    /** Reads the file back.
     *
     * @throws IOException where it isn't one JSON object
     */
    public static void verify(Path written) throws IOException {
        JsonResult.verify(written);
    }

    private static void comparison(ObjectNode node, Comparison comparison) {
        node.put("workbook", comparison.name());
        node.put("currency", comparison.currency().isEmpty() ? null : comparison.currency());
        node.put("same", comparison.isSame());
        ArrayNode scenarios = node.putArray("scenarios");
        comparison.scenarios().forEach(each -> JsonVerification.effect(scenarios.addObject(), each));
        ArrayNode lines = node.putArray("lines");
        comparison.lines().stream().filter(LineEffect::isChanged).forEach(each -> line(lines.addObject(), each));
        ArrayNode decisions = node.putArray("decisions");
        comparison
                .decisions()
                .forEach(each -> decisions
                        .addObject()
                        .put("line", each.line())
                        .put("rule", each.rule())
                        .put("then", each.then().isEmpty() ? null : each.then())
                        .put("now", each.now().isEmpty() ? null : each.now()));
    }

    private static void line(ObjectNode node, LineEffect effect) {
        Costed line = effect.line();
        node.put("scenario", line.scenario());
        node.put("usage", line.usageId());
        node.put("model", line.model());
        node.put("meter", line.meter());
        node.put("part", line.part());
        node.put("from", line.when().isEmpty() ? null : line.when());
        node.put("unit", line.unit());
        side(node.putObject("then"), effect.then());
        side(node.putObject("now"), effect.now());
        number(node, "difference", effect.difference());
        number(node, "price", effect.price());
        number(node, "volume", effect.volume());
        number(node, "mix", effect.mix());
        number(node, "rules", effect.rules());
    }

    private static void side(ObjectNode node, @Nullable Costed line) {
        JsonResult.decimal(node, "counted", line == null ? null : line.quantity());
        JsonResult.decimal(node, "unitPrice", line == null ? null : line.unitPrice());
        JsonResult.decimal(node, "cost", line == null ? null : line.cost());
    }

    private static void number(ObjectNode node, String name, BigDecimal value) {
        JsonResult.decimal(node, name, value);
    }
}
