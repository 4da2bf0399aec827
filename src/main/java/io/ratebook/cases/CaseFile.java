package io.ratebook.cases;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Column;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Table;
import io.ratebook.grid.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cases of one rule file.
 *
 * @param path of the cases, as rule files are shown
 * @param rules the path of the rule file beside it
 * @param stage of those rules
 */
public record CaseFile(String path, String rules, Stage stage, List<RuleCase> cases) {
    private static final Pattern NAME = Pattern.compile("(?is)(.+)\\.cases\\.(?:csv|xlsx)");

    public CaseFile {
        cases = List.copyOf(cases);
    }

    /** True for the name of a cases file, {@code batch.cases.csv}, whatever folder it is in. */
    public static boolean isNamedSo(String path) {
        return NAME.matcher(path).matches();
    }

    /** True where some case expects a cost, which the rules of all stages and the prices make. */
    public boolean costs() {
        return cases.stream().anyMatch(each -> each.has(CaseColumns.COST));
    }

    /** The path without what says that it is a cases file: that of its rule file without {@code .drl} or {@code .drl.xlsx}. */
    private static String stem(String path) {
        return NAME.matcher(path).replaceFirst("$1");
    }

    /** The paths that the rule file beside a cases file may have. */
    public static List<String> ruleFiles(String path) {
        return List.of(stem(path) + ".drl", stem(path) + ".drl.xlsx");
    }

    /**
     * Reads the cases.
     *
     * @param sheets of the file; each is a table of cases
     * @param ruleFiles the stage of each rule file, by its path
     * @param usage the columns of the sheet Usage
     * @return empty where no rule file stands beside the cases
     */
    public static Checked<Optional<CaseFile>> read(
            String path, List<Grid> sheets, Map<String, Stage> ruleFiles, List<Column> usage) {
        List<Finding> findings = new ArrayList<>();
        String beside = ruleFiles(path).stream()
                .filter(ruleFiles::containsKey)
                .findFirst()
                .orElse(null);
        Stage stage = beside == null ? null : ruleFiles.get(beside);
        if (beside == null || stage == null) {
            String name = stem(path).substring(stem(path).lastIndexOf('/') + 1);
            findings.add(Finding.error(
                    "RB-CASE-PLACE",
                    Location.ofFile(path),
                    "stands beside no rule file " + name + ".drl or " + name + ".drl.xlsx: its cases are never run",
                    "name it as its rule file, or put it beside it"));
            return new Checked<>(Optional.empty(), findings);
        }
        List<RuleCase> cases = new ArrayList<>();
        for (Grid sheet : sheets) {
            Checked<Table> table = Table.read(sheet, CaseColumns.with(usage));
            findings.addAll(table.findings());
            if (!table.value().has(CaseColumns.EXPECT) && !table.value().has(CaseColumns.COST)) {
                findings.add(Finding.error(
                        "RB-CASE-EXPECT",
                        sheet.where(),
                        "has neither a column " + CaseColumns.EXPECT + " nor a column " + CaseColumns.COST
                                + ": its rows hold nothing against the rules",
                        "add the column " + CaseColumns.EXPECT + " and let \"ratebook test --accept\" fill it"));
            }
            table.value().rows().forEach(row -> add(row, stage, cases, findings));
        }
        return new Checked<>(Optional.of(new CaseFile(path, beside, stage, cases)), findings);
    }

    private static void add(TableRow row, Stage stage, List<RuleCase> cases, List<Finding> findings) {
        try {
            cases.add(RuleCase.of(row, stage));
        } catch (UnusableCase e) {
            findings.add(e.finding());
        }
    }
}
