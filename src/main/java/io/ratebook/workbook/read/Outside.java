package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;

/** What a workbook refers to outside itself. None of it is ever opened; the user is told that it is there. */
final class Outside {
    private static final String SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final Map<String, String> TYPES = Map.of(
            SHEETS + "externalLink+xml", "other workbooks",
            SHEETS + "connections+xml", "data connections",
            SHEETS + "queryTable+xml", "query tables");

    /** Links that are opened by a click alone, and lead to pages and mail. */
    private static final Pattern ORDINARY = Pattern.compile("(https?|mailto|tel):.*|#.*", Pattern.CASE_INSENSITIVE);

    /** Outside of texts in quotes: functions that ask, an application and its topic, a workbook in brackets. */
    private static final Pattern CALLS = Pattern.compile(
            "\\b(WEBSERVICE|RTD|IMAGE|CALL|REGISTER\\.ID|SQL\\.REQUEST)\\s*\\("
                    + "|\\w\\|('[^']*'|[^'!|\"]+)!"
                    + "|(?<![A-Za-z0-9_.\\]])\\[[^\\]\\[]+\\][^!,()+*/&=<>]*!",
            Pattern.CASE_INSENSITIVE);

    /** Even within a text: what a link may lead to. */
    private static final Pattern SHARE = Pattern.compile("\\\\\\\\[^\\\\]+\\\\");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private Outside() {}

    /** At most two warnings: of the file, and of its first such formula. */
    static List<Finding> of(OPCPackage opened, Book book) throws InvalidFormatException {
        Set<String> kinds = new TreeSet<>();
        for (PackagePart part : opened.getParts()) {
            Optional.ofNullable(TYPES.get(part.getContentType())).ifPresent(kinds::add);
            if (!part.isRelationshipPart()) {
                for (PackageRelationship each : part.getRelationships()) {
                    kind(each).ifPresent(kinds::add);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (!kinds.isEmpty()) {
            findings.add(Finding.warning(
                    "RB-W-EXTLINK",
                    Location.ofFile(book.file()),
                    "the workbook refers to what is outside it (" + String.join(", ", kinds)
                            + "); nothing of it is opened, the stored values are used",
                    "copy what it needs into a sheet of its own"));
        }
        formula(book).ifPresent(findings::add);
        return findings;
    }

    private static Optional<String> kind(PackageRelationship relation) {
        String type = relation.getRelationshipType();
        if (type.endsWith("/xmlMaps")) {
            return Optional.of("XML maps");
        }
        if (relation.getTargetMode() != TargetMode.EXTERNAL || type.endsWith("/externalLinkPath")) {
            return Optional.empty();
        }
        if (type.endsWith("/hyperlink")) {
            boolean ordinary =
                    ORDINARY.matcher(relation.getTargetURI().toString()).matches();
            return ordinary ? Optional.empty() : Optional.of("links to files");
        }
        return Optional.of(type.endsWith("/image") ? "pictures" : "other files");
    }

    private static Optional<Finding> formula(Book book) {
        List<Cell> found = book.sheets().stream()
                .flatMap(grid -> grid.rows().values().stream())
                .flatMap(cells -> cells.values().stream())
                .filter(Outside::reachesOut)
                .toList();
        return found.stream().findFirst().map(first -> {
            int more = found.size() - 1;
            return Finding.warning(
                    "RB-W-EXTLINK",
                    first.where(),
                    "the formula refers to what is outside the workbook"
                            + (more == 0 ? "" : more == 1 ? ", as does 1 more" : ", as do " + more + " more")
                            + "; nothing of it is opened, the stored value is used",
                    "type the value");
        });
    }

    /** True for a formula that asks for what is outside the workbook. */
    static boolean reachesOut(Cell cell) {
        String formula = cell.formula();
        return formula != null
                && isSuspect(formula.toUpperCase(Locale.ROOT))
                && (SHARE.matcher(formula).find()
                        || CALLS.matcher(TEXT.matcher(formula).replaceAll("\"\""))
                                .find());
    }

    /** Quick: most formulas have none of these. */
    private static boolean isSuspect(String formula) {
        return formula.indexOf('[') >= 0
                || formula.indexOf('|') >= 0
                || formula.contains("\\\\")
                || formula.contains("WEBSERVICE")
                || formula.contains("RTD")
                || formula.contains("IMAGE")
                || formula.contains("CALL")
                || formula.contains("REGISTER")
                || formula.contains("SQL.");
    }
}
