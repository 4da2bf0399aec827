package io.ratebook.workbook.ruletable;

import io.ratebook.workbook.SteadyZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * One decision table, written as finance people like it: grey rows for the machine on top, then a table of blue inputs. Stock Drools
 * reads the same rules from it.
 */
public final class RuleTable {
    private static final Instant MADE = Instant.parse("2026-11-22T00:00:00Z");

    /**
     * One column.
     *
     * @param word the technical header: NAME, METADATA, CONDITION or ACTION
     * @param label what people read; no two alike
     * @param width in characters
     * @param snippet the code that a cell's value goes into as {@code $param}
     */
    record Column(String word, String label, int width, String snippet) {}

    private final String name;
    private final String heading;
    private final String pattern;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    private RuleTable(String name, String heading, String pattern) {
        this.name = name;
        this.heading = heading;
        this.pattern = pattern;
    }

    /**
     * A table without columns yet.
     *
     * @param name of the table, in small letters, digits and hyphens
     * @param heading what it is about, in words
     * @param pattern the fact that the conditions speak of, bound: {@code $u : Usage}
     */
    public static RuleTable of(String name, String heading, String pattern) {
        return new RuleTable(name, heading, pattern);
    }

    /** The column of the rules' ids. */
    public RuleTable id() {
        return column("NAME", "ID", 11, "");
    }

    public RuleTable title() {
        return column("METADATA", "Title", 38, "title(\"$param\")");
    }

    public RuleTable source() {
        return column("METADATA", "Source", 66, "source(\"$param\")");
    }

    public RuleTable owner() {
        return column("METADATA", "Owner", 16, "owner(\"$param\")");
    }

    /** A condition on the table's fact; where its cell is blank, any will do. */
    public RuleTable condition(String label, int width, String snippet) {
        return column("CONDITION", label, width, snippet);
    }

    /** A part of the action; the parts of a row are one piece of code. */
    public RuleTable action(String label, int width, String snippet) {
        return column("ACTION", label, width, snippet);
    }

    /**
     * One rule.
     *
     * @param cells a text or a number for each column; an empty text for none
     */
    public RuleTable row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    private RuleTable column(String word, String label, int width, String snippet) {
        columns.add(new Column(word, label, width, snippet));
        return this;
    }

    String name() {
        return name;
    }

    String heading() {
        return heading;
    }

    String pattern() {
        return pattern;
    }

    List<Column> columns() {
        return columns;
    }

    List<List<Object>> rows() {
        return rows;
    }

    /** The workbook; the same bytes each time. */
    public byte[] bytes() {
        try (XSSFWorkbook workbook = workbook()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return SteadyZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }

    /** The workbook, to be closed by the caller. */
    public XSSFWorkbook workbook() {
        XSSFWorkbook workbook = new XSSFWorkbook();
        workbook.getProperties().getCoreProperties().setCreator("Ratebook");
        workbook.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(MADE)));
        new RuleTableWriter(this, workbook, workbook.createSheet("Rules")).write();
        return workbook;
    }
}
