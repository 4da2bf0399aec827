package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.amount.Scaled;
import io.ratebook.domain.Bundle;
import io.ratebook.domain.Rate;
import io.ratebook.domain.Request;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Grid;
import io.ratebook.json.JsonUsageRows;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rating.Bundler;
import io.ratebook.rating.Rater;
import io.ratebook.rules.Rulebook;
import io.ratebook.rules.kinds.Likeness;
import io.ratebook.tokens.Texts;
import io.ratebook.usagefile.Journal;
import io.ratebook.usagefile.UsageFile;
import io.ratebook.workbook.read.UsageRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of usage that come piece by piece: a few are rated each by itself; where they are many, those that rules decide on alike are
 * bundled, and laid aside for the result.
 */
final class FiledUsage implements UsageFile.Taker {
    /** Up to so many rows, each has lines of its own. */
    static final int FEW = 2_000;

    /** Of many, so many may be rated each by itself. */
    static final int MOST_APART = 20_000;

    private final RowStore store;
    private final Journal journal;
    private final String shown;
    private final int few;
    private final UsageRows rows;
    private final Map<Case, Request> requests;
    private final @Nullable Rater rater;
    private final @Nullable Likeness likeness;
    private final @Nullable Bundler bundler;
    private final List<Usage> first = new ArrayList<>();
    private final List<Sound> soundFirst = new ArrayList<>();
    private final Map<Location, Long> sizes = new HashMap<>();
    private List<Usage> usages = List.of();
    private List<Finding> findings = List.of();
    private boolean many;
    private @Nullable RowKinds kinds;
    private List<String> headers = List.of();
    private int headerRow;
    private @Nullable Request filledOf;
    private @Nullable Request filled;

    private FiledUsage(
            String shown,
            int few,
            UsageRows rows,
            Map<Case, Request> requests,
            @Nullable Rules rules,
            RowStore store,
            Journal journal) {
        this.store = store;
        this.journal = journal;
        this.shown = shown;
        this.few = few;
        this.rows = rows;
        this.requests = requests;
        this.rater = rules == null ? null : rules.rater;
        this.likeness = rules == null ? null : rules.likeness;
        this.bundler = rules == null ? null : new Bundler(rules.likeness, this::proportional, store, MOST_APART);
    }

    /** Rows in which nothing is wrong, as they stand and as they are read. */
    private record Sound(Grid grid, List<Usage> usages) {}

    /** What rows are decided on with. */
    record Rules(Rater rater, Likeness likeness) {
        static Rules of(Rulebook rulebook, RateCard card, Request request) {
            List<Rate> rates = new ArrayList<>(card.rates());
            request.contracts().forEach(each -> each.negotiatedRate().ifPresent(rates::add));
            return new Rules(new Rater(rulebook, card.rates()), rulebook.likeness(rates));
        }
    }

    /**
     * Reads a file of usage.
     *
     * @param book the workbook that says all else
     * @param requests what it asks in each case
     * @param rules null where they have errors, so that nothing will be rated: the rows are read for theirs
     * @param store gets the rows of bundles
     * @param journal notes how far the file is read; null where nobody will go on with this run
     * @param progress is told how many rows there were so far
     */
    static FiledUsage read(
            Path file,
            Book book,
            Map<Case, Request> requests,
            @Nullable Rules rules,
            Texts texts,
            RowStore store,
            @Nullable RunJournal journal,
            RunProgress progress) {
        String shown = RunContext.name(file);
        FiledUsage read =
                begin(shown, FEW, book, requests, rules, texts, store, journal == null ? Journal.NONE : journal);
        if (journal != null) {
            journal.into(read);
        }
        List<Finding> found = UsageFile.read(
                file,
                shown,
                new JsonUsageRows(),
                UsageRows.headers(),
                read,
                (part, whole) -> progress.at("Reading " + shown, read.rows.rows(), "rows", part, whole));
        read.complete(found);
        return read;
    }

    /**
     * Ready to take rows.
     *
     * @param shown where the rows are from, as the user wrote it
     * @param few up to so many, each has lines of its own
     */
    static FiledUsage begin(
            String shown,
            int few,
            Book book,
            Map<Case, Request> requests,
            @Nullable Rules rules,
            Texts texts,
            RowStore store) {
        return begin(shown, few, book, requests, rules, texts, store, Journal.NONE);
    }

