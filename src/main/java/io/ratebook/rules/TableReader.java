package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.grid.Cell;
import io.ratebook.grid.Grid;
import io.ratebook.rules.lint.Lint;
import io.ratebook.rules.lint.RuleText;
import io.ratebook.rules.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A workbook of decision tables to DRL text, a row a rule. Stock Drools reads the same workbook; this reader refuses more. */
final class TableReader {
    /** What may be set above the tables. IgnoreNumericFormat is for stock Drools: here no display format counts anyway. */
    private static final List<String> SETTINGS = List.of("RuleSet", "Import", "IgnoreNumericFormat");

    /** The compiler writes names into comments of the code that it generates: no character may end a comment or a text. */
    private static final Pattern UNSPOKEN = Pattern.compile("[^\\p{L}\\p{N} .,:;()%'+-]+");

    private final RuleFile.Tables file;
    private final Stage stage;
    private final Sandbox sandbox;
    private final List<Finding> findings = new ArrayList<>();

    private TableReader(RuleFile.Tables file, Stage stage, Sandbox sandbox) {
        this.file = file;
        this.stage = stage;
        this.sandbox = sandbox;
    }

    /** A source for each sheet that has tables; with nothing but the ids of its rules where anything is wrong with the sheet. */
    static Checked<List<RuleSource>> read(RuleFile.Tables file, Stage stage, Sandbox sandbox) {
        List<RuleSource> sources = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        boolean tables = false;
        for (Grid sheet : file.sheets()) {
            TableReader reader = new TableReader(file, stage, sandbox);
            Optional<List<TableShape>> shapes = reader.shapes(sheet);
            tables |= shapes.isPresent();
            shapes.map(each -> reader.source(sheet, each)).ifPresent(sources::add);
            findings.addAll(reader.findings);
        }
        if (!tables && !file.sheets().isEmpty()) {
            findings.add(Finding.error(
                    "RB-TABLE-NONE",
                    Location.ofFile(file.path()),
                    "the workbook has no decision table",
                    "begin one with a cell \"RuleTable\" and a name, as the tables beside it do"));
        }
        return new Checked<>(sources, findings);
    }

    private Optional<List<TableShape>> shapes(Grid sheet) {
        Merges merges = Merges.of(sheet.layout().mergedAreas());
        List<TableShape> shapes = TableShape.in(sheet, merges, findings);
        if (shapes.isEmpty()) {
            return Optional.empty();
        }
        settings(sheet, shapes.get(0).top());
        shapes.forEach(each -> TableCheck.check(each, stage, merges, sandbox.imports(), findings));
        hidden(sheet);
        return Optional.of(shapes);
    }

    private void hidden(Grid sheet) {
        Grid.Layout layout = sheet.layout();
        if (layout.hiddenSheet()) {
            hidden(sheet, "is hidden: its rules hold all the same", "show it");
        }
        if (layout.hiddenRows() > 0) {
            hidden(sheet, "has hidden rows (" + layout.hiddenRows() + "): their rules hold all the same", "show them");
        }
        if (layout.hiddenColumns() > 0) {
            hidden(
                    sheet,
                    "has hidden columns (" + layout.hiddenColumns() + "): what they say holds all the same",
                    "show them");
        }
    }

    private void hidden(Grid sheet, String what, String maybe) {
        findings.add(Finding.warning("RB-TABLE-HIDDEN", sheet.where(), what, maybe));
    }

    private void settings(Grid sheet, int before) {
        for (SortedMap<Integer, Cell> cells : sheet.rows().headMap(before).values()) {
            List<Cell> filled =
                    cells.values().stream().filter(each -> !each.isBlank()).toList();
            String key = filled.isEmpty() ? "" : filled.get(0).shown().strip();
            if (filled.size() > 1 && key.equalsIgnoreCase("Import")) {
                Cell value = filled.get(1);
                Lint.check(
                        RuleText.of("import " + value.shown()), offset -> value.where(), sandbox.imports(), findings);
            }
            if (filled.size() > 1 && SETTINGS.stream().noneMatch(key::equalsIgnoreCase)) {
                String near = Nearest.suggestion(key, SETTINGS);
                findings.add(Finding.error(
                        "RB-TABLE-SETTING",
                        filled.get(0).where(),
                        "\"" + key + "\" is none of the settings " + String.join(", ", SETTINGS),
                        near != null ? near : "delete the row"));
            }
        }
    }

    private RuleSource source(Grid sheet, List<TableShape> shapes) {
        TableCells cells = new TableCells(sheet.textual(), findings);
        Map<RuleSource.Named, TableScript.Row> rows = new LinkedHashMap<>();
        for (TableShape shape : shapes) {
            for (int row = shape.from(); row <= shape.to(); row++) {
                TableScript.Row each = TableScript.Row.of(shape, row, cells);
                rows.put(named(shape, each), each);
            }
        }
        List<RuleSource.Named> rules = List.copyOf(rows.keySet());
        String drl =
                Finding.anyError(findings) ? "" : new TableScript(sheet).drl(shapes, List.copyOf(rows.values()), rules);
        return source(sheet, shapes, drl, rules);
    }

    /** What is wrong with a table is wrong with its technical rows, and so with every rule. */
    private RuleSource source(Grid sheet, List<TableShape> shapes, String drl, List<RuleSource.Named> rules) {
        return new RuleSource(
                file.path(),
                stage,
                drl,
                rules,
                (fragment, word) -> place(sheet, shapes, word),
                some -> source(sheet, shapes, drl, rules));
    }

    private RuleSource.Named named(TableShape shape, TableScript.Row row) {
        String id = row.plain(shape, TableColumn.Word.NAME);
        String title = row.metadata(shape, "title");
        RuleRef ref = new RuleRef(
                id, title, row.metadata(shape, "source"), row.metadata(shape, "owner"), stage, row.actionAt(shape));
        String name = id + " " + UNSPOKEN.matcher(title).replaceAll(" ").strip();
        return new RuleSource.Named(name, ref, row.idAt(shape));
    }

    /** The technical cell that has the word; the table's first where none has. */
    private static Location place(Grid sheet, List<TableShape> shapes, String word) {
        Stream<Cell> settings =
                sheet.rows().headMap(shapes.get(0).top()).values().stream().flatMap(cells -> cells.values().stream());
        Stream<Cell> technical = shapes.stream()
                .flatMap(shape -> sheet.rows().subMap(shape.top() + 2, shape.top() + 4).values().stream())
                .flatMap(cells -> cells.values().stream());
        return Stream.concat(technical, settings)
                .filter(cell -> !word.isEmpty() && RuleText.of(cell.shown()).hasWord(word))
                .findFirst()
                .map(Cell::where)
                .orElse(shapes.get(0).where());
    }
}
