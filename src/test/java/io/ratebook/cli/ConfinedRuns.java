package io.ratebook.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * A program that rates files one after the other, each into the same folder, and prints for each its name and exit code; then every
 * file that was written elsewhere than below the folders it was given, and everything that went to a network.
 */
final class ConfinedRuns {
    private ConfinedRuns() {}

    /** @param args the folder of results, then the files */
    @SuppressWarnings("deprecation") // the only way to see every socket
    public static void main(String[] args) throws IOException {
        Log.silence();
        Path folder = Path.of(args[0]).toAbsolutePath();
        Socket.setSocketImplFactory(() -> {
            System.out.println("network: a socket");
            throw new IllegalStateException("no sockets");
        });
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<java.net.Proxy> select(URI uri) {
                System.out.println("network: " + uri);
                return List.of(java.net.Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {
                System.out.println("network: " + uri);
            }
        });
        Path events = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            for (String each : List.of("jdk.FileWrite", "jdk.SocketRead", "jdk.SocketWrite")) {
                recording.enable(each).withThreshold(Duration.ZERO).withoutStackTrace();
            }
            recording.start();
            for (int i = 1; i < args.length; i++) {
                rate(Path.of(args[i]), folder);
            }
            recording.stop();
            recording.dump(events);
        }
        for (RecordedEvent each : RecordingFile.readAllEvents(events)) {
            tell(each, folder);
        }
        System.out.println("done");
    }

    private static void rate(Path file, Path folder) {
        StringWriter told = new StringWriter();
        PrintWriter out = new PrintWriter(told, true);
        int code = Main.run(
                out,
                out,
                "run",
                file.toString(),
                "-o",
                folder.resolve("out.xlsx").toString(),
                "--as-of",
                "2026-11-22");
        System.out.println(file.getFileName() + " " + code);
        if (code > 1) {
            System.out.println(told);
        }
    }

    private static void tell(RecordedEvent event, Path folder) {
        if (!event.getEventType().getName().equals("jdk.FileWrite")) {
            System.out.println("network: " + event.getString("host") + " " + event.getString("address"));
            return;
        }
        Optional.ofNullable(event.getString("path"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(each -> !each.startsWith(folder))
                .ifPresent(each -> System.out.println("written: " + each));
    }
}
