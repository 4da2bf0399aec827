package io.ratebook.workbook.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names met so far, so that each is made and looked at once. What a hostile part makes up beyond the table is made each time. */
final class XmlNames {
    private static final int SIZE = 1024;
    private static final int FARTHEST = 8;

    private final @Nullable XmlName[] table = new XmlName[SIZE];

    /** @throws XmlFault where the bytes are no name */
    XmlName of(byte[] bytes, int from, int to, int hash) throws XmlFault {
        int slot = (hash ^ hash >>> 10) & SIZE - 1;
        for (int step = 0; step < FARTHEST; step++) {
            int at = slot + step & SIZE - 1;
            XmlName known = table[at];
            if (known == null) {
                XmlName made = XmlName.of(Arrays.copyOfRange(bytes, from, to), hash);
                table[at] = made;
                return made;
            }
            if (known.is(bytes, from, to, hash)) {
                return known;
            }
        }
        return XmlName.of(Arrays.copyOfRange(bytes, from, to), hash);
    }
}
