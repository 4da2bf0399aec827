package io.ratebook;

import io.ratebook.csv.CsvResult;
import io.ratebook.csv.FocusCsv;
import io.ratebook.csv.UsageLinesCsv;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Printable;
import io.ratebook.grid.Book;
import io.ratebook.html.HtmlResult;
import io.ratebook.json.JsonResult;
import io.ratebook.pdf.PdfResult;
import io.ratebook.publish.Publication;
import io.ratebook.publish.Publications;
import io.ratebook.publish.PublishException;
import io.ratebook.report.About;
import io.ratebook.report.Provenance;
import io.ratebook.report.Report;
import io.ratebook.report.UsageLines;
import io.ratebook.signature.SignatureFile;
import io.ratebook.workbook.PackedPart;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.read.WorkbookReader;
import io.ratebook.workbook.result.OpenedInput;
import io.ratebook.workbook.result.ResultWorkbook;
import io.ratebook.workbook.seal.Sealing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that a run leaves: their places tried first, all made in memory, then put in place together or not at all. */
final class Results {
    private static final int MOST_SHOWN = 20;

    private final RunContext context;
    private final OpenedInput input;
    private final Publication workbook;
    private final Optional<Publication> signature;
    private final Optional<Publication> json;
    private final Optional<Publication> focus;
    private final Optional<Publication> html;
    private final Optional<Publication> pdf;
    private final Map<String, Publication> sheets;

    private Results(RunContext context, InputBook book) throws PublishException {
        this.context = context;
        this.input = OpenedInput.begin(context.workbook(), book.light());
        this.workbook = Publication.to(context.output(), inputs());
        this.signature = place(context.sign().map(each -> SignatureFile.beside(context.output())));
        this.json = place(context.also().json());
        this.focus = place(context.also().focus());
        this.html = place(context.also().html());
        this.pdf = place(context.also().pdf());
        this.sheets = new LinkedHashMap<>();
        if (context.also().csv().isPresent()) {
            for (String name : CsvResult.names()) {
                sheets.put(name, Publication.into(context.also().csv().get(), name, context.workbook()));
            }
        }
    }

    /** What no output may take the place of. */
    private List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(context.workbook(), context.rules()));
        context.usage().ifPresent(inputs::add);
        return inputs;
    }

    /**
     * Begins to open the input, which has passed the gate, for its sheets are carried into the result.
     *
     * @throws PublishException where some place can't hold its file, as far as that is known before it is written
     */
    static Results of(RunContext context, InputBook book) throws PublishException {
        return new Results(context, book);
    }

    private Optional<Publication> place(Optional<Path> wanted) throws PublishException {
        return wanted.isEmpty() ? Optional.empty() : Optional.of(Publication.to(wanted.get(), inputs()));
    }

    /**
     * Everything at once.
     *
     * @param rows those that were rated together
     * @param prompts the files of prompts that were read, by name
     * @return what the user should know of the files
     * @throws PublishException where some file can't be put in its place; then none has changed
     */
    List<Finding> write(RulesFolder folder, InputBook book, Report report, UsageLines rows, Map<String, Path> prompts)
            throws PublishException {
        List<Provenance.Read> files = Provenances.files(context, folder, prompts);
        About about = about(context, files);
        try (ResultWorkbook made =
                ResultWorkbook.of(input, book.typed(), book.storedCase(), report, rows, Sealing::digests, about)) {
            Sealing sealing = Sealing.of(made.bytes(), made.large(), Provenances.of(context, book, report, files));
            return write(sealing, made.asRead(), report, about, rows);
        }
    }

    private List<Finding> write(
            Sealing sealing, Map<String, PackedPart> asRead, Report report, About about, UsageLines rows)
            throws PublishException {
        Publications files = new Publications();
        files.add(workbook, sealing::write, written -> verify(written, asRead, report));
        if (signature.isPresent() && context.sign().isPresent()) {
            add(files, signature.get(), context.sign().get().sign(sealing.fingerprint()));
        }
        json.ifPresent(each -> files.add(each, JsonResult.of(report, about), JsonResult::verify));
        focus.ifPresent(each ->
                add(files, each, FocusCsv.of(report, about, context.also().focusCase())));
        html.ifPresent(each -> add(files, each, HtmlResult.of(report, about)));
        List<Finding> findings = new ArrayList<>();
        if (pdf.isPresent()) {
            String page = HtmlResult.forPaper(report, about);
            unknown(PdfResult.unknown(page)).ifPresent(findings::add);
            add(files, pdf.get(), PdfResult.of(page, report.request().header().asOf()));
        }
        if (!sheets.isEmpty()) {
            Map<String, byte[]> made = CsvResult.of(report, about);
            sheets.forEach((name, each) -> {
                if (name.equals(UsageLinesCsv.NAME)) {
                    UsageLinesCsv csv = new UsageLinesCsv(report, rows);
                    files.add(each, csv::write, csv::verify);
                } else {
                    add(files, each, made.getOrDefault(name, new byte[0]));
                }
            });
        }
        files.publish();
        return findings;
    }

    private Optional<Finding> unknown(Set<Integer> characters) {
        if (characters.isEmpty()) {
            return Optional.empty();
        }
        String shown =
                characters.stream().limit(MOST_SHOWN).map(Character::toString).collect(Collectors.joining(" "));
        return Optional.of(Finding.warning(
                "RB-PDF-CHAR",
                Location.ofFile(context.workbook().toString()),
                "has characters that the fonts of the PDF don't: " + shown
                        + (characters.size() > MOST_SHOWN ? " and more" : "") + "; they are shown as \ufffd there",
                "print the page of --html from a browser instead"));
    }

    /** Reads the file as its next reader does, through the gate; what it has of the input as it is, is held against that. */
    private static void verify(Path written, Map<String, PackedPart> asRead, Report report) throws IOException {
        String name = String.valueOf(written.getFileName());
        Checked<Optional<Book>> read = WorkbookReader.read(written, name, ResultWorkbook::isVerified, asRead);
        Book book = read.value().orElseThrow(() -> new IOException("what was written is refused: " + read.findings()));
        ResultWorkbook.verify(book, report);
    }

    private static void add(Publications files, Publication place, byte[] bytes) {
        files.add(place, bytes, Publication.Verification.verbatim(bytes));
    }

    /** The result workbook in memory, not sealed. */
    static byte[] workbook(
            RunContext context, RulesFolder folder, InputBook book, Report report, Map<String, Path> prompts)
            throws PublishException {
        return ResultWorkbook.bytes(
                OpenedInput.of(context.workbook(), book.light()),
                book.typed(),
                book.storedCase(),
                report,
                about(context, Provenances.files(context, folder, prompts)));
    }

    private static About about(RunContext context, List<Provenance.Read> files) {
        Map<String, String> hashes = new LinkedHashMap<>();
        files.forEach(each -> hashes.put(each.name(), each.sha256()));
        return new About(
                context.version(),
                Printable.of(context.input()),
                Printable.of(context.rulesName()),
                context.settings(),
                hashes);
    }
}
