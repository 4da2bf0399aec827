package io.ratebook.workbook.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.publish.PublishException;
import io.ratebook.workbook.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opened beside or when it is asked for: the same input, the same mistakes. */
final class OpenedInputTest {
    private static final Path PLAN = Path.of("workbooks/monthly-plan.xlsx");

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        Rehearsal.begin();
    }

    @Test
    void itHoldsTheSheetsOfTheFile() throws PublishException, IOException {
        assertThat(Preparation.OF_POI.isBegun()).isTrue();
        try (XSSFWorkbook beside = OpenedInput.begin(PLAN, null).carried().workbook();
                XSSFWorkbook asked = OpenedInput.of(PLAN, null).carried().workbook()) {
            assertThat(beside.getNumberOfSheets())
                    .isEqualTo(asked.getNumberOfSheets())
                    .isPositive();
            assertThat(beside.getSheetName(0)).isEqualTo(asked.getSheetName(0));
        }
    }

    @Test
    void whatFailsBesideFailsWhereItIsAskedFor() throws IOException {
        Path gone = folder.resolve("gone.xlsx");
        assertThatThrownBy(() -> OpenedInput.begin(gone, null).carried()).isInstanceOf(PublishException.class);
        Path taken = folder.resolve("taken.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Summary");
            try (var out = Files.newOutputStream(taken)) {
                workbook.write(out);
            }
        }
        assertThatThrownBy(() -> OpenedInput.begin(taken, null).carried())
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("has a sheet of its own named \"Summary\"");
        Path nonsense = Files.writeString(folder.resolve("nonsense.xlsx"), "nonsense");
        assertThatThrownBy(() -> OpenedInput.begin(nonsense, null).carried())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
