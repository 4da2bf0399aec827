package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the processes of a subject in turn, A B C A B C, and prints the median seconds of each and the median of its ratios to the first, round
 * by round: the machine drifts, and neighbours in time drift together. The first round doesn't count. Arguments: the subject, and how many
 * rounds count; without any, 5.
 */
public final class SideBySide {
    private static final int ROUNDS = 5;

    private SideBySide() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Optional<Subject> subject = Stream.of(Subject.values())
                .filter(each -> args.length > 0 && named(each).equals(args[0]))
                .findFirst();
        if (subject.isEmpty()) {
            System.out.println("bench/run SUBJECT [RUNS]");
            Stream.of(Subject.values()).forEach(each -> System.out.println("  " + named(each) + ": " + each.about()));
            return;
        }
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        Path work = Files.createTempDirectory("bench");
        try {
            measure(subject.get().contenders(work), rounds);
        } finally {
            delete(work);
        }
    }

    private static String named(Subject subject) {
        return subject.name().toLowerCase(Locale.ROOT);
    }

    private static void measure(List<Contender> contenders, int rounds) throws IOException, InterruptedException {
        double[][] seconds = new double[contenders.size()][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                double took = contenders.get(i).seconds();
                if (round >= 0) {
                    seconds[i][round] = took;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%-32s %8s %8s %8s   ratio%n", rounds + " runs each", "min", "median", "max");
        for (int i = 0; i < contenders.size(); i++) {
            double[] ratios = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ratios[round] = seconds[i][round] / seconds[0][round];
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %8.2f %8.2f %8.2f %7.2f%n",
                    contenders.get(i).name(),
                    Arrays.stream(seconds[i]).min().orElseThrow(),
                    median(seconds[i]),
                    Arrays.stream(seconds[i]).max().orElseThrow(),
                    median(ratios));
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static void delete(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
