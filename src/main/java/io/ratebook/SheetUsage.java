package io.ratebook;

import io.ratebook.amount.Case;
import io.ratebook.domain.Request;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.CellValue;
import io.ratebook.grid.Grid;
import io.ratebook.ratecard.RateCard;
import io.ratebook.rules.Rulebook;
import io.ratebook.tokens.Texts;
import io.ratebook.usagefile.Chunk;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.read.CaseRequests;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.read.PassedSheet;
import io.ratebook.workbook.read.RowTaker;
import io.ratebook.workbook.read.SheetRow;
import io.ratebook.workbook.read.StreamedRows;
import io.ratebook.workbook.read.UsageFormulas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a workbook's sheet Usage where they are too many to hold: read once, and bundled as they come. Where they are few after all, or
 * some can't be rated so, the workbook is to be read as any other.
 */
final class SheetUsage implements RowTaker {
    /** Up to so many rows, each has lines of its own, which follow its cells. */
    static final int FEW = 5_000;

    /** So many can be held at once, in gigabytes. */
    private static final int MOST_HELD = 50_000;

    /** A part of fewer bytes holds no more rows than {@link #FEW}: each takes as much as an address and three cells. */
    private static final long FEW_BYTES = 90L * FEW;

    /** The rows of larger parts aren't counted before they are read. */
    private static final long MOST_COUNTED = 1L << 25;

    private static final int BUFFER = 1 << 16;
    private static final String ROW = "row";

    private static final int TOLD_EVERY = 10_000;

    /** What some rows have that only rows which are held can have. */
    private static final Set<String> HELD_ONLY = Set.of("RB-USAGE-RANGED", "RB-USAGE-APART", "RB-USAGE-KINDS");

    private final RunContext context;
    private final Supplier<RateCard> card;
    private final Supplier<Optional<Rulebook>> rulebook;
    private final Texts texts;
    private final RowStore store;
    private final RunProgress progress;
    private final Path file;
    private final String shown;
    private final Consumer<InputBook> checkSettings;
    private final CellDigests digests;
    private final List<Finding> findings = new ArrayList<>();
    private final String sheet = SheetLayout.USAGE.name();
    private @Nullable RuntimeException failed;
    private @Nullable InputBook book;
    private @Nullable FiledUsage filed;
    private @Nullable Chunk chunk;
    private @Nullable UsageFormulas formulas;
    private int last;
    private long taken;

    /**
     * Reads nothing yet.
     *
     * @param card asked for when the rows begin, as are the rules: until then both may still be read
     * @param digests hears the cells of the rows
     */
    SheetUsage(
            RunContext context,
            Supplier<RateCard> card,
            Supplier<Optional<Rulebook>> rulebook,
            Texts texts,
            RowStore store,
            RunProgress progress,
            Consumer<InputBook> checkSettings,
            CellDigests digests) {
        this.digests = digests;
        this.checkSettings = checkSettings;
        this.context = context;
        this.card = card;
        this.rulebook = rulebook;
        this.texts = texts;
        this.store = store;
        this.progress = progress;
        this.file = context.workbook();
        this.shown = context.input();
    }

    /** The workbook without its rows of usage, and these. */
    record Read(InputBook book, FiledUsage usage, List<Finding> findings) {}

