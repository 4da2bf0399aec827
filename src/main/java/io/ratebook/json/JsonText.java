package io.ratebook.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/** Small JSON texts, for cells that hold them. */
public final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    /** One object on one line, in the order of the map: numbers and booleans as such, everything else as text. */
    public static String object(Map<String, Object> values) {
        ObjectNode node = MAPPER.createObjectNode();
        values.forEach((name, value) -> {
            if (value instanceof BigDecimal number) {
                node.put(name, number);
            } else if (value instanceof Boolean truth) {
                node.put(name, truth);
            } else {
                node.put(name, value.toString());
            }
        });
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text can always be written", e);
        }
    }
}
