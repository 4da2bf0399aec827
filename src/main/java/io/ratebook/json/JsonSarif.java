package io.ratebook.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines. */
public final class JsonSarif {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonSarif() {}

    /**
     * In UTF-8, with a newline at its end.
     *
     * @param version of Ratebook
     */
    public static byte[] of(List<Finding> findings, String version) {
        List<String> codes =
                findings.stream().map(Finding::code).distinct().sorted().toList();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Ratebook").put("version", version);
        ArrayNode rules = driver.putArray("rules");
        codes.forEach(each -> rules.addObject().put("id", each));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        findings.forEach(each -> result(results.addObject(), each, codes));
        return JsonResult.bytes(root);
    }

    private static void result(ObjectNode node, Finding finding, List<String> codes) {
        node.put("ruleId", finding.code());
        node.put("ruleIndex", codes.indexOf(finding.code()));
        node.put(
                "level",
                switch (finding.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case INFO -> "note";
                });
        String maybe = finding.maybe() == null ? "" : " Maybe " + finding.maybe() + ".";
        node.putObject("message").put("text", finding.message() + "." + maybe);
        location(node.putArray("locations").addObject(), finding.where());
    }

    /** A cell has no line: it is a logical place in its file. */
    private static void location(ObjectNode node, Location where) {
        ObjectNode physical = node.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(where.file()));
        if (where.line() > 0) {
            ObjectNode region = physical.putObject("region").put("startLine", where.line());
            if (where.column() > 0 && !where.file().endsWith(".csv")) {
                region.put("startColumn", where.column());
            }
        }
        if (where.sheet() != null) {
            String cell = where.isCell() ? where.sheet() + "!" + where.address() : where.sheet();
            node.putArray("logicalLocations")
                    .addObject()
                    .put("fullyQualifiedName", cell)
                    .put("kind", "element");
        }
    }

    /** Relative where the user's path is, with what a URI can't hold in percents. */
    private static String uri(String file) {
        try {
            String path = file.replace('\\', '/');
            boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:/.*");
            return absolute
                    ? new URI("file", "", path.startsWith("/") ? path : "/" + path, null).toASCIIString()
                    : new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(file, e);
        }
    }
}
