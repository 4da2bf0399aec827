package io.ratebook.workbook.read;

import io.ratebook.amount.Case;
import io.ratebook.domain.Header;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.grid.Book;
import io.ratebook.grid.Column;
import io.ratebook.grid.Grid;
import io.ratebook.grid.Table;
import io.ratebook.tokens.Texts;
import io.ratebook.workbook.SheetLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of usage that are too many to be held at once, or come from a file of their own: read some at a time, with the findings that a sheet
 * Usage would have. Their numbers are the same in every case.
 */
public final class UsageRows {
    private static final int MOST_FINDINGS = 1000;
    private static final UsageField[] COUNTED = {
        UsageField.CALLS, UsageField.QUANTITY, UsageField.WEB_SEARCHES, UsageField.REPEAT
    };

    private final InputSheets sheets;
    private final ScenarioReader scenarios;
    private final UsageReader reader;
    private final IdHashes ids;
    private final Set<Finding> tables = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();
    private long untold;
    private boolean ranged;
    private long rows;

    /**
     * @param book the workbook that says all but the usage; its findings are told by whoever reads its request
     * @param header of that request
     */
    public UsageRows(Book book, Header header, Texts texts) {
        this.sheets = new InputSheets(book);
        this.scenarios = ScenarioReader.growing(book, sheets);
        this.ids = new IdHashes(sheets);
        this.reader = new UsageReader(sheets, scenarios, header, Case.BASE, texts, ids);
    }

    /** What a column of a file means, for who reads rows that are like others. */
    public enum Meaning {
        /** Calls, tokens, quantities: every row has its own. */
        COUNTED,
        /** The row's name. */
        ID,
        /** Text that nobody computes with. */
        REMARK,
        /** The user's own. */
        EXTRA,
        /** All else: rows that differ in it are not alike. */
        KIND
    }

    /**
     * A column of a file.
     *
     * @param field of what is counted; null of all else
     * @param whole true where fractions are refused
     */
    public record Place(Meaning meaning, @Nullable UsageField field, boolean whole) {}

    /** The columns of a file, in the order of its header. */
    public static List<Place> places(List<String> headers) {
        Map<String, Column> known = new HashMap<>();
        SheetLayout.USAGE.columns().forEach(each -> known.put(key(each.name()), each));
        return headers.stream().map(each -> place(known.get(key(each)))).toList();
    }

    private static String key(String header) {
        return InputSheets.key(header);
    }

    private static Place place(@Nullable Column column) {
        if (column == null) {
            return new Place(Meaning.EXTRA, null, false);
        }
        UsageField field = Stream.of(UsageField.values())
                .filter(each -> each.header().equals(column.name()))
                .findFirst()
                .orElse(null);
        boolean counted =
                field != null && (field.countsTokens() || List.of(COUNTED).contains(field));
        return switch (column.name()) {
            case "Id" -> new Place(Meaning.ID, null, false);
            case "Note", "Owner" -> new Place(Meaning.REMARK, null, false);
            default ->
                new Place(
                        counted ? Meaning.COUNTED : Meaning.KIND,
                        counted ? field : null,
                        column.kind() == Column.Kind.COUNT);
        };
    }

    /** One more row that is like others: only its id is looked at. */
    public void alike(String scenario, String id, Supplier<Location> where) {
        ids.add(scenario, id, where);
        rows++;
    }

    /** How much was found so far: as long as that stays the same, nothing is wrong with the rows. */
    public long found() {
        ids.settle();
        return tables.size() + untold + sheets.found();
    }

    /** The headers of Usage, in lower case. */
    public static Set<String> headers() {
        return SheetLayout.USAGE.columns().stream()
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The next rows. */
    public record Read(List<Usage> usages, int headerRow) {
        public Read {
            usages = List.copyOf(usages);
        }
    }

    /** @param grid some rows below their header */
    public Read read(Grid grid) {
        var read = Table.read(grid, SheetLayout.USAGE.columns());
        Table table = read.value();
        read.findings().forEach(this::note);
        requireOneNumber(table);
        scenarios.grow(table.rows());
        List<Usage> usages = reader.read(table.rows());
        usages.forEach(each -> used.add(each.scenario()));
        rows += table.rows().size();
        return new Read(usages, table.headerRow());
    }

    /**
     * What a sheet hides or merges.
     *
     * @param headerRow zero where none was found
     */
    public void remark(Grid sheet, int headerRow, int lastRow) {
        sheets.remark(sheet, headerRow, lastRow);
    }

    private void note(Finding finding) {
        if (tables.size() < MOST_FINDINGS) {
            tables.add(finding);
        } else if (!tables.contains(finding)) {
            untold++;
        }
    }

    private void requireOneNumber(Table table) {
        List<String> companions = new ArrayList<>();
        for (Column each : SheetLayout.USAGE.columns()) {
            if (each.ranged()) {
                companions.add(each.low());
                companions.add(each.high());
            }
        }
        companions.stream()
                .filter(table::has)
                .filter(each -> !ranged)
                .findFirst()
                .ifPresent(each -> {
                    ranged = true;
                    sheets.error(
                            "RB-USAGE-RANGED",
                            table.position(each)
                                    .map(column -> table.grid().where(table.headerRow(), column))
                                    .orElse(table.grid().where()),
                            "(" + each
                                    + ") rows of a file, or of more than a sheet can hold at once, have one number for all cases",
                            "put the range into the sheet Assumptions, or write such rows into the sheet Usage of the workbook");
                });
    }

    /** True where scenarios override the rows alike in all cases. */
    public boolean isAlike(Book other) {
        return scenarios.overridesAlike(ScenarioReader.growing(other, new InputSheets(other)));
    }

    /** The scenarios, those among them that rows name. */
    public List<Scenario> scenarios() {
        return scenarios.all();
    }

    /** How many rows there were, those that were passed over among them. */
    public long rows() {
        return rows;
    }

    /**
     * What is wrong with the rows, when all are read.
     *
     * @param file as the user wrote it
     */
    public List<Finding> findings(String file) {
        ids.tell();
        List<Finding> all = new ArrayList<>(tables);
        if (untold > 0) {
            all.add(Finding.error(
                    "RB-VAL-MORE",
                    Location.ofFile(file),
                    untold + " more cells can't be read; the first are told",
                    null));
        }
        if (rows == 0) {
            all.add(Finding.error(
                    "RB-USAGE-EMPTY",
                    Location.ofFile(file),
                    "there is no row of usage in it",
                    "begin it with a line of headers, such as Provider, Model, Calls, Input tokens, Output tokens"));
        }
        all.addAll(sheets.findings());
        return all.stream().distinct().sorted().toList();
    }

    /** The scenarios without any row. */
    public List<Scenario> unused() {
        return scenarios.all().stream()
                .filter(each -> !used.contains(each.name()))
                .toList();
    }
}
