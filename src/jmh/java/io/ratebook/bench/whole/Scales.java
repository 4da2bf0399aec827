package io.ratebook.bench.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Whole runs of {@code ratebook run} over workbooks of 1,000 usages, 10,000 and so on: two charges each, and the workbook with all of them. */
final class Scales {
    private static final int FEWEST = 1_000;
    private static final int STEP = 10;
    private static final String[] HEADS = {
        "Id", "Phase", "Activity", "Provider", "Model", "Calls", "Input tokens", "Output tokens"
    };

    private Scales() {}

    static Comparison of(Path work, int rows) throws IOException {
        String kept = Files.createDirectory(work.resolve("kept")).toString();
        List<Contender> contenders = new ArrayList<>();
        for (int size = FEWEST; size <= rows; size *= STEP) {
            Path input = work.resolve("usages-" + size + ".xlsx");
            write(input, size);
            String name = String.format(Locale.ROOT, "ratebook run, %,d usages", size);
            List<String> command = List.of("bin/ratebook", "run", input.toString());
            contenders.add(new WholeProcess(name, command, Map.of("RATEBOOK_CACHE", kept), size));
        }
        return new Comparison(contenders, units -> Optional.empty(), List.of());
    }

    private static void write(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet usage = workbook.newWorksheet("Usage");
            for (int i = 0; i < HEADS.length; i++) {
                usage.value(0, i, HEADS[i]);
            }
            for (int i = 1; i <= rows; i++) {
                usage.value(i, 0, "row " + i);
                usage.value(i, 1, "phase " + i % 7);
                usage.value(i, 2, "activity " + i % 50);
                usage.value(i, 3, "openai");
                usage.value(i, 4, i % 2 == 0 ? "gpt-5.1" : "gpt-5-mini");
                usage.value(i, 5, 100 + i % 900);
                usage.value(i, 6, 1_000 + i % 5_000);
                usage.value(i, 7, 200 + i % 800);
            }
        }
    }
}
