package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One of the processes that are compared.
 *
 * @param name as the table shows it
 * @param environment beside that of this process
 */
record Contender(String name, List<String> command, Map<String, String> environment) {
    private static final double NANOS = 1e9;

    Contender {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs it once, to its end.
     *
     * @return the seconds that it took
     * @throws IllegalStateException where it fails; what it said is the message
     */
    double seconds() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Process process = builder.start();
        byte[] said = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        long end = System.nanoTime();
        if (code != 0) {
            throw new IllegalStateException(name + " ended with " + code + ": " + new String(said, StandardCharsets.UTF_8));
        }
        return (end - begin) / NANOS;
    }
}
