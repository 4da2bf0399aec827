package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ids of millions of rows, eight bytes each: two that differ are taken for one in fewer than one of a million files. */
final class IdHashes implements UsageReader.Ids {
    private static final int MOST = 1 << 22;
    private static final int AT_ONCE = 256;
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int SMALL = 'a' - 'A';
    private static final long MIX = 0xff51afd7ed558ccdL;

    private final InputSheets sheets;
    private final long[] hashes = new long[AT_ONCE];
    private final long[] found = new long[AT_ONCE];
    private final String[] ids = new String[AT_ONCE];
    private final List<Supplier<Location>> places = new ArrayList<>();
    private long[] slots = new long[1 << 12];
    private int size;
    private String scenario = "";
    private long ofScenario = hash(START, "") * PRIME;
    private @Nullable Location beyond;

    IdHashes(InputSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void add(String scenario, String id, Supplier<Location> where) {
        if (!scenario.equals(this.scenario)) {
            this.scenario = scenario;
            ofScenario = hash(START, key(scenario)) * PRIME;
        }
        int at = places.size();
        hashes[at] = mixed(hash(ofScenario, key(id)));
        ids[at] = id;
        places.add(where);
        if (places.size() == AT_ONCE) {
            settle();
        }
    }

    /** Looks at the ids that wait: many at a time, since each is somewhere else in memory. */
    void settle() {
        for (int i = 0; i < places.size(); i++) {
            found[i] = slots[(int) hashes[i] & slots.length - 1];
        }
        for (int i = 0; i < places.size(); i++) {
            if (size == MOST) {
                beyond = beyond == null ? places.get(i).get() : beyond;
            } else if (found[i] == hashes[i] || !isNew(hashes[i])) {
                sheets.error(
                        "RB-VAL-DUPID",
                        places.get(i).get(),
                        "(Id) \"" + Shown.safely(ids[i]) + "\" stands in a row before it too",
                        "rename or delete one of the two");
            }
        }
        places.clear();
    }

    /** What wasn't looked at. */
    void tell() {
        settle();
        if (beyond != null) {
            sheets.addAll(List.of(Finding.info(
                    "RB-ID-MANY",
                    beyond,
                    "from here on ids aren't compared any more: there are more than " + MOST + " of them",
                    null)));
        }
    }

    /** See {@link InputSheets#key}; most ids are their own keys, but for capitals, which count as small ones. */
    private static String key(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean between = i > 0 && i < text.length() - 1 && text.charAt(i - 1) != ' ';
            if (each < ' ' || each > '~' || each == ' ' && !between) {
                return InputSheets.key(text);
            }
        }
        return text;
    }

    private static long hash(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            hash = (hash ^ (each >= 'A' && each <= 'Z' ? each + SMALL : each)) * PRIME;
        }
        return hash;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 33) * MIX;
        mixed ^= mixed >>> 33;
        return mixed == 0 ? 1 : mixed;
    }

    private boolean isNew(long hash) {
        if (size * 2 >= slots.length) {
            long[] old = slots;
            slots = new long[old.length * 2];
            for (long each : old) {
                if (each != 0) {
                    put(each);
                }
            }
        }
        boolean fresh = put(hash);
        size += fresh ? 1 : 0;
        return fresh;
    }

    private boolean put(long hash) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = at + 1 & mask;
        }
        slots[at] = hash;
        return true;
    }
}
