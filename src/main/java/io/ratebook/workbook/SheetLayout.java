package io.ratebook.workbook;

import io.ratebook.grid.Column;
import io.ratebook.grid.Column.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The input sheets and their columns: the one contract that drives reader, writer, template, drop-down lists and reference.
 * Sheets and columns may stand in any order; only Usage is required.
 *
 * @param name the sheet's name
 * @param meaning one line for the template and the reference
 */
public record SheetLayout(String name, String meaning, List<Column> columns) {
    public SheetLayout {
        columns = List.copyOf(columns);
    }

    public static final SheetLayout REQUEST = new SheetLayout(
            "Request",
            "What is asked, by whom and when: one item a row.",
            List.of(
                    Column.text("Item", "what the row states")
                            .must()
                            .oneOf(
                                    "Title",
                                    "Owner",
                                    "As of",
                                    "Currency",
                                    "Case in use",
                                    "Contingency",
                                    "Decimals",
                                    "Budget",
                                    "Discount rate",
                                    "FX",
                                    "Note"),
                    Column.of("Value", Kind.ANY, "its value; Budget may stand in several rows")
                            .must(),
                    Column.text("Note", "where it comes from; of an exchange rate: its source"),
                    Column.text(
                                    "Currency",
                                    "of an exchange rate: FX is how much of the request's currency one of it is")
                            .seldom(),
                    Column.of("Date", Kind.DATE, "of an exchange rate: when it was quoted")
                            .seldom()));

    public static final SheetLayout SCENARIOS = new SheetLayout(
            "Scenarios",
            "The alternatives to compare. A column named as one of Usage overrides it in every row of the scenario.",
            List.of(Column.text("Scenario", "a short name").must(), Column.text("Description", "what it stands for")));

    public static final SheetLayout ASSUMPTIONS = new SheetLayout(
            "Assumptions",
            "Named numbers that formulas of any input cell may use by name.",
            List.of(
                    Column.text("Name", "letters, digits and underscores; a defined name of the workbook")
                            .must(),
                    Column.of("Low", Kind.NUMBER, "the low case; blank: as base"),
                    Column.of("Base", Kind.NUMBER, "the base case; blank: the mean of low and high"),
                    Column.of("High", Kind.NUMBER, "the high case; blank: as base"),
                    Column.of("In use", Kind.NUMBER, "=CHOOSE(in_case, low, base, high): what the name stands for")
                            .must(),
                    Column.text("Unit", "what one of it is"),
                    Column.text("Source", "where the number comes from"),
                    Column.text("Owner", "who answers for it"),
                    Column.text("Note", "anything else")));

    private static final String PROMPTS_FILE =
            "a file in the workbook's folder with whole prompts: .txt (the file is one prompt),"
                    + " .jsonl (one a line) or .csv (a column prompt or input; output or completion if there are outputs)."
                    + " Input tokens: their mean, in place of a count. Where these are blank, Calls: how many prompts; Output tokens:"
                    + " the mean of the outputs; Prefix tokens, where Caching is automatic or assumed: what all prompts begin with,"
                    + " which is then no part of the input tokens. Beside a prefix, the file's prompts are what comes after it";

