package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.domain.Comparison;
import io.ratebook.domain.Header;
import io.ratebook.domain.Metric;
import io.ratebook.domain.Request;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Checked;
import io.ratebook.grid.Book;
import io.ratebook.grid.Grid;
import io.ratebook.grid.TableRow;
import io.ratebook.tokens.PromptLines;
import io.ratebook.tokens.Texts;
import io.ratebook.tokens.UnreadablePromptException;
import io.ratebook.workbook.SheetLayout;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input sheets of {@link SheetLayout} to a request, in one case. Everything that is wrong is reported in one go; what
 * could be read is there even so. Sheets that Ratebook added to a result are passed over, so that a result can be fed back in.
 */
public final class RequestReader {
    /** As many rows of a sheet can be held in a few gigabytes. */
    private static final int MANY_ROWS = 20_000;

    private RequestReader() {}

    /** As the other, for a book that names no file of prompts: one that is there is read, but not its lines of JSON. */
    static Checked<Request> read(Book book, Case which, LocalDate today, @Nullable LocalDate asOf) {
        PromptLines none = line -> {
            throw new UnreadablePromptException("JSON is not read here", "save the prompts as .csv");
        };
        return read(book, which, today, asOf, Texts.beside(Path.of(book.file()), none));
    }

    /**
     * @param book read with that case in use; see {@link InputBook#at}
     * @param today the as-of day where neither the workbook nor the caller names one
     * @param asOf wins over the workbook's own; null where the caller has no wish
     * @param texts counts what is given as text, and finds the files of prompts that the book names
     */
    public static Checked<Request> read(Book book, Case which, LocalDate today, @Nullable LocalDate asOf, Texts texts) {
        return read(book, which, today, asOf, texts, true).request();
    }

    /**
     * What was read.
     *
     * @param byCase true where another case may say something else
     */
    record Read(Checked<Request> request, boolean byCase) {}

    /** @param whole false for a book whose usage comes from elsewhere: it may have a sheet Usage too */
    static Read read(Book book, Case which, LocalDate today, @Nullable LocalDate asOf, Texts texts, boolean whole) {
        InputSheets sheets = new InputSheets(book);
        sheets.remarkNames(whole);
        remarkTwins(book, sheets);
        sheets.remarkResultSheets();
        Volatiles.in(book).ifPresent(each -> sheets.addAll(List.of(each)));
        Header header = new HeaderReader(book, sheets).read(today, asOf);
        AssumptionReader assumptions = new AssumptionReader(book, sheets, which);
        List<TableRow> rows = sheets.rows(SheetLayout.USAGE);
        ScenarioReader scenarios = ScenarioReader.read(book, sheets, rows);
        List<Usage> usages = new UsageReader(sheets, scenarios, header, which, texts).read(rows);
        if (whole) {
            scenarios.requireRows(rows, usages);
        }
        if (whole && rows.isEmpty()) {
            book.sheet(SheetLayout.USAGE.name())
                    .ifPresent(grid -> sheets.error(
                            "RB-USAGE-EMPTY",
                            grid.where(),
                            "the sheet has no row below its header: there is nothing to rate",
                            "write an activity a row"));
        }
        if (rows.size() > MANY_ROWS) {
            sheets.inform(
                    "RB-USAGE-MANY",
                    rows.get(0).where(),
                    String.format(
                            Locale.ROOT,
                            "each of the sheet's %,d rows is held, which takes gigabytes of memory: some formula follows the case or an assumption, some row needs lines of its own, or texts are read as numbers",
                            rows.size()));
        }
        TermsReader terms = new TermsReader(sheets, scenarios, assumptions);
        List<Metric> metrics = terms.metrics();
        List<Comparison> comparisons = terms.comparisons();
        Request request = new Request(
                header,
                scenarios.all(),
                assumptions.all(),
                usages,
                new ContractReader(sheets, scenarios, header.currency()).read(),
                metrics,
                comparisons,
                terms.sensitivities(),
                new ExpectedReader(sheets, scenarios, assumptions, metrics, comparisons).read());
        return new Read(new Checked<>(request, sheets.findings()), sheets.isByCase());
    }

    /** Two sheets that differ in spaces only: one of them would be passed over. */
    private static void remarkTwins(Book book, InputSheets sheets) {
        Set<String> seen = new HashSet<>();
        for (Grid grid : book.sheets()) {
            if (!seen.add(InputSheets.key(grid.sheet()))) {
                sheets.error(
                        "RB-SHEET-DUP",
                        grid.where(),
                        "another sheet has the same name, but for spaces or case",
                        "rename or delete one of the two");
            }
        }
    }
}
