package io.ratebook.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ratebook.grid.CellValue;
import io.ratebook.usagefile.JsonRows;
import io.ratebook.usagefile.UnreadableRowException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines of JSON as rows of usage: numbers as they are written, texts and truth values; what is deeper is kept as its text. */
public final class JsonUsageRows implements JsonRows {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** Beyond it a number is no count of anything, and would take long to compute with. */
    private static final int MOST_DIGITS = 400;

    @Override
    public Map<String, CellValue> row(String line) throws UnreadableRowException {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UnreadableRowException("is not readable as JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse("it is damaged"));
        }
        if (node == null || !node.isObject()) {
            throw new UnreadableRowException("is no JSON object");
        }
        Map<String, CellValue> row = new LinkedHashMap<>();
        node.properties().forEach(each -> {
            if (!each.getValue().isNull()) {
                row.put(each.getKey(), value(each.getValue()));
            }
        });
        return row;
    }

    private static CellValue value(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            boolean sound =
                    number.precision() < MOST_DIGITS && number.scale() < MOST_DIGITS && number.scale() > -MOST_DIGITS;
            return sound ? new CellValue.Number(number) : new CellValue.Text(node.asText());
        }
        if (node.isBoolean()) {
            return new CellValue.Bool(node.booleanValue());
        }
        String text = node.isTextual() ? node.textValue() : node.toString();
        return text.isBlank() ? CellValue.BLANK : new CellValue.Text(text);
    }
}