    private static FiledUsage begin(
            String shown,
            int few,
            Book book,
            Map<Case, Request> requests,
            @Nullable Rules rules,
            Texts texts,
            RowStore store,
            Journal journal) {
        Request base = Optional.ofNullable(requests.get(Case.BASE)).orElseThrow();
        return new FiledUsage(shown, few, new UsageRows(book, base.header(), texts), requests, rules, store, journal);
    }

    @Override
    public boolean isKnown(List<String> values) {
        return isKnown(new TextValues(shown, values));
    }

    /** True where a row needs no further look: then {@link #take(int, RowValues)} takes it. */
    boolean isKnown(RowValues values) {
        return kinds != null && kinds.isKnown(values);
    }

    @Override
    public boolean take(int line, List<String> values) {
        return take(line, new TextValues(shown, values));
    }

    /** A row that is known; false where it needs a look after all. */
    boolean take(int row, RowValues values) {
        return kinds != null && kinds.take(row, values);
    }

    @Override
    public Journal journal() {
        return journal;
    }

    /** A row that an earlier run has known. */
    void again(int bundle, int row, String id, Scaled[] counted) {
        if (bundler != null) {
            String scenario = bundler.again(bundle, row, id, counted);
            rows.alike(scenario, id, () -> Location.ofLine(shown, row, 1));
        }
    }

    @Override
    public int take(Grid grid) {
        store.follow(true);
        try {
            return looked(grid);
        } finally {
            store.follow(false);
        }
    }

    /** Counts and lays aside what was taken so far. */
    void settle() {
        if (bundler != null) {
            bundler.settle();
        }
    }

    private int looked(Grid grid) {
        long before = rows.found();
        UsageRows.Read read = rows.read(grid);
        note(grid, read.headerRow());
        Sound sound = rows.found() == before ? new Sound(grid, read.usages()) : null;
        if (many) {
            bundle(read.usages());
            if (sound != null) {
                learn(sound);
            }
        } else {
            first.addAll(read.usages());
            if (sound != null) {
                soundFirst.add(sound);
            }
            many = first.size() > few;
            if (many) {
                bundle(first);
                soundFirst.forEach(this::learn);
                first.clear();
                soundFirst.clear();
            }
        }
        return read.headerRow();
    }

    /** What the columns are, whether or not anything was found in these rows. */
    private void note(Grid grid, int row) {
        List<String> now = headers(grid, row);
        if (!now.equals(headers)) {
            kinds = null;
            soundFirst.clear();
        }
        headers = now;
        headerRow = row;
    }

    private void learn(Sound sound) {
        RowKinds known = kinds;
        if (bundler != null && likeness != null && known == null) {
            known = new RowKinds(bundler, likeness, rows, headers);
            kinds = known;
        }
        if (known != null) {
            known.learn(sound.grid, sound.usages);
        }
    }

    /** False for a column that nothing is computed from: a remark, or one of the user's own that no rule looks at. From 1. */
    boolean counts(int column) {
        List<UsageRows.Place> places = UsageRows.places(headers);
        if (column > places.size()) {
            return false;
        }
        return switch (places.get(column - 1).meaning()) {
            case REMARK -> false;
            case EXTRA -> likeness == null || likeness.looksAtOwn();
            default -> true;
        };
    }

    /** How many rows there were so far. */
    long rows() {
        return rows.rows();
    }

    private static List<String> headers(Grid grid, int row) {
        List<String> headers = new ArrayList<>();
        int last = grid.rows().containsKey(row) ? grid.rows().get(row).lastKey() : 0;
        for (int column = 1; column <= last; column++) {
            headers.add(grid.cell(row, column).shown());
        }
        return headers;
    }

    private void bundle(List<Usage> next) {
        if (bundler != null) {
            bundler.add(next);
        }
    }

    /** In every case alike: an assumption may choose another price in one of them. */
    private Set<Usage> proportional(Collection<Usage> some) {
        Set<Usage> all = new HashSet<>(some);
        if (rater != null) {
            requests.forEach((which, request) ->
                    all.retainAll(rater.proportional(request.with(scenarios(request), List.of()), some, which)));
        }
        return all;
    }

    /**
     * After the last row of a sheet.
     *
     * @param sheet what it hides and merges
     */
    void complete(Grid sheet, int lastRow) {
        rows.remark(sheet, headerRow, lastRow);
        complete(List.of());
    }

