package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux says of this machine and of processes; elsewhere there is less to say. */
final class Machine {
    private static final long MIB_OF_KIB = 1 << 20;

    private Machine() {}

    /** The most memory that the process has held, in KiB; 0 where it isn't known. */
    static long peak(Process process) {
        return number(Path.of("/proc", String.valueOf(process.pid()), "status"), "VmHWM:\\s+(\\d+) kB")
                .orElse(0L);
    }

    /** {@code 22 November 2026, 2 cores of Intel Xeon, 24 GiB, OpenJDK 17.0.15, Linux; load before 0.1}: a load of one is a core that others use. */
    static String words() {
        String cores = Runtime.getRuntime().availableProcessors() + " cores";
        String model = text(Path.of("/proc/cpuinfo"), "model name\\s*:\\s*(.*)")
                .map(each -> " of " + each)
                .orElse("");
        String memory = number(Path.of("/proc/meminfo"), "MemTotal:\\s+(\\d+) kB")
                .map(each -> ", " + Math.round((double) each / MIB_OF_KIB) + " GiB")
                .orElse("");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return String.format(Locale.ENGLISH, "%1$te %1$tB %1$tY, ", today) + cores + model + memory + ", "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name")
                + text(Path.of("/proc/loadavg"), "^(\\S+)")
                        .map(each -> "; load before " + each)
                        .orElse("");
    }

    /** The Java of this process, for others. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * A program of ours, in a process of its own.
     *
     * @param heap the most that its heap may take: {@code 512m}
     */
    static List<String> program(Class<?> program, String heap, Object... arguments) {
        return program(List.of(), program, heap, arguments);
    }

    /** The same for one that measures Ratebook: with the JVM options that {@code bin/ratebook} gives for large inputs. */
    static List<String> ownProgram(Class<?> program, String heap, Object... arguments) {
        Path launcher = Path.of("bin/ratebook");
        String options = text(launcher, "\nlarge='([^']+)'")
                .orElseThrow(() -> new IllegalStateException(launcher + " gives no options for large inputs"));
        return program(List.of(options.split(" ")), program, heap, arguments);
    }

    private static List<String> program(List<String> options, Class<?> program, String heap, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(
                List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path"), program.getName()));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    private static Optional<Long> number(Path file, String pattern) {
        return text(file, pattern).map(Long::parseLong);
    }

    private static Optional<String> text(Path file, String pattern) {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
            return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
