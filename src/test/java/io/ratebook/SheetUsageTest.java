package io.ratebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which workbooks may have too many rows to hold. */
class SheetUsageTest {
    @TempDir
    Path folder;

    @Test
    void rowsCountAndNotBytes() throws IOException {
        assertThat(isLarge(SheetUsage.FEW, 400, "", StandardCharsets.UTF_8)).isFalse();
        assertThat(isLarge(SheetUsage.FEW + 1, 400, "", StandardCharsets.UTF_8)).isTrue();
        assertThat(isLarge(SheetUsage.FEW + 1, 0, "", StandardCharsets.UTF_8)).isFalse();
    }

    @Test
    void rowsAreFoundHoweverTheyAreWritten() throws IOException {
        for (Charset each : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(isLarge(SheetUsage.FEW, 400, "x:", each)).isFalse();
            assertThat(isLarge(SheetUsage.FEW + 1, 400, "x:", each)).isTrue();
        }
    }

    @Test
    void whatIsNoWorkbookIsNotLarge() throws IOException {
        Path file = folder.resolve("note.xlsx");
        Files.writeString(file, "<row".repeat(SheetUsage.FEW + 1));
        assertThat(SheetUsage.isLarge(file)).isFalse();
    }

    /** A file of so many rows, each with so many letters. */
    private boolean isLarge(int rows, int letters, String prefix, Charset charset) throws IOException {
        Path file = folder.resolve(rows + prefix.replace(":", "") + letters + charset + ".xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            String row = "<" + prefix + "row>" + "r".repeat(letters) + "</" + prefix + "row>";
            for (int i = 0; i < rows; i++) {
                zip.write(row.getBytes(charset));
            }
        }
        return SheetUsage.isLarge(file);
    }
}
