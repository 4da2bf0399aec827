package io.ratebook.bench;

import io.ratebook.WatchContext;
import io.ratebook.WatchResult;
import io.ratebook.Watching;
import io.ratebook.workbook.read.Reading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reloads changed rules many times in one process, and prints what heap and class metadata are left after a collection: they stay flat.
 * Arguments: how many reloads; without any, 1,000.
 */
public final class ReloadMemory {
    private static final String FILE = "40-commit/limits.drl";
    private static final int MIB = 1 << 20;

    private ReloadMemory() {}

    public static void main(String[] args) throws IOException {
        int reloads = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        Path rules = Files.createTempDirectory("reloaded");
        Path shipped = Path.of("rules");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path copy = rules.resolve(shipped.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        String text = Files.readString(rules.resolve(FILE));
        WatchContext context = new WatchContext(
                List.of(Path.of("workbooks/contract-terms.xlsx")),
                rules,
                "rules",
                Optional.empty(),
                Map.of(),
                LocalDate.of(2026, 11, 22),
                "bench",
                Reading.PLAIN);
        try (Watching watching = new Watching(context)) {
            watching.start();
            for (int i = 1; i <= reloads; i++) {
                Path saved = rules.resolve(FILE);
                Files.writeString(saved, text + "// " + i + "\n");
                Files.setLastModifiedTime(saved, FileTime.from(Instant.now().plusSeconds(i)));
                watching.look();
                WatchResult result = watching.look().orElseThrow();
                if (!result.inForce()) {
                    throw new IllegalStateException(result.findings().toString());
                }
                if (i % Math.max(1, reloads / 20) == 0) {
                    print(i);
                }
            }
        }
    }

    private static void print(int reload) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long meta = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(each -> each.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean each) -> each.getUsage().getUsed())
                .sum();
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.out.printf("%5d reloads: heap %d MiB, metaspace %d MiB, %d classes%n", reload, heap / MIB, meta / MIB, classes);
    }
}
