package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process for each turn, measured from its start to its end. */
final class WholeProcess implements Contender {
    private static final double NANOS = 1e9;
    private static final int POLL_MILLIS = 5;
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final long units;
    private int laps;
    private long peak;

    /**
     * @param environment beside that of this process
     * @param units how many lines or rows a turn takes, where the process itself doesn't say
     */
    WholeProcess(String name, List<String> command, Map<String, String> environment, long units) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.units = units;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Lap lap() throws IOException, InterruptedException {
        Path said = Files.createTempFile("bench", ".txt");
        try {
            return lap(said);
        } finally {
            Files.delete(said);
        }
    }

    private Lap lap(Path said) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        if (++laps == 2) {
            // the first doesn't count: what is kept from one process to the next wasn't there
            peak = 0;
        }
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, Machine.peak(process));
                if (System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new FailedException("it took more than 10 minutes");
                }
            }
        } finally {
            process.destroy();
        }
        double seconds = (System.nanoTime() - begin) / NANOS;
        if (process.exitValue() != 0) {
            throw new FailedException("it ended with " + process.exitValue() + ": "
                    + Files.readString(said).strip());
        }
        Optional<Lap> told = Files.readAllLines(said).stream()
                .flatMap(each -> Lap.in(each).stream())
                .findFirst();
        return new Lap(
                seconds,
                told.map(Lap::units).orElse(units),
                told.map(Lap::total).orElse(""));
    }

    @Override
    public long peak() {
        return peak;
    }

    @Override
    public void close() {
        // each turn's process has ended
    }
}
