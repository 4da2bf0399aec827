package io.ratebook.bench.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process that is kept open and does its work each time that it is asked: it measures its turns itself. Before the first that is told it
 * has worked for some time, so that it is warm.
 */
final class OpenProcess implements Contender {
    private static final int REMEMBERED = 30;
    private static final Duration WARM = Duration.ofSeconds(15);

    private final String name;
    private final List<String> command;
    private final Path folder;
    private @Nullable Process process;
    private @Nullable BufferedReader answers;
    private long peak;

    /** @param folder where it runs */
    OpenProcess(String name, List<String> command, Path folder) {
        this.name = name;
        this.command = List.copyOf(command);
        this.folder = folder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Lap lap() throws IOException {
        Process open = process;
        if (open == null) {
            open = started();
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < WARM.toNanos()) {
                asked(open);
            }
        }
        return asked(open);
    }

    private Lap asked(Process open) throws IOException {
        OutputStream question = open.getOutputStream();
        question.write('\n');
        question.flush();
        Lap lap = answer();
        peak = Math.max(peak, Machine.peak(open));
        return lap;
    }

    private Process started() throws IOException {
        Process open = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process = open;
        answers = open.inputReader(StandardCharsets.UTF_8);
        return open;
    }

    private Lap answer() throws IOException {
        Deque<String> said = new ArrayDeque<>();
        BufferedReader lines = answers;
        for (String line = lines == null ? null : lines.readLine();
                lines != null && line != null;
                line = lines.readLine()) {
            Optional<Lap> lap = Lap.in(line);
            if (lap.isPresent()) {
                return lap.get();
            }
            said.add(line);
            if (said.size() > REMEMBERED) {
                said.remove();
            }
        }
        throw new FailedException("it ended: " + String.join("\n", said));
    }

    @Override
    public long peak() {
        return peak;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
