package io.ratebook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log: silent on the console; a defect's trace goes to a file whose path the user is told. */
final class Log {
    private static final String PLACE = "ratebook.log";

    private Log() {}

    /** Takes the console away from every library's messages. */
    static void silence() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }

    /** Appends a trace. The file is the system property {@code ratebook.log}, or {@code ratebook.log} in the user's temporary folder. */
    static Path trace(Throwable defect, String commandLine) {
        Path file = Path.of(System.getProperty(
                PLACE, Path.of(System.getProperty("java.io.tmpdir"), PLACE).toString()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileHandler handler = new FileHandler(file.toString(), true);
            handler.setFormatter(new SimpleFormatter());
            Logger logger = Logger.getLogger(Log.class.getName());
            logger.setLevel(Level.ALL);
            logger.addHandler(handler);
            logger.log(Level.SEVERE, commandLine, defect);
            handler.close();
        } catch (IOException e) {
            defect.addSuppressed(e);
        }
        return file;
    }
}
