package io.ratebook.workbook.read;

import static io.ratebook.workbook.read.SheetFixture.row;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ratebook.amount.Case;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a part holds, reading ends with a value and findings, never with an exception. */
final class SpoiltWorkbookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String MARKS = "0123456789<>/\"=ABCr s";

    @TempDir
    Path folder;

    @Test
    void noChangedByteMakesReadingFail() throws IOException {
        Map<String, byte[]> parts = parts();
        List<String> names = List.copyOf(parts.keySet());
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            String name = names.get(random.nextInt(names.size()));
            RawWorkbook workbook =
                    new RawWorkbook().without("xl/sharedStrings.xml").without("xl/styles.xml");
            parts.forEach(workbook::part);
            workbook.part(name, spoilt(parts.getOrDefault(name, new byte[0]).clone(), random));
            Path file = workbook.writtenTo(folder.resolve("spoilt.xlsx"));
            assertThatCode(() -> readInEveryCase(file))
                    .as("seed %d, part %s", seed, name)
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] spoilt(byte[] bytes, Random random) {
        for (int i = 0; i <= random.nextInt(3); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
        }
        return bytes;
    }

    private static void readInEveryCase(Path file) {
        InputBook.open(file, "spoilt.xlsx").value().ifPresent(book -> {
            for (Case which : Case.values()) {
                book.at(which, Map.of()).then(each -> RequestReader.read(each, which, TODAY, null));
            }
        });
    }

    private Map<String, byte[]> parts() throws IOException {
        Path sound = new SheetFixture()
                .sheet("Request", row("Item", "Value"), row("Case in use", 2))
                .sheet(
                        "Assumptions",
                        row("Name", "Low", "Base", "High", "In use"),
                        row("atoms", 1, 2, 3, "=CHOOSE(Request!B2,B2,C2,D2)"))
                .name("atoms", "Assumptions!$E$2")
                .sheet("Usage", row("Provider", "Input tokens"), row("openai", "=atoms*2"))
                .calculated()
                .writtenTo(folder.resolve("sound.xlsx"));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(sound.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return parts;
    }
}
