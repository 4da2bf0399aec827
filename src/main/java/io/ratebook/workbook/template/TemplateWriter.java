package io.ratebook.workbook.template;

import io.ratebook.workbook.SheetLayout;
import io.ratebook.workbook.read.InputBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a blank input workbook that explains itself: every sheet and column, drop-downs, and a few sample rows that run as they are. */
public final class TemplateWriter {
    private static final String SAMPLE = "sample: replace it";

    private TemplateWriter() {}

    /**
     * The whole file; always the same bytes for the same models.
     *
     * @param modelsByProvider what the rate cards price, for the drop-downs; the samples use one of them
     */
    public static byte[] bytes(Map<String, List<String>> modelsByProvider) {
        return template(modelsByProvider).toBytes();
    }

    /** Reads the file as {@code ratebook run} would.
     *
     * @throws IOException where it can't be read so
     */
    public static void verify(Path written) throws IOException {
        if (InputBook.open(written, written.toString()).hasErrors()) {
            throw new IOException("the template can't be read back");
        }
    }

    static NewWorkbook template(Map<String, List<String>> modelsByProvider) {
        NewWorkbook book = new NewWorkbook("Ratebook template", modelsByProvider);
        request(book.sheet(SheetLayout.REQUEST));
        scenarios(book.sheet(SheetLayout.SCENARIOS));
        assumptions(book.sheet(SheetLayout.ASSUMPTIONS));
        usage(book.sheet(SheetLayout.USAGE), Sample.of(modelsByProvider));
        commercial(book, Sample.of(modelsByProvider));
        questions(book);
        return book;
    }

    /** The model that the sample rows use. */
    private record Sample(String provider, String model) {
        private static final Sample USUAL = new Sample("openai", "gpt-5.1");

        static Sample of(Map<String, List<String>> modelsByProvider) {
            if (modelsByProvider.getOrDefault(USUAL.provider, List.of()).contains(USUAL.model)) {
                return USUAL;
            }
            return modelsByProvider.entrySet().stream()
                    .filter(each -> !each.getValue().isEmpty())
                    .map(each -> new Sample(each.getKey(), each.getValue().get(0)))
                    .findFirst()
                    .orElse(USUAL);
        }
    }

    private static void request(InputSheet sheet) {
        sheet.hint("Type into the yellow cells; black cells are formulas. The little red corners explain the columns.")
                .row("Item", "Title", "Value", "My budget request", "Note", SAMPLE)
                .row("Item", "Owner", "Value", "Finance", "Note", "who answers for the request")
                .row("Item", "As of", "Value", "2026-11-22", "Note", "prices of this day are used")
                .row("Item", "Currency", "Value", "USD")
                .row("Item", "Case in use", "Value", "2", "Note", "1 low, 2 base, 3 high: what the formulas show")
                .row("Item", "Contingency", "Value", "0.1", "Note", "a tenth on top")
                .row("Item", "Budget", "Value", "1000", "Note", "scenarios are held against it")
                .blank(6);
    }

    private static void scenarios(InputSheet sheet) {
        sheet.hint("A row of Usage without a scenario belongs to every scenario here.")
                .row("Scenario", "standard", "Description", SAMPLE)
                .row("Scenario", "batch", "Description", SAMPLE + "; the same work overnight", "Service tier", "batch")
                .blank(8);
    }

    private static void assumptions(InputSheet sheet) {
        sheet.hint(
                        "To add one: fill the next row; then select its In use cell and type the name into the Name Box, left of"
                                + " the formula bar.")
                .row(
                        "Name",
                        "questions_a_month",
                        "Low",
                        "8000",
                        "Base",
                        "10000",
                        "High",
                        "15000",
                        "Unit",
                        "question",
                        "Source",
                        SAMPLE)
                .row("Name", "instruction_tokens", "Base", "1200", "Unit", "token", "Source", SAMPLE)
                .row("Name", "question_tokens", "Base", "150", "Unit", "token", "Source", SAMPLE)
                .row(
                        "Name",
                        "answer_tokens",
                        "Low",
                        "200",
                        "Base",
                        "300",
                        "High",
                        "500",
                        "Unit",
                        "token",
                        "Source",
                        SAMPLE)
                .blank(16);
    }

    private static void usage(InputSheet sheet, Sample sample) {
        sheet.hint(
                        "Any number may be a formula over the names of Assumptions. A number may have companions, such as Calls low"
                                + " and Calls high.")
                .row(
                        "Phase",
                        "Operation",
                        "Activity",
                        "answer questions",
                        "Provider",
                        sample.provider(),
                        "Model",
                        sample.model(),
                        "Period",
                        "monthly",
                        "Months",
                        "12",
                        "Calls",
                        "=questions_a_month",
                        "Prefix tokens",
                        "=instruction_tokens",
                        "Input tokens",
                        "=question_tokens",
                        "Output tokens",
                        "=answer_tokens",
                        "Note",
                        SAMPLE)
                .row(
                        "Phase",
                        "Set-up",
                        "Activity",
                        "write and test the instructions",
                        "Period",
                        "once",
                        "Meter",
                        "purchase",
                        "Quantity",
                        "1",
                        "Unit price low",
                        "200",
                        "Unit price",
                        "250",
                        "Unit price high",
                        "400",
                        "Note",
                        SAMPLE + "; a flat purchase asks no rate card")
                .blank(28);
    }

    private static void commercial(NewWorkbook book, Sample sample) {
        book.sheet(SheetLayout.CONTRACT)
                .hint("A credit pays for lines that it covers; a discount lowers their price.")
                .row("Kind", "credit", "Provider", sample.provider(), "Amount", "25", "Note", SAMPLE)
                .blank(8);
        book.sheet(SheetLayout.METRICS)
                .hint("One row for each metric and scenario; the result shows how much better the alternatives are.")
                .row(
                        "Metric",
                        "time to answer",
                        "Scenario",
                        "standard",
                        "Value",
                        "2",
                        "Unit",
                        "second",
                        "Better",
                        "lower",
                        "Source",
                        SAMPLE)
                .row(
                        "Metric",
                        "time to answer",
                        "Scenario",
                        "batch",
                        "Value",
                        "43200",
                        "Unit",
                        "second",
                        "Better",
                        "lower",
                        "Source",
                        SAMPLE)
                .blank(8);
    }

    private static void questions(NewWorkbook book) {
        book.sheet(SheetLayout.COMPARE)
                .hint("Units says what one month of the monthly rows stands for; costs are scaled from there.")
                .row(
                        "Comparison",
                        "batch for a year",
                        "Baseline",
                        "standard",
                        "Alternative",
                        "batch",
                        "Units",
                        "=questions_a_month",
                        "Unit",
                        "question",
                        "Months",
                        "12")
                .blank(8);
        book.sheet(SheetLayout.SENSITIVITY)
                .hint("Each row asks for every scenario's cost with the assumption at that value.")
                .row("Assumption", "questions_a_month", "Value", "5000")
                .row("Assumption", "questions_a_month", "Value", "20000")
                .blank(8);
        book.sheet(SheetLayout.EXPECTED)
                .hint("Figures to be checked against; Ratebook writes the actual ones beside them in the result.")
                .row(
                        "Id",
                        "S1",
                        "Figure",
                        "words asked for",
                        "Where",
                        SAMPLE,
                        "Expected",
                        "150",
                        "Tolerance",
                        "0",
                        "Measure",
                        "assumption",
                        "Item",
                        "question_tokens")
                .blank(10);
    }
}
