package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.amount.Scaled;
import io.ratebook.domain.Request;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Book;
import io.ratebook.json.JsonPrompts;
import io.ratebook.publish.AsideException;
import io.ratebook.publish.OpenElsewhere;
import io.ratebook.publish.PublishException;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Rated;
import io.ratebook.rating.Rater;
import io.ratebook.report.About;
import io.ratebook.report.Invariants;
import io.ratebook.report.Report;
import io.ratebook.report.Reporter;
import io.ratebook.report.Reruns;
import io.ratebook.report.UsageLines;
import io.ratebook.report.explain.Explainer;
import io.ratebook.rules.Asked;
import io.ratebook.rules.Effort;
import io.ratebook.rules.RuleFailure;
import io.ratebook.rules.Rulebook;
import io.ratebook.tokens.Texts;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.read.CaseRequests;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.result.Rehearsal;
import io.ratebook.workbook.result.ResultWorkbook;
import io.ratebook.workbook.result.UncarriedInputException;
import io.ratebook.workbook.seal.Sealing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run, from a workbook and a rules folder to a rated workbook: the six steps, in their order. */
public final class RatingRun {
    private static final Logger LOG = LoggerFactory.getLogger(RatingRun.class);

    private static final int TOLD_EVERY = 10_000;

    /** What is made of a report. */
    private enum Making {
        FILES,
        WORKBOOK_IN_MEMORY,
        NOTHING
    }

    private final RunContext context;
    private final RulesInForce force;
    private final Texts texts;
    private final CaseRequests reader;
    private final List<Finding> findings = new ArrayList<>();
    private final Making making;
    private final List<Asked> asked = new ArrayList<>();
    private final RunStats.Clock clock = new RunStats.Clock();
    private List<Effort> efforts = List.of();
    private final RowStore store = new RowStore();
    private @Nullable FiledUsage filed;
    private @Nullable RunJournal journal;
    private byte[] workbook = {};

    private RatingRun(RunContext context, RulesInForce force, Making making) {
        this.context = context;
        this.force = force;
        this.making = making;
        this.texts = Texts.beside(context.workbook(), new JsonPrompts());
        this.reader = new CaseRequests(context.today(), context.asOf().orElse(null), texts);
    }

    /** Begins with what every run needs whatever it is told, in a thread of its own: for whoever knows that a run will follow. */
    public static void prepare() {
        Rehearsal.begin();
    }

    /**
     * Runs once. Where there are errors, all of them are in the result and nothing was written.
     *
     * @throws PublishException where the result is complete and could not be put in its place
     * @throws UnknownSettingException where a setting names no assumption
     */
    public static RunResult of(RunContext context) throws PublishException {
        return of(context, RunProgress.NONE);
    }

    /**
     * Runs once and writes nothing.
     *
     * @param workbook gets the result workbook, not sealed, where there are no errors
     * @throws PublishException where the input's sheets can't be carried into a result
     */
    static RunResult inMemory(RunContext context, Consumer<byte[]> workbook) throws PublishException {
        try (RulesInForce force = RulesInForce.of(context.rules(), context.rulesName())) {
            return inMemory(context, force, workbook);
        }
    }

    /** The same under rules that were read before, and that stay open. */
    static RunResult inMemory(RunContext context, RulesInForce force, Consumer<byte[]> workbook)
            throws PublishException {
        RatingRun run = new RatingRun(context, force, Making.WORKBOOK_IN_MEMORY);
        RunResult result = run.run(RunProgress.NONE, UnaryOperator.identity());
        if (result.report().isPresent()) {
            workbook.accept(run.workbook);
        }
        return result;
    }

    /**
     * Rates and reports, and makes no workbook.
     *
     * @param force stays open
     * @param around what the rulebook is asked through: it may note what is asked and decided
     */
    static RunResult reported(RunContext context, RulesInForce force, UnaryOperator<Rulebook> around) {
        try {
            return new RatingRun(context, force, Making.NOTHING).run(RunProgress.NONE, around);
        } catch (PublishException e) {
            throw new IllegalStateException("nothing was to be published", e);
        }
    }

    /**
     * The same.
     *
     * @param progress is told how far it is
     */
    public static RunResult of(RunContext context, RunProgress progress) throws PublishException {
        try (RulesInForce force = RulesInForce.of(context.rules(), context.rulesName())) {
            force.begin();
            return new RatingRun(context, force, Making.FILES).run(progress, UnaryOperator.identity());
        }
    }

