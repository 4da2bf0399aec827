package io.ratebook.rules;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Cell;
import io.ratebook.rules.lint.Lint;
import io.ratebook.rules.lint.RuleText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must hold of a decision table before its cells may become rules. */
final class TableCheck {
    private static final int MANY = 200;

    /** A cell of the same sheet. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\w!:.$'])\\$?([A-Z]{1,3})\\$?(\\d{1,7})(?![\\w(!:.])");

    private final TableShape table;
    private final Stage stage;
    private final Set<String> imports;
    private final List<Finding> findings;

    private TableCheck(TableShape table, Stage stage, Set<String> imports, List<Finding> findings) {
        this.table = table;
        this.stage = stage;
        this.imports = imports;
        this.findings = findings;
    }

    static void check(TableShape table, Stage stage, Merges merges, Set<String> imports, List<Finding> findings) {
        TableCheck check = new TableCheck(table, stage, imports, findings);
        check.columns();
        table.columns().forEach(check::snippet);
        table.columns(TableColumn.Word.CONDITION).forEach(check::facts);
        check.quoted(table.columns(TableColumn.Word.CONDITION));
        check.quoted(table.columns(TableColumn.Word.METADATA));
        check.actions();
        check.merged(merges);
        if (table.to() < table.from()) {
            check.error("RB-TABLE-EMPTY", table.where(), "the table has no rules", "write the first below its labels");
        }
        int rows = table.to() - table.from() + 1;
        if (rows > MANY) {
            findings.add(Finding.warning(
                    "RB-TABLE-LONG",
                    table.where(),
                    "has " + rows + " rules; each is compiled, and more than " + MANY + " take long",
                    "write prices into a rate card, and into rules only how they are chosen"));
        }
        for (int row = table.from(); row <= table.to(); row++) {
            check.row(row);
        }
    }

    private void columns() {
        if (table.columns(TableColumn.Word.NAME).size() != 1) {
            error("RB-TABLE-HEADER", table.where(), "the table needs one column NAME, with the rules' ids", null);
        }
        if (table.columns(TableColumn.Word.ACTION).isEmpty()) {
            error(
                    "RB-TABLE-HEADER",
                    table.where(),
                    "the table has no column ACTION: its rules would decide nothing",
                    null);
        }
        if (table.columns().stream().noneMatch(each -> each.isMetadata("title"))) {
            error(
                    "RB-TABLE-HEADER",
                    table.where(),
                    "the table has no column METADATA with the snippet title(\"$param\")",
                    "add it: what each rule says, in words");
        }
    }

    private void snippet(TableColumn column) {
        String snippet = column.snippet();
        if (column.word().hasSnippet() && !snippet.contains(Parameters.NAME)) {
            error(
                    "RB-TABLE-SNIPPET",
                    column.snippetAt(),
                    "the snippet of " + named(column) + " takes no cell",
                    "write $param in quotation marks where the cell's value goes");
        }
        if (snippet.matches("(?s).*(?:\\$\\d|forall\\().*")) {
            error(
                    "RB-TABLE-SNIPPET",
                    column.snippetAt(),
                    "a cell holds one value, $param, not a list",
                    "give each value a column of its own");
        }
        if (!column.word().hasSnippet() && !snippet.isEmpty()) {
            error("RB-TABLE-SNIPPET", column.snippetAt(), column.word() + " columns have no snippet", "empty the cell");
        }
        Lint.check(RuleText.of(snippet), offset -> column.snippetAt(), imports, findings);
        if (column.word() == TableColumn.Word.CONDITION && !column.pattern().isEmpty()) {
            Patterns.typesIn(column.pattern()).stream()
                    .limit(1)
                    .forEach(type -> FieldCheck.check(snippet, type, "", offset -> column.snippetAt(), findings));
        }
        if (column.patternColumn() == column.number()) {
            Lint.check(
                    RuleText.of(column.pattern()),
                    offset -> table.grid().where(table.top() + 2, column.number()),
                    imports,
                    findings);
        }
    }

    /** The facts that a condition asks for; without a pattern above it, the snippet is the pattern. */
    private void facts(TableColumn column) {
        boolean first = column.patternColumn() == column.number();
        String pattern = column.pattern().isEmpty() ? column.snippet() : first ? column.pattern() : "";
        Location where =
                column.pattern().isEmpty() ? column.snippetAt() : table.grid().where(table.top() + 2, column.number());
        Patterns.typesIn(pattern).forEach(type -> StageWords.check(type, stage, where, findings));
    }

    private void quoted(List<TableColumn> columns) {
        for (TableColumn column : columns) {
            if (Parameters.in(column.snippet()).stream().anyMatch(use -> !use.quoted())) {
                unquoted(column);
            }
        }
    }

