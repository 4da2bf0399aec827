package io.ratebook.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.finding.Finding;
import io.ratebook.report.Provenance;
import io.ratebook.report.Verification;
import io.ratebook.report.effects.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What became of a result, as one JSON object: every difference, where the console tells the first. */
public final class JsonVerification {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonVerification() {}

    /** In UTF-8, with a newline at its end. */
    public static byte[] of(
            String result,
            Optional<Verification> verification,
            Optional<Provenance> provenance,
            List<Effect> effects,
            List<Finding> findings) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("result", result);
        root.put("same", verification.isPresent() && verification.get().holds());
        provenance.ifPresent(each -> provenance(root.putObject("provenance"), each));
        ArrayNode items = root.putArray("items");
        verification.ifPresent(each -> each.items().forEach(item -> item(items.addObject(), item)));
        ArrayNode rerated = root.putArray("rerated");
        effects.forEach(each -> effect(rerated.addObject(), each));
        JsonResult.findings(root.putArray("findings"), findings);
        return JsonResult.bytes(root);
    }

    /** Reads the file back.
     *
     * @throws IOException where it isn't one JSON object
     */
    public static void verify(Path written) throws IOException {
        JsonResult.verify(written);
    }

    private static void provenance(ObjectNode node, Provenance provenance) {
        node.put("version", provenance.version());
        node.put("rules", provenance.rules());
        ObjectNode options = node.putObject("options");
        provenance.options().forEach(options::put);
        ObjectNode counts = node.putObject("counts");
        provenance.counts().forEach(counts::put);
        ArrayNode files = node.putArray("files");
        provenance
                .files()
                .forEach(each -> files.addObject()
                        .put("role", each.role().name())
                        .put("name", each.name())
                        .put("sha256", each.sha256()));
    }

    private static void item(ObjectNode node, Verification.Item item) {
        node.put("item", item.name());
        node.put("status", item.status().word());
        node.put("note", item.note());
        ArrayNode differences = node.putArray("differences");
        item.differences()
                .forEach(each -> differences
                        .addObject()
                        .put("what", each.what())
                        .put("place", each.place())
                        .put("held", each.held())
                        .put("holds", each.holds()));
    }

    static void effect(ObjectNode node, Effect effect) {
        node.put("scenario", effect.scenario());
        JsonResult.decimal(node, "then", effect.then());
        JsonResult.decimal(node, "now", effect.now());
        JsonResult.decimal(node, "difference", effect.difference());
        JsonResult.decimal(node, "price", effect.price());
        JsonResult.decimal(node, "volume", effect.volume());
        JsonResult.decimal(node, "mix", effect.mix());
        JsonResult.decimal(node, "rules", effect.rules());
    }
}
