package io.ratebook.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON file as plain values: {@code Map<String, Object>} in the file's order, {@code List<Object>}, {@code BigDecimal} (exactly as written),
 * {@code String}, {@code Boolean}. A null is left out of its object and of its list.
 */
public final class JsonValues {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final long LARGEST = 32L << 20;

    private JsonValues() {}

    /** The whole file; empty, with a finding, where it can't be read or is no JSON. A name that one object holds twice is a finding too. */
    public static Checked<Optional<Object>> read(Path file, String shown) {
        if (!Files.isRegularFile(file)) {
            return failed(Location.ofFile(shown), "is no file", "check the path");
        }
        try {
            if (Files.size(file) > LARGEST) {
                return failed(Location.ofFile(shown), "is larger than 32 MB", "check what it is");
            }
            Optional<Object> read = value(MAPPER.readTree(file.toFile()));
            return read.isEmpty()
                    ? failed(Location.ofFile(shown), "is empty", "fetch the catalogue again")
                    : Checked.of(read);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            Location where = line > 0 ? Location.ofLine(shown, line) : Location.ofFile(shown);
            return failed(where, "is no JSON: " + firstSentence(e.getOriginalMessage()), "fetch the catalogue again");
        } catch (NumberFormatException e) {
            return failed(
                    Location.ofFile(shown),
                    "is no JSON: a number has an endless exponent",
                    "fetch the catalogue again");
        } catch (IOException e) {
            return failed(Location.ofFile(shown), "can't be read: " + e.getMessage(), "check its permissions");
        }
    }

    /** What the parser says of its own settings is nothing to the reader. */
    private static String firstSentence(String message) {
        int at = message.indexOf(" (start marker at");
        return (at < 0 ? message : message.substring(0, at))
                .replaceAll(", from `[^`]*`", "")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    private static Checked<Optional<Object>> failed(Location where, String message, String maybe) {
        return new Checked<>(Optional.empty(), List.of(Finding.error("RB-CAT-READ", where, message, maybe)));
    }

    private static Optional<Object> value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> Optional.of(object(node));
            case ARRAY -> Optional.of(list(node));
            case NUMBER -> Optional.of(node.decimalValue());
            case BOOLEAN -> Optional.of(node.booleanValue());
            case NULL, MISSING -> Optional.empty();
            case STRING, BINARY, POJO -> Optional.of(node.asText());
        };
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(each -> value(each.getValue()).ifPresent(value -> values.put(each.getKey(), value)));
        return values;
    }

    private static List<Object> list(JsonNode node) {
        List<Object> values = new ArrayList<>();
        node.forEach(each -> value(each).ifPresent(values::add));
        return values;
    }
}
