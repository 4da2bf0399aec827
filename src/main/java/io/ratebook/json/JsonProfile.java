package io.ratebook.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.finding.Checked;
import io.ratebook.tokens.Profile;
import io.ratebook.tokens.Spread;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The profile of a file of prompts as one JSON object. Counts are numbers; means and shares are strings, exact. */
public final class JsonProfile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonProfile() {}

    /** In UTF-8, with a newline at its end; no more than the findings where the file couldn't be profiled. */
    public static byte[] of(String file, Checked<Optional<Profile>> read) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("file", file);
        read.value().ifPresent(each -> profile(root, each));
        JsonResult.findings(root.putArray("findings"), read.findings());
        return JsonResult.bytes(root);
    }

    private static void profile(ObjectNode root, Profile profile) {
        root.put("rows", profile.rows());
        root.put("encoding", profile.how());
        root.put("estimate", profile.estimate());
        ObjectNode prompts = root.putObject("prompts");
        spread(prompts, "characters", profile.characters());
        spread(prompts, "tokens", profile.tokens());
        if (profile.outputTokens() == null) {
            root.putNull("outputs");
        } else {
            ObjectNode outputs = root.putObject("outputs");
            outputs.put("rows", profile.outputTokens().rows());
            spread(outputs, "characters", profile.outputCharacters());
            spread(outputs, "tokens", profile.outputTokens());
        }
        ObjectNode prefix = root.putObject("commonPrefix");
        prefix.put("tokens", profile.prefixTokens());
        JsonResult.decimal(prefix, "share", profile.prefixShare());
        usage(root.putObject("usage"), profile);
    }

    private static void spread(ObjectNode node, String name, @Nullable Spread spread) {
        if (spread != null) {
            ObjectNode inner = node.putObject(name);
            inner.put("sum", spread.sum());
            inner.put("min", spread.min());
            JsonResult.decimal(inner, "mean", spread.mean());
            inner.put("p95", spread.p95());
            inner.put("max", spread.max());
        }
    }

    /** What belongs into the columns of Usage, not rounded. */
    private static void usage(ObjectNode node, Profile profile) {
        node.put("Calls", profile.rows());
        node.put("Prefix tokens", profile.prefixTokens());
        JsonResult.decimal(node, "Input tokens", profile.restTokens());
        JsonResult.decimal(
                node,
                "Output tokens",
                profile.outputTokens() == null ? null : profile.outputTokens().mean());
    }
}
