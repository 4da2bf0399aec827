package io.ratebook;

import io.ratebook.json.JsonResult;
import io.ratebook.publish.Publication;
import io.ratebook.publish.PublishException;
import io.ratebook.report.About;
import io.ratebook.report.Report;
import io.ratebook.workbook.read.InputBook;
import io.ratebook.workbook.result.ResultWorkbook;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The files that a run leaves: made in memory first, then each put in its place whole or not at all. */
final class Results {
    private Results() {}

    /** @param prompts the files of prompts that were read, by name */
    static void write(RunContext context, RulesFolder folder, InputBook book, Report report, Map<String, Path> prompts)
            throws PublishException {
        Publication workbook = Publication.to(context.output(), context.workbook());
        Path wanted = context.json().orElse(null);
        Publication json = wanted == null ? null : Publication.to(wanted, context.workbook());
        About about = about(context, folder, prompts);
        byte[] bytes = ResultWorkbook.bytes(context.workbook(), book.storedCase(), report, about);
        workbook.publish(bytes, written -> ResultWorkbook.verify(written, report));
        if (json != null) {
            json.publish(JsonResult.of(report, about), JsonResult::verify);
        }
    }

    private static About about(RunContext context, RulesFolder folder, Map<String, Path> prompts) {
        Map<String, String> hashes = new LinkedHashMap<>();
        String input = context.workbook().getFileName().toString();
        hashes.put(input, RulesFolder.sha256(context.workbook()));
        new TreeMap<>(prompts).forEach((name, file) -> hashes.put(name, RulesFolder.sha256(file)));
        hashes.putAll(folder.hashes());
        return new About(
                context.version(), input, context.rules().toString().replace('\\', '/'), context.settings(), hashes);
    }
}