    public static final SheetLayout USAGE = new SheetLayout(
            "Usage",
            "What is done: one activity a row.",
            List.of(
                    Column.text("Id", "names the row; blank: its row number"),
                    Column.text("Scenario", "blank: the row belongs to every scenario"),
                    Column.text("Phase", "groups rows in totals and charts"),
                    Column.text("Activity", "what is done"),
                    Column.text("Provider", "as in the rate cards"),
                    Column.text("Model", "as in the rate cards"),
                    Column.text("Service tier", "blank: standard")
                            .oneOf("standard", "batch", "flex", "priority", "fast", "ultrafast"),
                    Column.text("Region", "blank: any"),
                    Column.text("Hours", "when in the day, such as 22:00-06:00, where prices differ; blank: not said")
                            .seldom(),
                    Column.text("Days", "when in the week, such as mon-fri or sat,sun; blank: every day")
                            .seldom(),
                    Column.text("Time zone", "of the hours and days; blank: UTC")
                            .seldom(),
                    Column.text("Period", "blank: once").oneOf("once", "monthly"),
                    Column.of("From", Kind.DATE, "the first day; blank: the request's as-of day"),
                    Column.of("Months", Kind.AMOUNT, "for how many months, where monthly; blank: 1"),
                    Column.of(
                                    "Growth a month",
                                    Kind.NUMBER,
                                    "each month beside the one before: 0.05 or 5% in a percent cell; blank: none")
                            .seldom(),
                    Column.of("Calls", Kind.COUNT, "requests; blank: 1").withRange(),
                    Column.text("Token counts", "blank: per call").oneOf("per call", "total"),
                    Column.of("Prefix tokens", Kind.AMOUNT, "head of the prompt that the calls share, cacheable")
                            .withRange(),
                    Column.of("Input tokens", Kind.AMOUNT, "the rest of one call's prompt")
                            .withRange(),
                    Column.of(
                                    "Cached input tokens",
                                    Kind.AMOUNT,
                                    "known to be read from a cache, beside the input tokens")
                            .withRange(),
                    tokens("Cache write tokens", "written to a cache, for five minutes"),
                    tokens("Cache write 1h tokens", "written to a cache, for an hour"),
                    tokens("Audio input tokens", "of sound"),
                    tokens("Image input tokens", "of pictures"),
                    tokens("Video input tokens", "of video"),
                    tokens("Cached audio input tokens", "of sound, read from a cache"),
                    tokens("Cached image input tokens", "of pictures, read from a cache"),
                    tokens("Cached video input tokens", "of video, read from a cache"),
                    tokens("Tool input tokens", "of tools' answers, where they are counted apart"),
                    Column.text(
                                    "Input counts",
                                    "rest: Input tokens are those that no other column counts; whole: they include them all; blank: rest")
                            .oneOf("rest", "whole")
                            .seldom(),
                    Column.of("Output tokens", Kind.AMOUNT, "of one call; visible ones where an effort is given")
                            .withRange(),
                    tokens("Reasoning tokens", "of thinking, where they are known"),
                    tokens("Audio output tokens", "of sound"),
                    tokens("Image output tokens", "of pictures"),
                    tokens("Video output tokens", "of video"),
                    Column.text("Output counts", "as Input counts, for Output tokens and reasoning; blank: rest")
                            .oneOf("rest", "whole")
                            .seldom(),
                    Column.of("Web searches", Kind.AMOUNT, "of one call")
                            .withRange()
                            .seldom(),
                    Column.text("Reasoning effort", "blank: the output tokens are as billed")
                            .oneOf("none", "low", "medium", "high"),
                    Column.text(
                                    "Caching",
                                    "of the prefix. automatic: by the provider's rules; explicit: as the request asks, for five minutes or an hour; extended: for a day; assumed: whatever its length; blank: none")
                            .oneOf("none", "automatic", "explicit", "explicit 1h", "extended", "assumed"),
                    Column.of(
                                    "Minutes between calls",
                                    Kind.AMOUNT,
                                    "from one call with the prefix to the next; blank: sooner than the cache forgets")
                            .withRange()
                            .seldom(),
                    Column.of(
                                    "Calls a minute",
                                    Kind.AMOUNT,
                                    "with the prefix, in the busiest minute; blank: as few as one route of the cache serves")
                            .withRange()
                            .seldom(),
                    Column.of(
                                    "Hit rate",
                                    Kind.AMOUNT,
                                    "the share of the calls that hit the cache, 0.9 or 90% in a percent cell; blank: as many as can")
                            .withRange()
                            .seldom(),
                    Column.of(
                                    "Cache hours",
                                    Kind.AMOUNT,
                                    "how long the prefix is kept each time, where the provider bills hours of keeping")
                            .withRange()
                            .seldom(),
                    Column.text("Meter", "for what isn't calls: training, gpu-hour, purchase …"),
                    Column.of("Quantity", Kind.AMOUNT, "how many of the meter's unit")
                            .withRange(),
                    Column.text("Unit", "of the quantity; blank: the meter's own"),
                    Column.of("Unit price", Kind.AMOUNT, "of a flat purchase: no rate card is asked")
                            .withRange(),
                    Column.of("Repeat", Kind.AMOUNT, "how many times the whole row happens; blank: 1")
                            .withRange(),
                    Column.of("Prefix text", Kind.PASSAGE, "the prefix itself; counted, in place of Prefix tokens")
                            .seldom(),
                    Column.of(
                                    "Input text",
                                    Kind.PASSAGE,
                                    "the rest of one call's prompt itself; counted, in place of Input tokens")
                            .seldom(),
                    Column.of("Output text", Kind.PASSAGE, "a sample of the output; counted, in place of Output tokens")
                            .seldom(),
                    Column.of("Prompts file", Kind.FILE, PROMPTS_FILE).seldom(),
                    Column.of(
                                    "Retry share",
                                    Kind.AMOUNT,
                                    "calls made again, 0.05 or 5% in a percent cell: all of the row counts 1.05 times")
                            .withRange()
                            .seldom(),
                    Column.of(
                                    "Validation loops",
                                    Kind.AMOUNT,
                                    "how many more times each call is made, to check or mend its answer: 1 doubles the row")
                            .withRange()
                            .seldom(),
                    Column.of(
                                    "Dedup share",
                                    Kind.AMOUNT,
                                    "what needs no call because its like was answered, 0.2 or 20%: all of the row counts 0.8 times")
                            .withRange()
                            .seldom(),
                    Column.of("Buffer", Kind.AMOUNT, "a safety margin on all of the row: 1.3 for 30 percent more")
                            .withRange()
                            .seldom(),
                    Column.text("Owner", "who answers for the row"),
                    Column.text("Note", "anything else")));

