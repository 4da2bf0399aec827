package io.ratebook.workbook.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.publish.AsideException;
import io.ratebook.workbook.cells.FiledRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LaidAsideTest {
    private static final byte[] ROW = "<row r=\"2\"/>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHEET = "<worksheet><sheetData/></worksheet>".getBytes(StandardCharsets.US_ASCII);

    private static FiledRows begun() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            return new FiledRows(workbook.createSheet("Rows"), Collections::emptySortedMap);
        }
    }

    @Test
    void rowsOfAnotherThreadAreInThePart() throws IOException {
        try (LaidAside aside = new LaidAside()) {
            FiledRows rows = begun();
            aside.add(rows);
            aside.lay("rows", () -> {
                try (OutputStream out = rows.out()) {
                    out.write(ROW);
                }
                return true;
            });
            aside.finish();
            assertThat(aside.parts()).containsOnlyKeys(rows.part());
            assertThat(rows.open(SHEET))
                    .hasBinaryContent("<worksheet><sheetData><row r=\"2\"/></sheetData></worksheet>"
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** It ends with the row at hand, whoever has asked for the rows. */
    @Test
    @Timeout(60)
    void whatNobodyWantsAnyMoreIsNotFinished() throws IOException, InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        LaidAside aside = new LaidAside();
        FiledRows rows = begun();
        aside.add(rows);
        aside.lay("rows", () -> {
            OutputStream out = rows.out();
            try {
                for (int i = 0; ; i++) {
                    out.write(ROW);
                    if (i == 1000) {
                        writing.countDown();
                    }
                }
            } finally {
                ended.set(true);
            }
        });
        writing.await();
        aside.close();
        assertThat(ended).isTrue();
        assertThatThrownBy(aside::finish).isInstanceOf(AsideException.class).hasMessageContaining("aren't wanted");
    }

    @Test
    void whatGoesWrongIsToldToWhoeverWaits() throws IOException {
        try (LaidAside full = new LaidAside();
                LaidAside wrong = new LaidAside()) {
            full.lay("rows", () -> {
                throw new IOException("No space left on device");
            });
            assertThatThrownBy(full::finish)
                    .isInstanceOf(AsideException.class)
                    .hasMessageContaining("No space left on device");
            wrong.lay("rows", () -> {
                throw new IllegalStateException("there are fewer rows than were counted");
            });
            assertThatThrownBy(wrong::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("fewer rows");
        }
    }
}
