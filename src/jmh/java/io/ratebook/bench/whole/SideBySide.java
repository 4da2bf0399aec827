package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures a subject and prints its table. Arguments: the subject, how many rounds count, {@code --rows=N} for another number of lines or rows,
 * {@code --write} to put the table into {@code docs/performance.md}.
 */
public final class SideBySide {
    private static final String ROWS = "--rows=";

    private SideBySide() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean write = words.remove("--write");
        Optional<Integer> rows = words.stream()
                .filter(each -> each.startsWith(ROWS))
                .map(each -> Integer.valueOf(each.substring(ROWS.length()).replace(",", "")))
                .findFirst();
        words.removeIf(each -> each.startsWith(ROWS));
        Optional<Subject> subject = Stream.of(Subject.values())
                .filter(each -> !words.isEmpty() && each.word().equals(words.get(0)))
                .findFirst();
        if (subject.isEmpty()) {
            System.out.println("bench/run SUBJECT [RUNS] [--rows=N] [--write]");
            Stream.of(Subject.values()).forEach(each -> System.out.println("  " + each.word() + ": " + each.about()));
            return;
        }
        int rounds = words.size() > 1
                ? Integer.parseInt(words.get(1))
                : subject.get().rounds();
        measure(subject.get(), rounds, rows.orElse(subject.get().rows()), write);
    }

    private static void measure(Subject subject, int rounds, int rows, boolean write)
            throws IOException, InterruptedException {
        String machine = Machine.words();
        Path work = Files.createTempDirectory("bench");
        try {
            Comparison comparison = subject.comparison(work, rows);
            List<String> notes = new ArrayList<>(comparison.notes());
            List<Measured> measured = Rounds.of(comparison, rounds, notes);
            Table table = new Table(subject.unit(), rounds, measured);
            System.out.println(machine);
            System.out.print(table.plain());
            notes.forEach(System.out::println);
            if (write) {
                PerformancePage.put(subject, machine, table, notes, measured);
            }
        } finally {
            delete(work);
        }
    }

    private static void delete(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
