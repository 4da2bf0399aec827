package io.ratebook.workbook.read;

import io.ratebook.grid.CellValue;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook's cells share, by index. They are kept as bytes, page by page; a text is made when it is first asked for. The first
 * many are the same ones every time after that.
 */
final class SharedTexts extends AbstractList<CellValue.Text> implements RandomAccess {
    private static final int BITS = 8;
    private static final int ROOM = 1 << BITS;
    private static final int LAST = ROOM - 1;
    private static final int FIRST = 1 << 10;

    /** Beyond it texts are names of rows, each asked for once. */
    private static final int MOST_MADE = 1 << 16;

    private final List<Page> pages = new ArrayList<>();
    private int count;
    private int kept;
    private boolean asWritten = true;

    /** Some texts, one behind the other. */
    private static final class Page {
        private final int[] ends = new int[ROOM];
        private byte[] bytes;
        private @Nullable CellValue.Text @Nullable [] made;

        Page(int bytes) {
            this.bytes = new byte[bytes];
        }

        int from(int place) {
            return place == 0 ? 0 : ends[place - 1];
        }

        void append(int place, byte[] from, int first, int end) {
            int used = from(place);
            int all = used + end - first;
            if (all > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(all, 2 * bytes.length));
            }
            System.arraycopy(from, first, bytes, used, end - first);
            ends[place] = all;
            if (place == LAST && bytes.length > all) {
                bytes = Arrays.copyOf(bytes, all);
            }
        }

        CellValue.@Nullable Text made(int place) {
            return made == null ? null : made[place];
        }

        void keep(int place, CellValue.Text text) {
            if (made == null) {
                made = new CellValue.Text[ROOM];
            }
            made[place] = text;
        }
    }

    /** Adds a text that is written in another way. */
    void appendMeant(String text) {
        asWritten = false;
        append(text);
    }

    /** True where each text is written as it is meant. */
    boolean isAsWritten() {
        return asWritten;
    }

    /** Adds a text as the next one. */
    void append(String text) {
        if (hasSurrogates(text)) {
            int place = count & LAST;
            append(new byte[0], 0, 0);
            pages.get(pages.size() - 1).keep(place, new CellValue.Text(text));
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            append(bytes, 0, bytes.length);
        }
    }

    /** The same in UTF-8. */
    void append(byte[] bytes, int first, int end) {
        int place = count & LAST;
        if (place == 0) {
            pages.add(new Page(pages.isEmpty() ? FIRST : pages.get(pages.size() - 1).bytes.length));
        }
        pages.get(pages.size() - 1).append(place, bytes, first, end);
        count++;
    }

    /** Half of a pair wouldn't come back from bytes. */
    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public CellValue.Text get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index);
        }
        Page page = pages.get(index >> BITS);
        int place = index & LAST;
        CellValue.Text text = page.made(place);
        if (text == null) {
            int from = page.from(place);
            text = new CellValue.Text(new String(page.bytes, from, page.ends[place] - from, StandardCharsets.UTF_8));
            if (kept < MOST_MADE) {
                page.keep(place, text);
                kept++;
            }
        }
        return text;
    }

    /** Adds a text to another. */
    void copy(int index, ByteText to) {
        Page page = pages.get(index >> BITS);
        int place = index & LAST;
        CellValue.Text text = page.made(place);
        if (text == null) {
            to.append(page.bytes, page.from(place), page.ends[place]);
        } else {
            byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
            to.append(bytes, 0, bytes.length);
        }
    }

    @Override
    public int size() {
        return count;
    }
}
