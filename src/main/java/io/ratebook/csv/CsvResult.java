package io.ratebook.csv;

import io.ratebook.report.About;
import io.ratebook.report.Report;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result as a folder of CSV files, a file a sheet. Every file is there in every result, with its header where it has no rows, so that
 * a folder never mixes two results.
 */
public final class CsvResult {
    private CsvResult() {}

    /** The names of the files, in the order of {@link #of}. */
    public static List<String> names() {
        return List.of(
                "scenarios.csv",
                "phases.csv",
                "months.csv",
                "budgets.csv",
                "credits.csv",
                "comparisons.csv",
                "returns.csv",
                "metrics.csv",
                "sensitivities.csv",
                "expected.csv",
                "lines.csv",
                UsageLinesCsv.NAME,
                "rates.csv",
                "factors.csv",
                "because.csv",
                "findings.csv",
                "about.csv");
    }

    /** The bytes of each file by its name, but for those of {@link UsageLinesCsv}: the same result gives the same bytes. */
    public static Map<String, byte[]> of(Report report, About about) {
        CostSheets costs = new CostSheets(report);
        AnswerSheets answers = new AnswerSheets(report);
        LineSheets lines = new LineSheets(report);
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> names = names().stream()
                .filter(each -> !each.equals(UsageLinesCsv.NAME))
                .toList();
        List.of(
                        costs.scenarios(),
                        costs.phases(),
                        costs.months(),
                        costs.budgets(),
                        costs.credits(),
                        answers.comparisons(),
                        answers.returns(),
                        answers.metrics(),
                        answers.sensitivities(),
                        answers.expected(),
                        lines.lines(),
                        lines.rates(),
                        lines.factors(),
                        lines.because(),
                        answers.findings(),
                        AboutSheet.of(report, about))
                .forEach(each -> files.put(names.get(files.size()), each.bytes()));
        return Collections.unmodifiableMap(files);
    }
}