    private RunResult run(RunProgress progress, UnaryOperator<Rulebook> around) throws PublishException {
        try {
            RunResult result = steps(progress, around);
            if (journal != null) {
                journal.done();
            }
            return result;
        } catch (AsideException e) {
            throw new PublishException(String.valueOf(e.getMessage()), e);
        } finally {
            store.close();
            if (journal != null) {
                journal.close();
            }
        }
    }

    private RunResult steps(RunProgress progress, UnaryOperator<Rulebook> around) throws PublishException {
        // 1 READ: the workbook, the rate cards and the rules, each to its end, so that every error is told at once
        boolean large = mayBeLarge();
        Optional<InputBook> book = large ? streamed(progress).or(this::held) : held();
        Optional<Results> results = places(book);
        RateCard card = noted(force.card());
        Optional<Rulebook> rulebook = noted(force.rulebook());
        clock.ended("read");
        // 2 FACTS: the cells as they were saved, for what is wrong with them; then one request a case
        book.ifPresent(each -> noted(read(each.book(), each.storedCase())));
        Map<Case, Request> requests =
                book.map(each -> requests(each, context.settings(), true)).orElse(Map.of());
        if (book.isPresent() && context.usage().isPresent()) {
            requests = withFile(context.usage().get(), book.get(), requests, rulebook, card, progress);
        }
        findings.addAll(CountedTexts.thatDiffer(requests.values()));
        for (Request each : requests.values()) {
            findings.addAll(card.unknownModels(each.usages(), each.contracts()));
            findings.addAll(card.unknownTerms(each.contracts(), each.usages()));
        }
        clock.ended("facts");
        if (Finding.anyError(findings) || book.isEmpty() || rulebook.isEmpty()) {
            return stopped();
        }
        try {
            Rulebook rules = around.apply(
                    making == Making.NOTHING ? rulebook.get() : rulebook.get().noting(this::note));
            // 3 DECISIONS and 4 CHARGES, case by case
            Rater rater = new Rater(rules, card.rates());
            Rated rated = rated(rater, requests);
            clock.ended("rate");
            efforts = rules.efforts();
            findings.addAll(ofBundles(rated.findings()));
            if (Finding.anyError(findings)) {
                return stopped();
            }
            // 5 REPORT: sums, comparisons, verdicts; other settings are rated the same way
            Report report = new Reporter(rules, reruns(rater, card, book.get()))
                    .report(rated, context.sampling(), samples(progress));
            findings.addAll(ofBundles(report.findings()));
            if (Finding.anyError(findings)) {
                return stopped();
            }
            // 6 WRITE: new files, each published whole
            Invariants.check(rated, report);
            ResultWorkbook.tooManyRows(
                            report, store, RunContext.name(context.usage().orElse(context.workbook())))
                    .ifPresent(findings::add);
            Report complete = reasoned(report, rulebook.get()).withFindings(sorted());
            clock.ended("report");
            efforts = rules.efforts();
            if (making == Making.FILES) {
                findings.addAll(results.orElseThrow()
                        .write(force.folder(), book.get(), complete, told(progress), texts.opened()));
            } else if (making == Making.WORKBOOK_IN_MEMORY) {
                workbook = Results.workbook(context, force.folder(), book.get(), complete, texts.opened());
            }
            clock.ended("write");
            LOG.info("rated {} lines", complete.lines().size());
            return new RunResult(
                    Optional.of(complete), told(), stats(complete.lines().size()));
        } catch (RuleFailure failure) {
            findings.add(failure.finding());
            return stopped();
        } catch (UncarriedInputException uncarried) {
            findings.add(uncarried.finding());
            return stopped();
        }
    }

    /** True where the sheet of usage may be too large to hold. */
    private boolean mayBeLarge() {
        return context.usage().isEmpty()
                && context.reading().textNumbers() == null
                && SheetUsage.isLarge(context.workbook());
    }

    /** The workbook with all its cells. */
    private Optional<InputBook> held() {
        Optional<InputBook> book = noted(InputBook.open(context.workbook(), context.input(), context.reading()));
        book.ifPresent(this::checkSettings);
        return book;
    }