    private static Column tokens(String header, String meaning) {
        return Column.of(header, Kind.AMOUNT, meaning + "; of one call")
                .withRange()
                .seldom();
    }

    public static final SheetLayout CONTRACT = new SheetLayout(
            "Contract",
            "Commercial terms: a row each. A blank provider, model or meter means any.",
            List.of(
                    Column.text("Id", "names the term; blank: its row number"),
                    Column.text("Kind", "what it is")
                            .must()
                            .oneOf("rate", "discount", "margin", "free units", "cap", "minimum", "credit"),
                    Column.text("Scenario", "blank: every scenario").seldom(),
                    Column.text("Provider", "blank: any"),
                    Column.text("Model", "blank: any"),
                    Column.text("Meter", "blank: any; a meter means its parts too"),
                    Column.text("Service tier", "of a rate; blank: standard").seldom(),
                    Column.of(
                            "Amount",
                            Kind.AMOUNT,
                            "of a credit, cap or minimum, in the request's currency; of a rate: its price"),
                    Column.of(
                                    "Per",
                                    Kind.AMOUNT,
                                    "of a rate: for so many units; 1000000 for tokens; blank for other units: 1")
                            .seldom(),
                    Column.text("Unit", "of a rate: token, gpu-hour …; blank: token")
                            .seldom(),
                    Column.text("Currency", "of a rate; blank: the request's").seldom(),
                    Column.of(
                            "Percent",
                            Kind.AMOUNT,
                            "of a discount or margin, as a fraction: 0.15 or 15% in a percent cell"),
                    Column.of("Units", Kind.AMOUNT, "how many units are free").seldom(),
                    Column.text("Each", "what the amount or the units are for; blank: term")
                            .oneOf("term", "month")
                            .seldom(),
                    Column.of("Already billed", Kind.AMOUNT, "of the amount or the units, before this request")
                            .seldom(),
                    Column.of("Order", Kind.NUMBER, "in which terms of a kind are used, the lowest first; blank: last")
                            .seldom(),
                    Column.of("From", Kind.DATE, "the first day; blank: since ever"),
                    Column.of("To", Kind.DATE, "the day after the last; blank: without end"),
                    Column.text("Note", "where it is agreed")));

    public static final SheetLayout METRICS = new SheetLayout(
            "Metrics",
            "Figures that aren't money, by scenario.",
            List.of(
                    Column.text("Metric", "latency, memory, quality …").must(),
                    Column.text("Scenario", "whose figure it is").must(),
                    Column.of("Value", Kind.NUMBER, "the figure").must(),
                    Column.text("Unit", "what one of it is"),
                    Column.text("Better", "which direction is good; blank: lower")
                            .oneOf("lower", "higher"),
                    Column.text("Source", "where it comes from")));

    public static final SheetLayout COMPARE = new SheetLayout(
            "Compare",
            "What an alternative saves over a baseline: a question a row. Rows whose period is monthly recur, the others are spent once.",
            List.of(
                    Column.text("Comparison", "names the question").must(),
                    Column.text("Baseline", "a scenario").must(),
                    Column.text("Alternative", "a scenario").must(),
                    Column.of("Units", Kind.AMOUNT, "how many units the recurring rows of one month stand for")
                            .must(),
                    Column.text("Unit", "what one is: query, row"),
                    Column.of("Volume", Kind.AMOUNT, "the units asked about (a month); blank: as many as Units"),
                    Column.of("Months", Kind.AMOUNT, "for how many months; blank: 1"),
                    Column.of("Copies", Kind.AMOUNT, "how many of both scenarios; blank: 1")));

