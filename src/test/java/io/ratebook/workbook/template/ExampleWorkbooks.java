package io.ratebook.workbook.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the workbooks of the folder {@code workbooks}: the four documents, what prices can do, and the template. Run it after changing one of them. */
public final class ExampleWorkbooks {
    static final Path FOLDER = Path.of("workbooks");

    private ExampleWorkbooks() {}

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, NewWorkbook> each : all().entrySet()) {
            Files.write(FOLDER.resolve(each.getKey()), each.getValue().toBytes());
        }
    }

    /** By file name. */
    static Map<String, NewWorkbook> all() {
        Map<String, NewWorkbook> books = new LinkedHashMap<>();
        books.put("distillation-cost-analysis.xlsx", DistillationExample.book());
        books.put("prompt-distillation-economics.xlsx", EconomicsExample.book());
        books.put("experiment-cost-estimation.xlsx", ExperimentExample.book());
        books.put("batch-api-cost-estimation.xlsx", BatchExample.book());
        books.put("prompt-caching.xlsx", CapabilityExamples.caching());
        books.put("batch-and-caching.xlsx", CapabilityExamples.stacking());
        books.put("tiered-prices.xlsx", CapabilityExamples.tiers());
        books.put("monthly-plan.xlsx", CapabilityExamples.months());
        books.put("contract-terms.xlsx", CapabilityExamples.contract());
        books.put("currencies.xlsx", CapabilityExamples.currencies());
        books.put("sensitivity.xlsx", SensitivityExample.book());
        books.put("template.xlsx", TemplateWriter.template(Example.modelsByProvider()));
        return books;
    }
}
