package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class XmlLinesTest {
    private static final long SEED = 20261123;

    /** Lines as a program that reads text line by line counts them, wherever the bytes are parted. */
    @Test
    void everyKindOfEndEndsALineOnce() {
        Random random = new Random(SEED);
        String[] pieces = {"\n", "\r", "\r\n", "a", "<row>", "ü", "\n\n", "\r\r"};
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(pieces[random.nextInt(round % 2 == 0 ? pieces.length : 1 + random.nextInt(pieces.length))]);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            XmlLines lines = new XmlLines();
            int at = 0;
            while (at < bytes.length) {
                int to = at + 1 + random.nextInt(bytes.length - at);
                int all = (text + ".").split("\r\n|\r|\n", -1).length;
                assertThat(lines.lineAfter(bytes, at, bytes.length))
                        .as(
                                "seed %s, round %s: %s",
                                SEED, round, text.toString().replace("\r", "\\r"))
                        .isEqualTo(all);
                lines.count(bytes, at, to);
                at = to;
            }
        }
    }
}
