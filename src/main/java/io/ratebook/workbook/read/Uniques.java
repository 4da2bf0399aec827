package io.ratebook.workbook.read;

import io.ratebook.finding.Location;
import io.ratebook.grid.Shown;
import io.ratebook.lookalike.LookAlikes;
import java.util.HashMap;
import java.util.Map;

/** Names that may stand once only. */
final class Uniques {
    private final InputSheets sheets;
    private final Map<String, Location> seen = new HashMap<>();
    private final Map<String, Seen> skeletons = new HashMap<>();
    private boolean foreign;

    /** A name that is taken. */
    private record Seen(String key, Location where) {}

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
                    "(" + column + ") \"" + Shown.safely(shown) + "\" stands in " + before.address() + " too",
                    "rename or delete one of the two");
        }
        return before == null && !looksTaken(key, shown, where, column);
    }

    /** True, and reported, where a name of another alphabet looks like one that is there. */
    private boolean looksTaken(String key, String shown, Location where, String column) {
        if (!LookAlikes.isPossible(key) && !foreign) {
            return false;
        }
        if (!foreign) {
            foreign = true;
            seen.forEach((each, at) -> skeletons.putIfAbsent(LookAlikes.skeleton(each), new Seen(each, at)));
        }
        Seen other = skeletons.putIfAbsent(LookAlikes.skeleton(key), new Seen(key, where));
        boolean alike = other != null
                && !other.key.equals(key)
                && (LookAlikes.isForeign(key) || LookAlikes.isForeign(other.key));
        if (alike) {
            sheets.error(
                    "RB-VAL-CHAR",
                    where,
                    "(" + column + ") \"" + Shown.safely(shown) + "\" looks like what stands in "
                            + other.where.address() + ", and isn't the same: " + LookAlikes.points(key + other.key),
                    "type both anew");
        }
        return alike;
    }
}