    /** The workbook without its rows of usage, which were read one by one; empty where they are to be held. */
    private Optional<InputBook> streamed(RunProgress progress) {
        Optional<SheetUsage.Read> read = new SheetUsage(
                        context,
                        () -> force.card().value(),
                        () -> force.rulebook().value(),
                        texts,
                        store,
                        progress,
                        this::checkSettings,
                        making == Making.FILES ? Sealing.digests() : CellDigests.NONE)
                .read();
        if (read.isEmpty()) {
            store.clear();
        }
        read.ifPresent(each -> {
            findings.addAll(each.findings());
            filed = each.usage();
        });
        return read.map(SheetUsage.Read::book);
    }

    private Optional<Results> places(Optional<InputBook> book) throws PublishException {
        return book.isEmpty() || making != Making.FILES
                ? Optional.empty()
                : Optional.of(Results.of(context, book.get()));
    }

    private IntConsumer samples(RunProgress progress) {
        long all = context.sampling().map(each -> (long) each.samples()).orElse(0L);
        return done -> progress.at("Monte Carlo", done, "samples", done, all);
    }

    /** With the rows of a file of usage. */
    private Map<Case, Request> withFile(
            Path file,
            InputBook book,
            Map<Case, Request> requests,
            Optional<Rulebook> rulebook,
            RateCard card,
            RunProgress progress) {
        Request base = requests.get(Case.BASE);
        if (base == null) {
            return requests;
        }
        Book cells = book.at(Case.BASE, context.settings()).value();
        FiledUsage.Rules rules =
                rulebook.map(each -> FiledUsage.Rules.of(each, card, base)).orElse(null);
        journal = making == Making.FILES
                ? RunJournal.of(context, force.folder(), store).orElse(null)
                : null;
        FiledUsage read = FiledUsage.read(file, cells, requests, rules, texts, store, journal, progress);
        findings.addAll(read.findings());
        filed = read;
        return requests(book, context.settings(), false);
    }

    private List<Finding> ofBundles(List<Finding> told) {
        FiledUsage rows = filed;
        return rows == null ? told : rows.ofBundles(told);
    }

    /** The rows that were rated together, which tell how many of them were looked at. */
    private UsageLines told(RunProgress progress) {
        // in several threads, and once for each file that tells of every row
        AtomicLong done = new AtomicLong();
        return new UsageLines() {
            @Override
            public long rows() {
                return store.rows();
            }

            @Override
            public List<Mark> marks() {
                return store.marks();
            }

            @Override
            public void each(Mark from, Taker taker) throws IOException {
                store.each(from, new Taker() {
                    private long taken;

                    @Override
                    public boolean wants(int bundle) {
                        return taker.wants(bundle);
                    }

                    @Override
                    public boolean isEnough() {
                        return taker.isEnough();
                    }

                    @Override
                    public void take(int bundle, int row, String id, Scaled[] counted) throws IOException {
                        taker.take(bundle, row, id, counted);
                        if (++taken % TOLD_EVERY == 0) {
                            long now = (done.addAndGet(TOLD_EVERY) - 1) % store.rows() + 1;
                            progress.at("Writing rows", now, "rows", now, store.rows());
                        }
                    }
                });
            }
        };
    }

    /** With the conditions behind each decision, for what is written. */
    private Report reasoned(Report report, Rulebook rules) {
        return making == Making.NOTHING ? report : report.withReasons(new Explainer(report, rules, asked).reasons());
    }

    /** The three cases are asked first, then the advice; what is asked after it is for other settings. */
    private void note(Asked question) {
        if (asked.isEmpty() || asked.get(asked.size() - 1).stage() != Stage.ADVISE) {
            asked.add(question);
        }
    }

    private RunResult stopped() {
        return new RunResult(Optional.empty(), told(), stats(0));
    }

    private RunStats stats(int lines) {
        return new RunStats(
                lines, clock.steps(), efforts.stream().map(RunStats.Asked::of).toList());
    }

    /** What is told now, but isn't part of the result: the same input gives the same result, whoever has it open. */
    private List<Finding> told() {
        if (making == Making.FILES) {
            OpenElsewhere.of(context.workbook())
                    .ifPresent(open -> findings.add(Finding.warning(
                            "RB-W-OPEN",
                            Location.ofFile(context.input()),
                            "is " + open.words() + "; what isn't saved there yet isn't in the result",
                            "save it there and run again")));
        }
        if (making == Making.FILES) {
            Optional<Finding> resumed = journal == null ? RunJournal.without(context) : journal.told();
            resumed.ifPresent(findings::add);
        }
        return asTyped(sorted());
    }

