package io.ratebook.workbook.read.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that is tried at the front door.
 *
 * @param name section and row of the table of inputs, and what is particular: {@code 1-08-bomb-in-styles}
 * @param fate what comes of it
 * @param options of the command line, beside the file
 * @param making writes it
 */
public record BadInput(String name, Fate fate, List<String> options, Making making) {
    /** What comes of a file. */
    public enum Fate {
        /** Findings of severity ERROR, and nothing is written. */
        REFUSED,
        /** Rated, with the totals of the control. */
        AS_CONTROL,
        /** The same; its result, whose formulas are recalculated, differs. */
        AS_CONTROL_ONCE,
        /** Rated, with totals of its own. */
        RATED
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface Making {
        void write(Path file) throws IOException;
    }

    public BadInput {
        options = List.copyOf(options);
    }

    static BadInput bytes(String name, byte... bytes) {
        return new BadInput(name, Fate.REFUSED, List.of(), file -> Files.write(file, bytes));
    }

    static BadInput refused(String name, Making making) {
        return new BadInput(name, Fate.REFUSED, List.of(), making);
    }

    static BadInput asControl(String name, Making making) {
        return new BadInput(name, Fate.AS_CONTROL, List.of(), making);
    }

    static BadInput asControlOnce(String name, Making making) {
        return new BadInput(name, Fate.AS_CONTROL_ONCE, List.of(), making);
    }

    static BadInput rated(String name, Making making) {
        return new BadInput(name, Fate.RATED, List.of(), making);
    }

    BadInput with(String... more) {
        return new BadInput(name, fate, List.of(more), making);
    }

    @Override
    public String toString() {
        return name;
    }
}