    /** True for a file with a part that may hold more rows than {@link #FEW}. */
    static boolean isLarge(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                if (each.getName().endsWith(".xml") && each.getSize() > FEW_BYTES && hasManyRows(zip, each)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Counts what may begin a row: it looks for no more than that, and leaves parts of any size to the reader. */
    private static boolean hasManyRows(ZipFile zip, ZipEntry part) throws IOException {
        if (part.getSize() > MOST_COUNTED) {
            return true;
        }
        byte[] bytes = new byte[BUFFER];
        int rows = 0;
        int met = 0;
        byte before = 0;
        boolean closes = false;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    byte next = bytes[i];
                    if (next == 0) {
                        // of a character of two bytes
                        continue;
                    }
                    closes = before == '<' ? next == '/' : closes;
                    before = next;
                    if (met > 0 && next == ROW.charAt(met - 1)) {
                        met++;
                    } else {
                        met = next == '<' || next == ':' && !closes ? 1 : 0;
                    }
                    if (met > ROW.length()) {
                        rows++;
                        met = 0;
                    }
                }
            }
        }
        return rows > FEW;
    }

    /**
     * Reads the workbook.
     *
     * @return empty where it is to be read as any other; then what was laid aside doesn't count
     */
    Optional<Read> read() {
        Checked<Optional<Book>> read =
                StreamedRows.read(file, shown, SheetLayout.USAGE.name(), each -> !SheetLayout.isUsageLines(each), this);
        if (failed != null) {
            throw failed;
        }
        Grid grid = read.value()
                .flatMap(each -> each.sheet(SheetLayout.USAGE.name()))
                .orElse(null);
        if (grid == null || book == null || filed == null || chunk == null || formulas == null) {
            return Optional.empty();
        }
        chunk.flush();
        if (filed.rows() <= FEW || formulas.choosesCase()) {
            return Optional.empty();
        }
        filed.complete(grid, last);
        findings.addAll(read.findings());
        findings.addAll(filed.findings());
        boolean many = filed.rows() > MOST_HELD;
        Optional<Location> moved = formulas.moved(shown, sheet, filed::counts);
        Optional<Location> elsewhere = formulas.movedElsewhere();
        if (!many
                && (moved.isPresent()
                        || elsewhere.isPresent()
                        || findings.stream().anyMatch(each -> HELD_ONLY.contains(each.code())))) {
            return Optional.empty();
        }
        moved.ifPresent(each -> findings.add(Finding.error(
                "RB-USAGE-MOVED",
                each,
                "the formula looks at numbers that may differ by case or setting; of more than " + MOST_HELD
                        + " rows, each is read once",
                "write the value, or put what differs into the sheet Scenarios")));
        elsewhere.ifPresent(each -> findings.add(Finding.warning(
                "RB-W-RECALC",
                each,
                "the formula looks at the rows of " + sheet
                        + ", of which there are too many to compute it anew for each case; its stored value is used",
                "write what it needs of them as a value")));
        return Optional.of(new Read(book, filed, findings));
    }

    @Override
    public void begin(Book others, PassedSheet passed) {
        guarded(() -> {
            passed.tell(digests);
            Checked<InputBook> input = InputBook.of(file, others, SheetLayout.USAGE.name(), passed, context.reading());
            checkSettings.accept(input.value());
            Map<Case, Request> requests = requests(input.value());
            Optional<FiledUsage.Rules> rules =
                    rulebook.get().map(each -> FiledUsage.Rules.of(each, card.get(), base(requests)));
            findings.addAll(input.findings());
            book = input.value();
            // should they be few after all, nothing of this is used
            filed = FiledUsage.begin(shown, 0, others, requests, rules.orElse(null), texts, store);
            formulas = new UsageFormulas(others);
        });
    }

    private static Request base(Map<Case, Request> requests) {
        return Optional.ofNullable(requests.get(Case.BASE)).orElseThrow();
    }

    private Map<Case, Request> requests(InputBook input) {
        CaseRequests reader = new CaseRequests(context.today(), context.asOf().orElse(null), texts);
        Map<Case, Request> requests = new EnumMap<>(Case.class);
        for (Case each : Case.values()) {
            requests.put(
                    each,
                    input.at(each, context.settings())
                            .then(cells -> reader.read(cells, each, false))
                            .value());
        }
        return requests;
    }

    @Override
    public void row(SheetRow row) {
        guarded(() -> take(row));
    }

    private void take(SheetRow row) {
        FiledUsage usage = filed;
        if (usage == null || formulas == null) {
            return;
        }
        Chunk gathered = chunk;
        if (gathered == null) {
            gathered = Chunk.ofSheet(shown, sheet, usage);
            chunk = gathered;
        }
        formulas.note(row);
        last = row.row();
        SheetValues values = new SheetValues(shown, sheet, row);
        if (!gathered.isKnown(() -> usage.isKnown(values), () -> usage.take(row.row(), values))) {
            SortedMap<Integer, CellValue> cells = new TreeMap<>();
            for (int i = 0; i < row.count(); i++) {
                cells.put(row.column(i), row.value(i));
            }
            gathered.row(row.row(), cells);
        }
        if (++taken % TOLD_EVERY == 0) {
            progress.at("Reading " + sheet, taken, "rows", 0, 0);
        }
    }

    /** What reads the file takes whatever is thrown for a fault of the file. */
    private void guarded(Runnable step) {
        if (failed != null) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException e) {
            failed = e;
        }
    }
}
