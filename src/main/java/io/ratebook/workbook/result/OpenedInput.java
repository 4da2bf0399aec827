package io.ratebook.workbook.result;

import io.ratebook.publish.PublishException;
import io.ratebook.workbook.Beside;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A workbook to be rated, on its way into POI's model of cells while it is rated. */
public final class OpenedInput {
    /** A larger one is opened when the result is made: what rates it needs the memory until then. */
    private static final long LARGEST_BESIDE = 1L << 20;

    private final Path file;
    private final @Nullable LightFile light;
    private @Nullable FutureTask<CarriedInput> opening;

    private OpenedInput(Path file, @Nullable LightFile light) {
        this.file = file;
        this.light = light;
        this.opening = new FutureTask<>(() -> CarriedInput.open(file, light));
    }

    /**
     * Opened by whoever asks for it.
     *
     * @param light the file without a sheet that is too large to hold; null where all are held
     */
    public static OpenedInput of(Path file, @Nullable LightFile light) {
        return new OpenedInput(file, light);
    }

    /**
     * Begins, in a thread of its own where POI was set up in one, and what is to be opened is small.
     *
     * @param file one that passed the gate; only read
     * @param light the same without a sheet that is too large to hold; null where all are held
     */
    public static OpenedInput begin(Path file, @Nullable LightFile light) {
        OpenedInput input = new OpenedInput(file, light);
        FutureTask<CarriedInput> opening = input.opening;
        if (opening != null && Preparation.OF_POI.isBegun() && (light != null || isSmall(file))) {
            Thread thread = new Thread(opening, "opening");
            thread.setDaemon(true);
            thread.start();
        }
        return input;
    }

    private static boolean isSmall(Path file) {
        try {
            return Files.size(file) <= LARGEST_BESIDE;
        } catch (IOException gone) {
            return false;
        }
    }

    Path file() {
        return file;
    }

    @Nullable
    LightFile light() {
        return light;
    }

    /**
     * The input as the result carries it; for one who takes it, once: it is large, and isn't kept here.
     *
     * @throws IllegalArgumentException where its parts contradict each other
     * @throws PublishException where it can't be read any more, or has a sheet of its own where a result sheet goes
     */
    CarriedInput carried() throws PublishException {
        FutureTask<CarriedInput> once = opening;
        if (once == null) {
            throw new IllegalStateException("it was taken before");
        }
        opening = null;
        once.run();
        return Beside.result(once, PublishException.class);
    }
}
