package io.ratebook.cli;

import io.ratebook.workbook.read.Reading;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the cells of a workbook are to be read. */
final class ReadingOptions {
    @Option(
            names = "--text-numbers",
            paramLabel = "en|de",
            description = "Read numbers that were typed as text as the language writes them: en 1,234.5, de 1.234,5."
                    + " Without it, such text is an error.")
    private Reading.@Nullable Language language;

    @Option(
            names = "--recheck",
            description = "Recalculate every formula, and refuse the workbook where a stored result is another.")
    private boolean recheck;

    ReadingOptions() {}

    Reading reading() {
        return new Reading(language, recheck);
    }
}