    private void actions() {
        StringBuilder code = new StringBuilder();
        for (TableColumn column : table.columns(TableColumn.Word.ACTION)) {
            int before = code.length();
            code.append(column.snippet()).append('\n');
            boolean open =
                    Parameters.in(code.toString()).stream().anyMatch(use -> use.offset() >= before && !use.quoted());
            if (open) {
                unquoted(column);
            }
        }
    }

    private void unquoted(TableColumn column) {
        error(
                "RB-TABLE-SNIPPET",
                column.snippetAt(),
                "$param stands outside of quotation marks, where a cell's text would become code",
                "write \"$param\", dec(\"$param\") for a number or date(\"$param\") for a day");
    }

    private void merged(Merges merges) {
        for (Merges.Area area : merges.areas()) {
            if (area.lastRow() >= table.from() && area.firstRow() <= table.to()) {
                error(
                        "RB-TABLE-MERGED",
                        table.grid().where(Math.max(area.firstRow(), table.from()), area.firstColumn()),
                        "the merged cells " + area.name()
                                + " lie over rules: only the first of them would have a value",
                        "unmerge them and write the value in each row");
            }
        }
    }

    private void row(int row) {
        for (TableColumn column : table.columns()) {
            Cell cell = table.grid().cell(row, column.number());
            boolean needed = column.word() == TableColumn.Word.ACTION || column.isMetadata("title");
            blankReference(cell, column);
            if (column.word() == TableColumn.Word.NAME) {
                id(cell, column);
            } else if (needed && cell.isBlank()) {
                error(
                        "RB-TABLE-BLANK",
                        cell.where(),
                        named(column) + " is blank: the rule would decide nothing",
                        "fill it in, or delete the row");
            }
        }
        conditions(row);
    }

    /** A formula takes a blank cell for zero. */
    private void blankReference(Cell cell, TableColumn column) {
        String formula = cell.formula();
        if (formula == null || column.word() == TableColumn.Word.DESCRIPTION) {
            return;
        }
        Matcher found = REFERENCE.matcher(RuleText.of(formula).code());
        while (found.find()) {
            int to = found.group(1).chars().reduce(0, (sum, letter) -> 26 * sum + letter - 'A' + 1);
            if (table.grid().cell(Integer.parseInt(found.group(2)), to).isBlank()) {
                findings.add(Finding.warning(
                        "RB-TABLE-REF",
                        cell.where(),
                        named(column) + " the formula =" + formula + " looks at " + found.group(1) + found.group(2)
                                + ", which is blank and counts as 0",
                        "fill in " + found.group(1) + found.group(2) + ", or type the value"));
            }
        }
    }

    private void id(Cell cell, TableColumn column) {
        if (cell.isBlank()) {
            error("RB-RULE-ID", cell.where(), named(column) + " is blank", "write an id of its own, such as ADJ-010");
        } else if (!RuleIds.ID.matcher(cell.shown().strip()).matches()) {
            findings.add(RuleIds.missing(cell.shown().strip(), cell.where()));
        }
    }

    /** A pattern without one condition isn't rendered: what its variable means to the action would be unknown. */
    private void conditions(int row) {
        Set<Integer> patterns = table.columns(TableColumn.Word.CONDITION).stream()
                .map(TableColumn::patternColumn)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (int pattern : patterns) {
            List<TableColumn> group = table.columns(TableColumn.Word.CONDITION).stream()
                    .filter(each -> each.patternColumn() == pattern)
                    .toList();
            boolean blank = group.stream()
                    .allMatch(each -> table.grid().cell(row, each.number()).isBlank());
            if (blank && isNeeded(group.get(0).binding())) {
                error(
                        "RB-TABLE-BLANK",
                        table.grid().where(row, pattern),
                        "every condition on " + group.get(0).pattern()
                                + " is blank: nobody can tell when the rule holds",
                        "fill in one of " + labels(group));
            }
        }
    }

    private boolean isNeeded(String binding) {
        return !binding.isEmpty()
                && table.columns(TableColumn.Word.ACTION).stream()
                        .anyMatch(each -> each.snippet().contains(binding));
    }

    private static String labels(List<TableColumn> group) {
        return group.stream().map(TableColumn::label).collect(Collectors.joining(", "));
    }

    private static String named(TableColumn column) {
        return "(" + (column.label().isEmpty() ? column.word().name() : column.label()) + ")";
    }

    private void error(String code, Location where, String message, @Nullable String maybe) {
        findings.add(Finding.error(code, where, message, maybe));
    }
}
