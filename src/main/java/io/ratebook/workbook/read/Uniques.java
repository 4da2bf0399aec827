package io.ratebook.workbook.read;

import io.ratebook.finding.Location;
import java.util.HashMap;
import java.util.Map;

/** Names that may stand once only. */
final class Uniques {
    private final InputSheets sheets;
    private final Map<String, Location> seen = new HashMap<>();

    Uniques(InputSheets sheets) {
        this.sheets = sheets;
    }

    /** True where the name is new; otherwise both cells are reported. Case and spacing don't count. */
    boolean isNew(String name, Location where, String column) {
        return isNew(InputSheets.key(name), name, where, column);
    }

    boolean isNew(String key, String shown, Location where, String column) {
        Location before = seen.putIfAbsent(key, where);
        if (before != null && !before.equals(where)) {
            sheets.error(
                    "RB-VAL-DUPID",
                    where,
                    "(" + column + ") \"" + shown + "\" stands in " + before.address() + " too",
                    "rename or delete one of the two");
        }
        return before == null;
    }
}
