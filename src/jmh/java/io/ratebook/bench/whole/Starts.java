package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a process takes to its answer, the first time and the next. */
final class Starts {
    private static final long POLL_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 300_000;

    private Starts() {}

    static Comparison of(Path work) throws IOException, InterruptedException {
        String input = Files.copy(Path.of("workbooks/monthly-plan.xlsx"), work.resolve("plan.xlsx"))
                .toString();
        Path kept = Files.createDirectory(work.resolve("kept"));
        Contender again = ratebook("ratebook run, again", kept, "run", input);
        again.lap();
        archived(kept);
        List<Contender> contenders = List.of(
                droolsAlone(),
                ratebook("ratebook run, first time", kept, "run", input, "--no-cache"),
                again,
                ratebook("ratebook --version, again", kept, "--version"));
        return new Comparison(contenders, units -> Optional.empty(), List.of());
    }

    /** @param kept the folder of what is kept from one start to the next */
    private static Contender ratebook(String name, Path kept, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bin/ratebook"));
        command.addAll(List.of(arguments));
        return new WholeProcess(name, command, Map.of("RATEBOOK_CACHE", kept.toString()), 1);
    }

    /** Under the options that {@code bin/ratebook} gives. */
    private static Contender droolsAlone() {
        List<String> command = List.of(
                Machine.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PlainDrools.class.getName(),
                "rules");
        return new WholeProcess("Drools alone, compiling", command, Map.of(), 1);
    }

    /** Waits until the process in the background that archives the classes is done. */
    private static void archived(Path kept) throws IOException, InterruptedException {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += POLL_MILLIS) {
            try (Stream<Path> files = Files.list(kept)) {
                List<String> names = files.map(each -> each.getFileName().toString())
                        .filter(each -> each.startsWith("classes-"))
                        .toList();
                if (names.size() == 1 && !names.get(0).endsWith(".making")) {
                    return;
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IllegalStateException("no archive of classes was made");
    }
}
