package io.ratebook.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ratebook.tokens.Prompt;
import io.ratebook.tokens.PromptLines;
import io.ratebook.tokens.UnreadablePromptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Prompts as JSON, in the shapes that people have them: a plain string; {@code prompt} or {@code input}, with {@code completion} or
 * {@code output}; {@code messages} (or Gemini's {@code contents}), of which a last one by the assistant is the output; and the lines
 * of batch files, where the same stands in {@code body}, {@code params} or {@code request} and all of it is sent. System text and
 * instructions belong to the prompt.
 */
public final class JsonPrompts implements PromptLines {
    private static final List<String> ENVELOPES = List.of("body", "params", "request");
    private static final List<String> SYSTEM =
            List.of("system", "instructions", "systemInstruction", "system_instruction", "instruction");
    private static final List<String> PROMPTS = List.of("messages", "contents", "prompt", "input");
    private static final List<String> OUTPUTS = List.of("completion", "output");
    private static final List<String> BESIDE = List.of("tools", "functions", "tool_calls");
    private static final Set<String> OUR_SIDE = Set.of("assistant", "model");

    /** Made with the first prompt: most plans have none. */
    private static final class Json {
        private static final ObjectMapper MAPPER =
                new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The texts of a prompt, and the kinds of what is no text. */
    private record Parts(List<String> texts, Set<String> others) {
        Parts() {
            this(new ArrayList<>(), new TreeSet<>());
        }
    }

    @Override
    public Prompt prompt(String line) throws UnreadablePromptException {
        JsonNode root = tree(line);
        if (root.isTextual()) {
            return Prompt.of(root.textValue(), null);
        }
        if (!root.isObject()) {
            throw new UnreadablePromptException("the line is neither a JSON object nor a string", shape());
        }
        for (String envelope : ENVELOPES) {
            if (root.path(envelope).isObject()) {
                return prompt(root.path(envelope), false);
            }
        }
        return prompt(root, true);
    }

    private static JsonNode tree(String line) throws UnreadablePromptException {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at character " + Math.max(1, e.getLocation().getColumnNr());
            throw new UnreadablePromptException(
                    "the line is not readable as JSON" + where, "write one whole JSON object or string a line");
        }
    }

    private static Prompt prompt(JsonNode call, boolean answered) throws UnreadablePromptException {
        List<String> given = PROMPTS.stream().filter(call::hasNonNull).toList();
        boolean instructed = call.path("instruction").isTextual();
        if (given.size() > 1) {
            throw new UnreadablePromptException(
                    "the line has both " + String.join(" and ", given), "keep one of the two");
        }
        if (given.isEmpty() && !instructed) {
            throw new UnreadablePromptException("the line has no prompt", shape());
        }
        Parts parts = new Parts();
        for (String each : SYSTEM) {
            collect(call.get(each), parts);
        }
        String output = answered ? output(call) : null;
        for (String each : given) {
            JsonNode prompt = call.get(each);
            JsonNode answer = answered && output == null ? answer(prompt) : null;
            output = answer == null ? output : text(answer);
            collect(answer == null ? prompt : withoutLast(prompt), parts);
        }
        BESIDE.stream().filter(each -> call.path(each).size() > 0).forEach(parts.others::add);
        return new Prompt(parts.texts, output, parts.others);
    }

    private static @Nullable String output(JsonNode call) throws UnreadablePromptException {
        for (String each : OUTPUTS) {
            if (call.hasNonNull(each)) {
                return text(call.get(each));
            }
        }
        return null;
    }

    /** The last of several messages, where the model wrote it; null where it didn't. */
    private static @Nullable JsonNode answer(JsonNode messages) {
        JsonNode last = messages.size() > 1 ? messages.path(messages.size() - 1) : null;
        return last != null && OUR_SIDE.contains(last.path("role").asText()) ? last : null;
    }

    private static JsonNode withoutLast(JsonNode messages) {
        ArrayNode others = Json.MAPPER.createArrayNode();
        for (int i = 0; i < messages.size() - 1; i++) {
            others.add(messages.get(i));
        }
        return others;
    }

    private static String text(JsonNode node) throws UnreadablePromptException {
        Parts parts = new Parts();
        collect(node, parts);
        return String.join("", parts.texts);
    }

    /** Text stands as a string, in a list of parts, or in the content of a message. */
    private static void collect(@Nullable JsonNode node, Parts parts) throws UnreadablePromptException {
        if (node == null || node.isNull()) {
            return;
        }
        if (node.isTextual()) {
            parts.texts.add(node.textValue());
        } else if (node.isArray()) {
            for (JsonNode each : node) {
                collect(each, parts);
            }
        } else if (node.isObject()) {
            object(node, parts);
        } else {
            throw new UnreadablePromptException(
                    "a prompt is no text but " + node.getNodeType().name().toLowerCase(Locale.ROOT), shape());
        }
    }

    private static void object(JsonNode node, Parts parts) throws UnreadablePromptException {
        BESIDE.stream().filter(each -> node.path(each).size() > 0).forEach(parts.others::add);
        for (String each : List.of("content", "parts", "text")) {
            if (node.has(each)) {
                collect(node.get(each), parts);
                return;
            }
        }
        String kind = node.path("type").asText("");
        parts.others.add(kind.matches("[a-z_]{1,30}") ? kind : "other parts");
    }

    private static String shape() {
        return "write {\"prompt\": \"…\", \"completion\": \"…\"} or {\"messages\": [{\"role\": \"user\", \"content\": \"…\"}]}";
    }
}