    public static final SheetLayout SENSITIVITY = new SheetLayout(
            "Sensitivity",
            "What the scenarios cost when an assumption has another value, or two of them have: a question a row.",
            List.of(
                    Column.text("Assumption", "its name").must(),
                    Column.of("Value", Kind.NUMBERS, "the value to try, or several: 100; 200; 400")
                            .must(),
                    Column.text(
                                    "Second assumption",
                                    "varied at the same time: all values of both in rows with the same two make a grid; blank: none")
                            .seldom(),
                    Column.of("Second value", Kind.NUMBERS, "the value or values of the second to try")
                            .seldom()));

    public static final SheetLayout EXPECTED = new SheetLayout(
            "Expected",
            "Figures that were published or agreed, and where the result has them. Lists are separated by semicolons.",
            List.of(
                    Column.text("Id", "names the figure").must(),
                    Column.text("Figure", "what it is"),
                    Column.text("Where", "where it was published"),
                    Column.of("Expected", Kind.NUMBER, "the published value; blank: not published"),
                    Column.of("Tolerance", Kind.AMOUNT, "the largest difference that agrees; blank: 0"),
                    Column.text("Measure", "what is looked up")
                            .must()
                            .oneOf(
                                    "cost",
                                    "cost before credits",
                                    "quantity",
                                    "unit price",
                                    "assumption",
                                    "metric",
                                    "baseline cost",
                                    "alternative cost",
                                    "saving",
                                    "saving share",
                                    "saving per unit",
                                    "one-time cost",
                                    "break-even units",
                                    "return on investment",
                                    "payback months"),
                    Column.text("Item", "the assumption's, metric's or comparison's name"),
                    Column.text("Scenario", "whose figure it is"),
                    Column.text("Case", "blank: base").oneOf("low", "base", "high"),
                    Column.text("Phase", "blank: all"),
                    Column.text("Activity", "blank: all"),
                    Column.text("Provider", "blank: all"),
                    Column.text("Model", "blank: all"),
                    Column.text("Meter", "blank: all"),
                    Column.text("Month", "2027-03: what a cost is in that month; blank: all")
                            .seldom(),
                    Column.text("As", "what is done with it; blank: value")
                            .oneOf("value", "share", "difference", "reduction", "ratio"),
                    Column.text("Against", "the scenario to compare with"),
                    Column.of("Per", Kind.NUMBER, "divide by this; blank: don't"),
                    Column.text("With", "assumptions set to other values for this figure: atoms=200; rows=6000"),
                    Column.text("Known difference", "why the figure differs, where it does"),
                    Column.of("Actual", Kind.RESULT, "written by Ratebook"),
                    Column.of("Difference", Kind.RESULT, "written by Ratebook"),
                    Column.of("Verdict", Kind.RESULT, "written by Ratebook")));

    /** In the order of the template. */
    public static final List<SheetLayout> ALL =
            List.of(REQUEST, SCENARIOS, ASSUMPTIONS, USAGE, CONTRACT, METRICS, COMPARE, SENSITIVITY, EXPECTED);

    /** The sheets that Ratebook adds to a result, in their order; a workbook that has them is a result that is fed back in. */
    public static final List<String> RESULT_SHEETS = List.of(
            "Summary",
            "Rates",
            "Factors",
            "Lines",
            "Usage lines",
            "Usage lines 2",
            "Usage lines 3",
            "Usage lines 4",
            "Months",
            "Comparisons",
            "Returns",
            "Sensitivities",
            "Monte Carlo",
            "Because",
            "Findings",
            "Checks",
            "About");

    /** True for the name of a sheet that the result puts rows on which were rated together. */
    public static boolean isUsageLines(String sheet) {
        return sheet.toLowerCase(Locale.ROOT).matches("usage lines( [2-4])?");
    }

    /** What the first cell of About says in a result; a workbook without it is none, whatever its sheets are called. */
    public static final String RESULT_TITLE = "About this result";

    /** What stands on About before the seal's fingerprint. */
    public static final String SEAL_LABEL = "Seal (SHA-256)";

    /** What stands on About in place of the seal's fingerprint until a result is sealed. */
    public static final String UNSEALED = "not sealed";

    /** The column of that name; case and spacing don't count. */
    public Optional<Column> column(String header) {
        return columns.stream()
                .filter(each -> each.name().equalsIgnoreCase(header.strip()))
                .findFirst();
    }
}
