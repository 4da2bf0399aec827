package io.ratebook.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page of what was measured: each subject has a place in it, between two comments. */
final class PerformancePage {
    private static final Path PAGE = Path.of("docs/performance.md");
    private static final Path PLOT = Path.of("docs/scaling.svg");

    private PerformancePage() {}

    /** Puts a table in the place of the one before, and the plot beside the page where the subject has one. */
    static void put(Subject subject, String machine, Table table, List<String> notes, List<Measured> measured)
            throws IOException {
        StringBuilder section = new StringBuilder("\n" + machine + ":\n\n" + table.markdown());
        notes.forEach(each -> section.append('\n').append(each).append(".\n"));
        if (subject == Subject.SCALING) {
            Files.writeString(PLOT, ScalingPlot.of(measured));
            section.append("\n![Seconds and memory by usages](")
                    .append(PLOT.getFileName())
                    .append(")\n");
        }
        Files.writeString(PAGE, with(Files.readString(PAGE), subject.word(), section + "\n"));
    }

    private static String with(String page, String word, String section) {
        String begin = "<!-- " + word + " -->";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("<!-- /" + word + " -->");
        if (from < begin.length() || to < from) {
            throw new IllegalStateException(PAGE + " has no place for " + word);
        }
        return page.substring(0, from) + section + page.substring(to);
    }
}
