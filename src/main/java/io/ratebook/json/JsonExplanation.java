package io.ratebook.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.domain.Trial;
import io.ratebook.report.Reasons;
import io.ratebook.report.explain.Explanation;
import io.ratebook.report.explain.Explanation.Because;
import io.ratebook.report.explain.Explanation.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Explanations of lines as one JSON object. */
public final class JsonExplanation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonExplanation() {}

    /** In UTF-8, with a newline at its end. */
    public static byte[] of(String workbook, List<Explanation> explanations) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("workbook", workbook);
        ArrayNode lines = root.putArray("lines");
        explanations.forEach(each -> explanation(lines.addObject(), each));
        return JsonResult.bytes(root);
    }

    /** Reads the file back.
     *
     * @throws IOException where it isn't one JSON object
     */
    public static void verify(Path written) throws IOException {
        JsonResult.verify(written);
    }

    private static void explanation(ObjectNode node, Explanation explanation) {
        node.put("scenario", explanation.line().scenario());
        node.put("currency", explanation.currency());
        JsonLine.write(node, explanation.line(), Reasons.NONE);
        ArrayNode inputs = node.putArray("inputs");
        explanation.inputs().forEach(each -> {
            ObjectNode input = inputs.addObject().put("name", each.name());
            JsonResult.decimal(input, "value", each.value());
            input.put("where", each.where());
        });
        ArrayNode steps = node.putArray("steps");
        explanation.steps().forEach(each -> step(steps.addObject(), each));
        ArrayNode because = node.putArray("because");
        explanation.because().forEach(each -> because(because.addObject(), each));
        ArrayNode misses = node.putArray("nearMisses");
        explanation.nearMisses().forEach(each -> miss(misses.addObject(), each));
    }

    private static void step(ObjectNode node, Step step) {
        node.put("kind", step.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        node.put("name", step.name());
        node.put("rule", step.rule().isEmpty() ? null : step.rule());
        JsonResult.decimal(node, "value", step.value());
        if (step.range() != null) {
            JsonResult.points(node, "cases", step.range());
        }
        node.put("unit", step.unit().isEmpty() ? null : step.unit());
        node.put("where", step.where().isEmpty() ? null : step.where());
    }

    private static void because(ObjectNode node, Because because) {
        JsonLine.decision(node, because.decision());
        JsonLine.conditions(node, because.conditions());
    }

    private static void miss(ObjectNode node, Trial trial) {
        node.put("rule", trial.rule().id());
        node.put("title", trial.rule().title());
        node.put("where", trial.rule().at().toString());
        JsonLine.conditions(node, trial.conditions());
    }
}