    private List<Finding> sorted() {
        return findings.stream().distinct().sorted().toList();
    }

    private <T> T noted(Checked<T> checked) {
        findings.addAll(checked.findings());
        return checked.value();
    }

    private void checkSettings(InputBook book) {
        for (String name : context.settings().keySet()) {
            if (!book.knows(name)) {
                String near = Nearest.suggestion(name, book.assumptionNames());
                throw new UnknownSettingException(
                        "no assumption is called \"" + name + "\"." + (near == null ? "" : " Maybe " + near + "."));
            }
        }
    }

    /** Reads every case. Its findings are noted once: a rerun with other settings would repeat all but the errors. */
    private Map<Case, Request> requests(InputBook book, Map<String, BigDecimal> settings, boolean noting) {
        Map<Case, Request> requests = new EnumMap<>(Case.class);
        for (Case which : Case.values()) {
            Checked<Request> read = book.at(which, settings).then(each -> read(each, which));
            read.findings().stream().filter(each -> noting || each.isError()).forEach(findings::add);
            requests.put(which, read.value());
        }
        return requests;
    }

    private Checked<Request> read(Book cells, Case which) {
        FiledUsage rows = filed;
        Checked<Request> read = reader.read(cells, which, context.usage().isEmpty() && rows == null);
        return rows == null ? read : read.map(rows::in).then(each -> new Checked<>(each, rows.differences(cells)));
    }

    private Reruns reruns(Rater rater, RateCard card, InputBook book) {
        return new Reruns() {
            @Override
            public Rated everyCase(Map<String, BigDecimal> settings) {
                return rerun(rater, card, book, settings);
            }

            @Override
            public Checked<Optional<CaseCharges>> baseCase(Map<String, BigDecimal> settings) {
                return rerunBase(rater, card, book, settings);
            }
        };
    }

    /** The base case alone, which is most of what one asks of many settings. */
    private Checked<Optional<CaseCharges>> rerunBase(
            Rater rater, RateCard card, InputBook book, Map<String, BigDecimal> more) {
        try {
            Checked<CaseCharges> rated = book.costsAt(Case.BASE, settings(more))
                    .then(each -> read(each, Case.BASE))
                    .then(each -> new Checked<>(each, card.unknownModels(each.usages(), each.contracts())))
                    .map(each -> rater.rate(each, Case.BASE))
                    .then(each -> new Checked<>(each, each.findings()));
            List<Finding> errors =
                    rated.findings().stream().filter(Finding::isError).toList();
            return new Checked<>(errors.isEmpty() ? Optional.of(rated.value()) : Optional.empty(), errors);
        } catch (RuleFailure failure) {
            return new Checked<>(Optional.empty(), List.of(failure.finding()));
        }
    }

    /** What other settings come to. Warnings would repeat the run's own; an error stops the run and says which setting it is. */
    private Rated rerun(Rater rater, RateCard card, InputBook book, Map<String, BigDecimal> more) {
        List<Finding> before = List.copyOf(findings);
        Map<Case, Request> requests = requests(book, settings(more), false);
        requests.values().forEach(each -> findings.addAll(card.unknownModels(each.usages(), each.contracts())));
        Rated rated = rated(rater, requests);
        rated.findings().stream().filter(Finding::isError).forEach(findings::add);
        findings.replaceAll(each -> each.isError() && !before.contains(each) ? each.with(About.words(more)) : each);
        return rated;
    }

    private Rated rated(Rater rater, Map<Case, Request> requests) {
        return rater.rate(request(requests, Case.LOW), request(requests, Case.BASE), request(requests, Case.HIGH));
    }

    private static Request request(Map<Case, Request> requests, Case which) {
        Request request = requests.get(which);
        if (request == null) {
            throw new IllegalStateException("no request for the case " + which);
        }
        return request;
    }

    private Map<String, BigDecimal> settings(Map<String, BigDecimal> more) {
        Map<String, BigDecimal> all = new LinkedHashMap<>(context.settings());
        all.putAll(more);
        return all;
    }

    private List<Finding> asTyped(List<Finding> told) {
        return told.stream().map(context::asTyped).toList();
    }
}
