package io.ratebook.workbook.cells;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;

/**
 * Rows of a sheet as the XML that the file holds, appended to a stream one after another: {@code <row r="2"><c r="A2"
 * s="5"><v>1</v></c></row>}. Only the row at hand is kept, so that its cells may come in any order.
 */
final class RowXml {
    private static final String DIVIDED_BY_ZERO = "#DIV/0!";
    private static final String WHOLE = ".0";

    private final OutputStream out;
    private final StringBuilder xml = new StringBuilder();
    private final List<Slot> slots = new ArrayList<>();
    private int row = -1;
    private int columns;
    private float height;

    /** What a column holds in the row at hand: used again in the next row. */
    private static final class Slot {
        private final String letters;
        private int style = -1;
        private String type = "";
        private String formula = "";
        private String value = "";

        Slot(int column) {
            this.letters = CellReference.convertNumToColString(column);
        }
    }

    RowXml(OutputStream out) {
        this.out = out;
    }

    /** The row at hand, from 0; -1 where there is none yet. */
    int row() {
        return row;
    }

    /** One past the last column that any row has used, from 0. */
    int columns() {
        return slots.size();
    }

    /** Goes on to a row below: the one at hand is finished. */
    void begin(int next) {
        if (next <= row) {
            throw new IllegalStateException("row " + next + " comes after row " + row + ", which is written");
        }
        end();
        row = next;
    }

    /**
     * A cell of the row at hand.
     *
     * @param type as the file has it: {@code s} for a shared text, {@code str} for the text of a formula, empty for a number
     * @param formula empty where there is none
     */
    void cell(int column, int style, String type, String formula, String value) {
        while (slots.size() <= column) {
            slots.add(new Slot(slots.size()));
        }
        Slot slot = slots.get(column);
        slot.style = style;
        slot.type = type;
        slot.formula = formula;
        slot.value = value;
        columns = Math.max(columns, column + 1);
    }

    /** The shortest digits that give the number again; what is too large for a number is an error, as it is to Excel. */
    void number(int column, int style, String formula, double number) {
        if (Double.isFinite(number)) {
            String digits = String.valueOf(number);
            cell(
                    column,
                    style,
                    "",
                    formula,
                    digits.endsWith(WHOLE) ? digits.substring(0, digits.length() - 2) : digits);
        } else {
            cell(column, style, "e", formula, DIVIDED_BY_ZERO);
        }
    }

    /** The row at hand becomes at least that high. */
    void heighten(float points) {
        height = Math.max(height, points);
    }

    /** Finishes the row at hand. */
    void end() {
        if (columns > 0) {
            append();
            try {
                out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            xml.setLength(0);
        }
        columns = 0;
        height = 0;
    }

    private void append() {
        xml.append("<row r=\"").append(row + 1);
        if (height > 0) {
            xml.append("\" ht=\"").append(height).append("\" customHeight=\"true");
        }
        xml.append("\">");
        for (int i = 0; i < columns; i++) {
            Slot slot = slots.get(i);
            if (slot.style >= 0) {
                append(slot);
                slot.style = -1;
            }
        }
        xml.append("</row>");
    }

    private void append(Slot slot) {
        xml.append("<c r=\"").append(slot.letters).append(row + 1);
        xml.append("\" s=\"").append(slot.style);
        if (!slot.type.isEmpty()) {
            xml.append("\" t=\"").append(slot.type);
        }
        xml.append("\">");
        element("f", slot.formula);
        element("v", slot.value);
        xml.append("</c>");
    }

    private void element(String name, String text) {
        if (!text.isEmpty()) {
            xml.append('<').append(name).append('>');
            Escapes.append(xml, text);
            xml.append("</").append(name).append('>');
        }
    }
}
