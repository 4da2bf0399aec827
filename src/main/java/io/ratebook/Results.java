package io.ratebook;

import io.ratebook.csv.CsvResult;
import io.ratebook.csv.FocusCsv;
import io.ratebook.html.HtmlResult;
import io.ratebook.json.JsonResult;
import io.ratebook.pdf.PdfResult;
import io.ratebook.publish.Publication;
import io.ratebook.publish.Publications;
import io.ratebook.publish.PublishException;
import io.ratebook.report.About;
import io.ratebook.report.Report;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.result.ResultWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files that a run leaves: their places tried first, all made in memory, then put in place together or not at all. */
final class Results {
    private final RunContext context;
    private final Publication workbook;
    private final Optional<Publication> json;
    private final Optional<Publication> focus;
    private final Optional<Publication> html;
    private final Optional<Publication> pdf;
    private final Map<String, Publication> sheets;

    private Results(RunContext context) throws PublishException {
        this.context = context;
        this.workbook = Publication.to(context.output(), context.workbook());
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

    /** @throws PublishException where some place can't hold its file, as far as that is known before it is written */
    static Results of(RunContext context) throws PublishException {
        return new Results(context);
    }

    private Optional<Publication> place(Optional<Path> wanted) throws PublishException {
        return wanted.isEmpty() ? Optional.empty() : Optional.of(Publication.to(wanted.get(), context.workbook()));
    }

    /**
     * Everything at once.
     *
     * @param prompts the files of prompts that were read, by name
     * @throws PublishException where some file can't be put in its place; then none has changed
     */
    void write(RulesFolder folder, InputBook book, Report report, Map<String, Path> prompts) throws PublishException {
        About about = about(folder, prompts);
        Publications files = new Publications();
        files.add(
                workbook,
                ResultWorkbook.bytes(context.workbook(), book.storedCase(), report, about),
                written -> ResultWorkbook.verify(written, report));
        json.ifPresent(each -> files.add(each, JsonResult.of(report, about), JsonResult::verify));
        focus.ifPresent(each ->
                add(files, each, FocusCsv.of(report, about, context.also().focusCase())));
        html.ifPresent(each -> add(files, each, HtmlResult.of(report, about)));
        pdf.ifPresent(each -> add(
                files,
                each,
                PdfResult.of(
                        HtmlResult.forPaper(report, about),
                        report.request().header().asOf())));
        if (!sheets.isEmpty()) {
            Map<String, byte[]> made = CsvResult.of(report, about);
            sheets.forEach((name, each) -> add(files, each, made.getOrDefault(name, new byte[0])));
        }
        files.publish();
    }

    private static void add(Publications files, Publication place, byte[] bytes) {
        files.add(place, bytes, written -> {
            if (!Arrays.equals(Files.readAllBytes(written), bytes)) {
                throw new IOException("what was written is not what was meant");
            }
        });
    }

    private About about(RulesFolder folder, Map<String, Path> prompts) {
        Map<String, String> hashes = new LinkedHashMap<>();
        String input = context.workbook().getFileName().toString();
        hashes.put(input, RulesFolder.sha256(context.workbook()));
        new TreeMap<>(prompts).forEach((name, file) -> hashes.put(name, RulesFolder.sha256(file)));
        hashes.putAll(folder.hashes());
        return new About(
                context.version(), input, context.rules().toString().replace('\\', '/'), context.settings(), hashes);
    }
}
