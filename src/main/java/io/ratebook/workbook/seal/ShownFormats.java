package io.ratebook.workbook.seal;

import io.ratebook.workbook.seal.Snapshot.Content;
import io.ratebook.workbook.seal.Snapshot.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.format.CellFormat;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Number formats compared by what they show: programs write one format in more than one way, and no two of them alike. Formats
 * whose codes differ are the same where they show the cell's own value and some others as the same text.
 */
final class ShownFormats {
    private static final List<Object> PROBES =
            List.of(0.0, 1.0, -1.0, 0.5, 0.000003, -0.125, 12.3456789, 1234567.891, -1234567.891, 0.999999, "a text");

    private final Map<String, Boolean> known = new HashMap<>();

    boolean same(String held, String holds, Content cell) {
        if (plain(held).equals(plain(holds))) {
            return true;
        }
        if (isDate(held) && isDate(holds)) {
            return dateParts(held).equals(dateParts(holds));
        }
        boolean alike = known.computeIfAbsent(
                held + "\n" + holds,
                each -> PROBES.stream().allMatch(probe -> shown(held, probe).equals(shown(holds, probe))));
        return alike && shown(held, value(cell)).equals(shown(holds, value(cell)));
    }

    private static Object value(Content cell) {
        return cell.kind() == Kind.NUMBER ? (Object) Double.valueOf(cell.value()) : cell.value();
    }

    /** Without escapes, capitals and what only colours. */
    private static String plain(String code) {
        return code.replaceAll("\\[(?i:black|blue|cyan|green|magenta|red|white|yellow|\\$-[0-9A-Fa-f]+)\\]", "")
                .replaceAll("\\\\(.)", "$1")
                .replaceAll("\"([^\"]*)\"", "$1")
                .replaceFirst(";@$", "")
                .toUpperCase(Locale.ROOT);
    }

    private static boolean isDate(String code) {
        return DateUtil.isADateFormat(-1, code);
    }

    /** Which parts of a day are shown, and with which words between them; how wide each is and what separates them is a matter of
     * taste and country. */
    private static String dateParts(String code) {
        String words = code.replaceAll("[^\"]*(\"[^\"]*\")?", "$1");
        String letters = plain(code).replaceAll("[^YMDHSAP]", "");
        return words
                + letters.chars()
                        .distinct()
                        .sorted()
                        .mapToObj(Character::toString)
                        .toList();
    }

    private static String shown(String code, Object value) {
        try {
            return CellFormat.getInstance(Locale.ROOT, code).apply(value).text;
        } catch (RuntimeException unreadable) {
            return code;
        }
    }
}
