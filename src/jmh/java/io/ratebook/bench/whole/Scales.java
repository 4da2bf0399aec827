package io.ratebook.bench.whole;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Whole runs of {@code ratebook run} over 1,000 usages, 10,000 and so on, in workbooks and in files of ten times as many. */
final class Scales {
    private static final int FEWEST = 1_000;
    private static final int STEP = 10;

    /** Most usages of a sheet that have lines of their own. */
    private static final int MOST_APART = 5_000;

    private static final int TEXTS = 5;

    /** From so many usages on, runs get a heap of 160 MB. */
    private static final int SMALL_HEAP = 100_000;

    private static final String[] HEADS = {
        "Id", "Phase", "Activity", "Provider", "Model", "Calls", "Input tokens", "Output tokens"
    };

    private Scales() {}

    static Comparison of(Path work, int rows) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (int size = FEWEST; size <= rows; size *= STEP) {
            contenders.add(workbook(work, size));
            if (size < MOST_APART && size * STEP > MOST_APART) {
                contenders.add(workbook(work, MOST_APART));
            }
        }
        Path plan = work.resolve("plan.xlsx");
        write(plan, 0);
        for (int size = FEWEST; size <= STEP * rows; size *= STEP) {
            Path usage = work.resolve("usages-" + size + ".csv");
            writeText(usage, size);
            contenders.add(run(
                    work, "%,d usages in CSV", size, List.of(usage.toString(), "--request", plan.toString())));
        }
        return new Comparison(contenders, units -> Optional.empty(), List.of());
    }

    /** A run over a workbook of so many usages. */
    static Contender workbook(Path work, int size) throws IOException {
        Path input = work.resolve("usages-" + size + ".xlsx");
        write(input, size);
        return run(work, "%,d usages in a workbook", size, List.of(input.toString()));
    }

    private static Contender run(Path work, String name, int size, List<String> arguments) throws IOException {
        Path kept = Files.createDirectories(work.resolve("kept"));
        List<String> command = new ArrayList<>(List.of("bin/ratebook", "run"));
        command.addAll(arguments);
        Map<String, String> environment =
                Map.of("RATEBOOK_CACHE", kept.toString(), "JAVA_TOOL_OPTIONS", "-Xmx160m");
        return new WholeProcess(
                String.format(Locale.ROOT, "ratebook run, " + name, size),
                command,
                size >= SMALL_HEAP ? environment : Map.of("RATEBOOK_CACHE", kept.toString()),
                size);
    }

    private static void write(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet request = workbook.newWorksheet("Request");
            request.value(0, 0, "Item");
            request.value(0, 1, "Value");
            request.value(1, 0, "Title");
            request.value(1, 1, "Usages");
            if (rows > 0) {
                usages(workbook.newWorksheet("Usage"), rows);
            }
        }
    }

    private static void usages(Worksheet usage, int rows) {
        for (int i = 0; i < HEADS.length; i++) {
            usage.value(0, i, HEADS[i]);
        }
        for (int i = 1; i <= rows; i++) {
            for (int column = 0; column < TEXTS; column++) {
                usage.value(i, column, text(i, column));
            }
            for (int column = TEXTS; column < HEADS.length; column++) {
                usage.value(i, column, number(i, column));
            }
        }
    }

    private static void writeText(Path file, int rows) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", HEADS) + "\n");
            for (int i = 1; i <= rows; i++) {
                for (int column = 0; column < HEADS.length; column++) {
                    out.write(column == 0 ? "" : ",");
                    out.write(column < TEXTS ? text(i, column) : String.valueOf(number(i, column)));
                }
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(int row, int column) {
        return switch (column) {
            case 0 -> "row " + row;
            case 1 -> "phase " + row % 7;
            case 2 -> "activity " + row % 50;
            case 3 -> "openai";
            default -> row % 2 == 0 ? "gpt-5.1" : "gpt-5-mini";
        };
    }

    private static int number(int row, int column) {
        return switch (column) {
            case TEXTS -> 100 + row % 900;
            case TEXTS + 1 -> 1_000 + row % 5_000;
            default -> 200 + row % 800;
        };
    }
}
