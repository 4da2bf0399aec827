package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be measured, by name. */
enum Subject {
    START("the rules of rules/ compiled by Drools alone, beside Ratebook's first answer and its next") {
        @Override
        List<Contender> contenders(Path work) throws IOException, InterruptedException {
            String input = Files.copy(Path.of("workbooks/monthly-plan.xlsx"), work.resolve("plan.xlsx"))
                    .toString();
            Path kept = Files.createDirectory(work.resolve("kept"));
            Contender again = ratebook("ratebook run, again", kept, "run", input);
            again.seconds();
            archived(kept);
            return List.of(
                    java("Drools alone, compiling", PlainDrools.class, "rules"),
                    ratebook("ratebook run, first time", kept, "run", input, "--no-cache"),
                    again,
                    ratebook("ratebook --version, again", kept, "--version"));
        }
    };

    private static final long POLL_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 300_000;

    private final String about;

    Subject(String about) {
        this.about = about;
    }

    String about() {
        return about;
    }

    /**
     * The first is what the others are held against.
     *
     * @param work an empty folder, for what they need and leave
     */
    abstract List<Contender> contenders(Path work) throws IOException, InterruptedException;

    /** @param kept the folder of what is kept from one start to the next */
    private static Contender ratebook(String name, Path kept, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bin/ratebook"));
        command.addAll(List.of(arguments));
        return new Contender(name, command, Map.of("RATEBOOK_CACHE", kept.toString()));
    }

    /** A program of ours, under the options that {@code bin/ratebook} gives. */
    private static Contender java(String name, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new Contender(name, command, Map.of());
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
