package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.grid.CellValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SharedTextsTest {
    private static final List<String> KINDS =
            List.of("", "gpt-5.1", " spaced ", "Zürich", "数据", "\uD83D\uDE00 paid", "half \uD83D", "x".repeat(5_000));

    private static String text(int index) {
        return KINDS.get(index % KINDS.size()) + (index % 3 == 0 ? "" : String.valueOf(index));
    }

    @Test
    void eachIsWhatWasAddedAtItsNumber() {
        SharedTexts texts = new SharedTexts();
        List<CellValue.Text> all = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            all.add(new CellValue.Text(text(i)));
            texts.append(text(i));
            // also while more are to come
            assertThat(texts.get(i)).isEqualTo(all.get(i));
        }
        assertThat(List.copyOf(texts)).isEqualTo(all);
        assertThat(texts.get(2_999)).isSameAs(texts.get(2_999));
        assertThatThrownBy(() -> texts.get(3_000)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> texts.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bytesAreCopied() {
        SharedTexts texts = new SharedTexts();
        ByteText copied = new ByteText();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 600; i++) {
            byte[] utf8 = ("<" + KINDS.get(i % 5) + ">").getBytes(StandardCharsets.UTF_8);
            texts.append(utf8, 1, utf8.length - 1);
        }
        for (int i : new int[] {599, 3, 255, 256, 4}) {
            texts.copy(i, copied);
            all.append(KINDS.get(i % 5));
            // one that was asked for in between is the same
            assertThat(texts.get(i).text()).isEqualTo(KINDS.get(i % 5));
            texts.copy(i, copied);
            all.append(KINDS.get(i % 5));
        }
        assertThat(new String(copied.bytes(), 0, copied.length(), StandardCharsets.UTF_8))
                .isEqualTo(all.toString());
    }

    @Test
    void manyAreMadeAnewEachTime() {
        SharedTexts texts = new SharedTexts();
        for (int i = 0; i < 100_000; i++) {
            texts.append("row " + i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(texts.get(i).text()).isEqualTo("row " + i);
        }
        assertThat(texts.get(0)).isSameAs(texts.get(0));
        assertThat(texts.get(99_999)).isEqualTo(texts.get(99_999)).isNotSameAs(texts.get(99_999));
    }
}
