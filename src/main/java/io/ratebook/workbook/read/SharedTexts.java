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
 * The texts that a workbook's cells share, by index. They are kept as bytes; a text is made when it is first asked for. The first many are the
 * same ones every time after that.
 */
final class SharedTexts extends AbstractList<CellValue.Text> implements RandomAccess {
    private static final int BLOCK = 1 << 20;
    private static final int FIRST = 1 << 10;

    /** Beyond it texts are names of rows, each asked for once. */
    private static final int MOST_MADE = 1 << 16;

    private final List<byte[]> blocks = new ArrayList<>();
    private int[] blockOf = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private @Nullable CellValue.Text[] made = new CellValue.Text[64];
    private int count;
    private int used;
    private int kept;
    private boolean asWritten = true;

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
            room();
            made[count++] = new CellValue.Text(text);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            append(bytes, 0, bytes.length);
        }
    }

    /** The same in UTF-8. */
    void append(byte[] bytes, int first, int end) {
        room();
        int length = end - first;
        byte[] block = blockFor(length);
        System.arraycopy(bytes, first, block, used, length);
        blockOf[count] = blocks.size() - 1;
        from[count] = used;
        used += length;
        to[count] = used;
        count++;
    }

    private void room() {
        if (count == made.length) {
            blockOf = Arrays.copyOf(blockOf, 2 * count);
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            made = Arrays.copyOf(made, 2 * count);
        }
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

    private byte[] blockFor(int length) {
        byte[] last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last == null || last.length - used < length) {
            int usual = last == null ? FIRST : Math.min(BLOCK, 2 * last.length);
            last = new byte[Math.max(usual, length)];
            blocks.add(last);
            used = 0;
        }
        return last;
    }

    @Override
    public CellValue.Text get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index);
        }
        CellValue.Text text = made[index];
        if (text == null) {
            byte[] block = blocks.get(blockOf[index]);
            text = new CellValue.Text(new String(block, from[index], to[index] - from[index], StandardCharsets.UTF_8));
            if (kept < MOST_MADE) {
                made[index] = text;
                kept++;
            }
        }
        return text;
    }

    /** How many bytes a text takes in UTF-8, about. */
    int bytes(int index) {
        CellValue.Text text = made[index];
        return text == null ? to[index] - from[index] : text.text().length();
    }

    /** Adds a text to another. */
    void copy(int index, ByteText to) {
        CellValue.Text text = made[index];
        if (text == null) {
            to.append(blocks.get(blockOf[index]), from[index], this.to[index]);
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
