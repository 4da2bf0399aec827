package io.ratebook.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.amount.Exact;
import io.ratebook.domain.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices as a JSON list. Decimals are strings, exact and without an exponent; what a card leaves blank is null. */
public final class JsonRates {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonRates() {}

    public static String of(List<Rate> rates) {
        ArrayNode list = MAPPER.createArrayNode();
        rates.forEach(each -> rate(list.addObject(), each));
        try {
            return MAPPER.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of text can always be written", e);
        }
    }

    private static void rate(ObjectNode node, Rate rate) {
        node.put("provider", rate.provider());
        node.put("model", rate.model().isEmpty() ? null : rate.model());
        node.put("meter", rate.meter());
        node.put("serviceTier", rate.serviceTier());
        node.put("region", rate.region().isEmpty() ? null : rate.region());
        node.put("price", Exact.text(rate.unitRate().price().amount()));
        node.put("per", Exact.text(rate.unitRate().per()));
        node.put("unit", rate.unitRate().unit().name());
        node.put("currency", rate.unitRate().price().currency().getCurrencyCode());
        node.put("from", text(rate.from()));
        node.put("to", text(rate.to()));
        node.put("hours", text(rate.hours()));
        node.put("tierKind", rate.band() == null ? null : rate.band().kind().word());
        node.put("above", rate.band() == null ? null : Exact.text(rate.above()));
        node.put("row", rate.where().toString());
        node.put("source", rate.source());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
