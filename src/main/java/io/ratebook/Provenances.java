package io.ratebook;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Header;
import io.ratebook.finding.Printable;
import io.ratebook.report.Provenance;
import io.ratebook.report.Provenance.Read;
import io.ratebook.report.Provenance.Role;
import io.ratebook.report.Report;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.read.Reading;
import io.ratebook.workbook.read.Reading.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run was told and what it read, as it is sealed into the result. */
final class Provenances {
    /** The option that holds the day whose prices hold. */
    static final String AS_OF = "as of";

    /** The option that holds the case in use: low, base or high. */
    static final String CASE = "case in use";

    /** The option that holds the language in which numbers that were typed as text were read; absent where none was given. */
    static final String TEXT_NUMBERS = "text numbers";

    /** Before the name of an assumption that the command line set. */
    static final String SET = "set ";

    private Provenances() {}

    /** How the run that made the result read its input, but for what it compared on the way. */
    static Reading reading(Provenance provenance) {
        return new Reading(
                Language.of(provenance.options().getOrDefault(TEXT_NUMBERS, "")).orElse(null), false);
    }

    /**
     * What was read, with its hashes as they are now.
     *
     * @param prompts the files of prompts that were read, by name
     */
    static List<Read> files(RunContext context, RulesFolder folder, Map<String, Path> prompts) {
        List<Read> files = new ArrayList<>();
        files.add(new Read(Role.INPUT, Printable.of(context.input()), RulesFolder.sha256(context.workbook())));
        context.usage()
                .ifPresent(file ->
                        files.add(new Read(Role.USAGE, Printable.of(RunContext.name(file)), RulesFolder.sha256(file))));
        new TreeMap<>(prompts)
                .forEach((name, file) ->
                        files.add(new Read(Role.PROMPTS, Printable.of(name), RulesFolder.sha256(file))));
        folder.hashes().forEach((name, hash) -> files.add(new Read(Role.RULES, name, hash)));
        return files;
    }

    /** @param files as {@link #files} found them */
    static Provenance of(RunContext context, InputBook book, Report report, List<Read> files) {
        return new Provenance(
                context.version(),
                Printable.of(context.rulesName()),
                options(context, book, report),
                counts(report),
                files);
    }

    private static Map<String, String> options(RunContext context, InputBook book, Report report) {
        Header header = report.request().header();
        Map<String, String> options = new LinkedHashMap<>();
        options.put(AS_OF, header.asOf().toString());
        options.put("as of was", context.asOf().isPresent() ? "given on the command line" : "not given");
        options.put("currency", header.currency().getCurrencyCode());
        options.put(CASE, book.storedCase().word());
        context.sampling().ifPresent(each -> {
            options.put("samples", String.valueOf(each.samples()));
            options.put("seed", String.valueOf(each.seed()));
        });
        Language language = context.reading().textNumbers();
        if (language != null) {
            options.put(TEXT_NUMBERS, language.word());
        }
        context.settings().forEach((name, value) -> options.put(SET + name, Exact.text(value)));
        return options;
    }

    private static Map<String, String> counts(Report report) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("scenarios", String.valueOf(report.totals().size()));
        counts.put("lines", String.valueOf(report.lines().size()));
        counts.put("findings", String.valueOf(report.findings().size()));
        return counts;
    }
}
