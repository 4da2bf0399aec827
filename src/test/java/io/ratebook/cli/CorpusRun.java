package io.ratebook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program, run by hand on a folder of files found somewhere: puts each through every command that takes a file, and tells the
 * defects, the stack traces, what takes long and what never ends; then how often each finding came. See CONTRIBUTING.md.
 */
final class CorpusRun {
    private static final Pattern TRACE = Pattern.compile("\\tat [a-z]|[A-Za-z]+(?:Exception|Error)\\b|Ratebook failed");
    private static final Pattern CODE = Pattern.compile("\\bRB-[A-Z0-9-]+");
    private static final String PLAN = "workbooks/batch-api-cost-estimation.xlsx";
    private static final double LONG = 5;
    private static final int ENDLESS = 60;

    private final Path temp;
    private final Path result;
    private final boolean verbose = Boolean.getBoolean("ratebook.corpus.verbose");
    private final Map<String, Integer> tally = new TreeMap<>();
    private int problems;

    private CorpusRun(Path temp) {
        this.temp = temp;
        this.result = temp.resolve("sound.xlsx");
    }

    /** A way in. */
    private record Way(String name, Path file, List<String> command) {}

    /** @param words the folder, and the names of ways in where not all are wanted */
    public static void main(String... words) throws IOException, InterruptedException {
        Log.silence();
        Path temp = Files.createTempDirectory("corpus");
        CorpusRun run = new CorpusRun(temp);
        CommandLineRun.of("run", PLAN, "-o", run.result.toString());
        List<String> wanted = List.of(words).subList(1, words.length);
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(words[0]))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Way way : run.ways()) {
            if (wanted.isEmpty() || wanted.contains(way.name())) {
                Files.createDirectories(way.file().getParent());
                for (Path file : files) {
                    run.put(file, way);
                }
                Files.delete(way.file());
            }
        }
        run.tally.forEach((what, count) -> System.out.printf(Locale.ROOT, "%7d  %s%n", count, what));
        System.out.println(files.size() + " files, " + run.problems + " problems");
    }

    private List<Way> ways() throws IOException {
        Path odd = temp.resolve("in/odd.xlsx");
        List<Way> ways = new ArrayList<>();
        ways.add(new Way(
                "run",
                odd,
                List.of("run", odd.toString(), "-o", temp.resolve("out.xlsx").toString())));
        ways.add(new Way("verify", odd, List.of("verify", odd.toString())));
        ways.add(new Way("diff", odd, List.of("diff", result.toString(), odd.toString())));
        ways.add(new Way("diff-first", odd, List.of("diff", odd.toString(), result.toString())));
        ways.add(rules("sheet", "10-meter/odd.drl.xlsx"));
        ways.add(rules("drl", "10-meter/odd.drl"));
        ways.add(rules("card", "rate-cards/odd.xlsx"));
        ways.add(rules("csv-card", "rate-cards/odd.csv"));
        ways.add(cases("cases", "odd.cases.xlsx"));
        ways.add(cases("csv-cases", "odd.cases.csv"));
        for (String kind : List.of("txt", "jsonl", "csv")) {
            Path prompts = temp.resolve("prompts/odd." + kind);
            ways.add(new Way(kind + "-prompts", prompts, List.of("profile", prompts.toString(), "--model", "gpt-4o")));
        }
        for (String kind : List.of("litellm", "genai-prices")) {
            Path catalogue = temp.resolve("catalogue/odd.json");
            ways.add(new Way(kind, catalogue, List.of("prices", "import", "--as", kind, catalogue.toString())));
        }
        return ways;
    }

    private Way rules(String name, String file) {
        Path folder = temp.resolve(name + "/rules");
        return new Way(name, folder.resolve(file), List.of("check", "--rules", folder.toString()));
    }

    /** Cases count beside a file of rules. */
    private Way cases(String name, String file) throws IOException {
        Path folder = temp.resolve(name + "/rules");
        Files.createDirectories(folder.resolve("10-meter"));
        Files.writeString(folder.resolve("10-meter/odd.drl"), "");
        return new Way(name, folder.resolve("10-meter/" + file), List.of("test", "--rules", folder.toString()));
    }

    private void put(Path file, Way way) throws IOException, InterruptedException {
        Files.copy(file, way.file(), StandardCopyOption.REPLACE_EXISTING);
        List<CommandLineRun> ended = new ArrayList<>();
        List<Throwable> thrown = new ArrayList<>();
        Thread worker =
                new Thread(() -> ended.add(CommandLineRun.of(way.command().toArray(String[]::new))), "command");
        worker.setUncaughtExceptionHandler((thread, why) -> thrown.add(why));
        long start = System.nanoTime();
        worker.start();
        worker.join(TimeUnit.SECONDS.toMillis(ENDLESS));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (worker.isAlive()) {
            tell(file, way, "no end: " + List.of(worker.getStackTrace()));
            System.exit(1);
        }
        thrown.forEach(each -> {
            tell(
                    file,
                    way,
                    each + " " + Stream.of(each.getStackTrace()).limit(8).toList());
        });
        ended.forEach(each -> judge(file, way, each, seconds));
    }

    private void judge(Path file, Way way, CommandLineRun run, double seconds) {
        String told = run.out() + run.err();
        tally.merge(way.name() + " exit " + run.exitCode(), 1, Integer::sum);
        CODE.matcher(told)
                .results()
                .map(each -> each.group())
                .distinct()
                .forEach(each -> tally.merge(way.name() + " " + each, 1, Integer::sum));
        Matcher trace = TRACE.matcher(told);
        if (run.exitCode() == ExitCode.DEFECT || trace.find()) {
            tell(file, way, "exit " + run.exitCode() + ": " + told.strip());
        }
        if (seconds > LONG) {
            tell(file, way, String.format(Locale.ROOT, "%.1f s", seconds));
        }
        if (verbose) {
            String line = told.lines()
                    .filter(each -> CODE.matcher(each).find())
                    .findFirst()
                    .orElse(told.lines().findFirst().orElse(""));
            System.out.printf(
                    Locale.ROOT, "%s\t%s\t%d\t%.2f\t%s%n", way.name(), file, run.exitCode(), seconds, line.strip());
        }
    }

    private void tell(Path file, Way way, String what) {
        problems++;
        System.out.println(
                "PROBLEM " + way.name() + " " + file + ": " + (what.length() > 3000 ? what.substring(0, 3000) : what));
    }
}