    private void complete(List<Finding> ofFile) {
        settle();
        List<Finding> all = new ArrayList<>(ofFile);
        boolean read = ofFile.stream().noneMatch(Finding::isError);
        rows.findings(shown).stream()
                .filter(each -> read || !each.code().equals("RB-USAGE-EMPTY"))
                .forEach(all::add);
        usages = List.copyOf(first);
        Bundler many = bundler;
        if (this.many && many != null) {
            usages = many.usages();
            all.addAll(many.findings());
            if (many.isScattered()) {
                all.add(scattered());
            } else if (many.isFull()) {
                all.add(tooMany(many));
            }
        }
        for (Usage each : usages) {
            Bundle bundle = Bundle.of(each);
            if (bundle != null && bundle.rows() > 1) {
                sizes.put(row(each.where()), bundle.rows());
            }
        }
        requireRows(all);
        findings = all;
    }

    /** A scenario of the workbook's own sheet that has no row anywhere. */
    private void requireRows(List<Finding> all) {
        Set<String> named = new HashSet<>();
        requests.values().forEach(each -> each.usages().forEach(usage -> named.add(usage.scenario())));
        for (Scenario each : Finding.anyError(all) ? List.<Scenario>of() : rows.unused()) {
            if (!named.contains(each.name())) {
                all.add(Finding.error(
                        "RB-SCENARIO-EMPTY",
                        each.where(),
                        "(Scenario) no row of usage belongs to \"" + each.name() + "\"; it would cost nothing",
                        "name it in the column Scenario of " + shown + ", or delete it"));
            }
        }
    }

    private Finding scattered() {
        return Finding.error(
                "RB-USAGE-KINDS",
                Location.ofFile(shown),
                "its rows are of more than " + Bundler.MOST_BUNDLES
                        + " kinds, so that a result would be as large as the file: some column that matters differs in nearly every row, such as Activity or From",
                "leave out what only names a row, or put it into the column Note or one of your own");
    }

    private Finding tooMany(Bundler all) {
        Usage one = all.firstApart();
        Optional<String> why = likeness == null ? Optional.empty() : likeness.difference();
        return Finding.error(
                "RB-USAGE-APART",
                one == null ? Location.ofFile(shown) : one.where(),
                why.map(each -> "each of " + all.rows() + " rows would have to be rated by itself: " + each)
                        .orElse(
                                "more than " + MOST_APART + " of " + all.rows()
                                        + " rows have to be rated each by itself, this one the first: its price has tiers or packages, it caches a prefix, or it states a price"),
                "rate " + MOST_APART + " such rows at once at most"
                        + (why.isPresent() ? ", or let that rule look at one row at a time" : ""));
    }

    private List<Scenario> scenarios(Request request) {
        return request.usages().isEmpty() ? rows.scenarios() : request.scenarios();
    }

    /** What is wrong with the file and its rows. */
    List<Finding> findings() {
        return findings;
    }

    /** The request with these rows after those of its own sheet Usage; for the same request again, the same. */
    Request in(Request request) {
        if (request.equals(filledOf) && filled != null) {
            return filled;
        }
        List<Usage> all = new ArrayList<>(request.usages());
        all.addAll(usages);
        Request made = request.with(scenarios(request), all);
        filledOf = request;
        filled = made;
        return made;
    }

    /** The same findings; what is told of a bundle's first row says of how many rows it holds. */
    List<Finding> ofBundles(List<Finding> told) {
        return told.stream()
                .map(each -> Optional.ofNullable(sizes.get(row(each.where())))
                        .map(rows -> each.also("and so " + (rows - 1) + (rows == 2 ? " row" : " rows") + " like it"))
                        .orElse(each))
                .toList();
    }

    private static Location row(Location where) {
        return new Location(where.file(), where.sheet(), where.row(), 0, where.line());
    }

    /** An error where the workbook's scenarios override rows otherwise under these settings: the rows were read once. */
    List<Finding> differences(Book cells) {
        return rows.isAlike(cells)
                ? List.of()
                : List.of(Finding.error(
                        "RB-USAGE-OVERRIDE",
                        Location.ofFile(shown),
                        "the sheet Scenarios overrides its rows with numbers that differ by case or setting, and its rows are read once",
                        "write such numbers as values, or put the rows into the sheet Usage"));
    }
}
