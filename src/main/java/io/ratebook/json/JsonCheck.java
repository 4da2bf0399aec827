package io.ratebook.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.finding.FileFate;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What came of a check, as one JSON object; {@code docs/check.schema.json} describes it. */
public final class JsonCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonCheck() {}

    /** In UTF-8, with a newline at its end. */
    public static byte[] of(List<FileFate> files, List<Finding> findings) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("errors", count(findings, Severity.ERROR));
        root.put("warnings", count(findings, Severity.WARNING));
        root.put("remarks", count(findings, Severity.INFO));
        ArrayNode all = root.putArray("files");
        files.forEach(each -> all.addObject()
                .put("path", each.path())
                .put("kind", each.kind().word())
                .put("count", each.count())
                .put("note", each.note()));
        ArrayNode found = root.putArray("findings");
        findings.forEach(each -> finding(found.addObject(), each));
        return JsonResult.bytes(root);
    }

    /** Reads the file back.
     *
     * @throws IOException where it isn't one JSON object
     */
    public static void verify(Path written) throws IOException {
        JsonResult.verify(written);
    }

    private static int count(List<Finding> findings, Severity severity) {
        return (int)
                findings.stream().filter(each -> each.severity() == severity).count();
    }

    private static void finding(ObjectNode node, Finding finding) {
        Location where = finding.where();
        node.put("severity", finding.severity().name());
        node.put("code", finding.code());
        node.put("file", where.file());
        if (where.sheet() != null) {
            node.put("sheet", where.sheet());
        }
        if (where.isCell()) {
            node.put("cell", where.address());
        }
        if (where.line() > 0) {
            node.put("line", where.line());
            if (where.column() > 0) {
                node.put("column", where.column());
            }
        }
        node.put("message", finding.message());
        node.put("maybe", finding.maybe());
    }
}
