package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.ratebook.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema, against the JSON of every shipped workbook. */
class JsonSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    static Stream<String> examples() throws IOException {
        return new Examples(Path.of("workbooks")).names().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyMemberOfEveryResultIsAsTheSchemaSays(String example) throws IOException {
        JsonNode result = result("workbooks/" + example + ".xlsx");
        JsonNode schema = schema();
        assertThat(validator(schema).validate(result)).isEmpty();
        close(schema);
        assertThat(validator(schema).validate(result))
                .as("members that the schema doesn't describe")
                .isEmpty();
    }

    @Test
    void theSchemaTellsADecimalFromANumber() throws IOException {
        JsonNode result = result("workbooks/currencies.xlsx");
        ((ObjectNode) result.at("/scenarios/0/total")).put("base", 1.5);
        assertThat(validator(schema()).validate(result)).isNotEmpty();
    }

    @Test
    void samplesAreAsTheSchemaSays() throws IOException {
        JsonNode result = result("workbooks/prompt-distillation-economics.xlsx", "--monte-carlo", "200", "--seed", "7");
        assertThat(result.at("/monteCarlo/scenarios/0/histogram")).isNotEmpty();
        JsonNode schema = schema();
        close(schema);
        assertThat(validator(schema).validate(result)).isEmpty();
    }

    private JsonNode result(String workbook, String... more) {
        Path json = folder.resolve("result.json");
        String out = folder.resolve("result.xlsx").toString();
        CommandLineRun run = CommandLineRun.of(
                Stream.concat(Stream.of("run", workbook, "-o", out, "--json", json.toString()), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return CommandLineRun.json(json);
    }

    private static JsonNode schema() throws IOException {
        return MAPPER.readTree(Files.readString(Path.of("docs/result.schema.json")));
    }

    private static JsonSchema validator(JsonNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    /** The published schema lets newer results have more members; here none may go undescribed. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(JsonSchemaTest::close);
    }
}
