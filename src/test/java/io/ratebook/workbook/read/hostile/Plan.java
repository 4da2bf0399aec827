package io.ratebook.workbook.read.hostile;

import io.ratebook.finding.Location;
import io.ratebook.workbook.read.RawWorkbook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A sheet Usage of two rows as its file has it, so that any cell can be spoilt. Cells are given by their attributes and content. */
final class Plan implements BadInput.Making {
    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    static final String FORMATS = "<fonts><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders><border><left/><right/><top/><bottom/></border></borders><cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>";

    private final List<List<String>> rows = new ArrayList<>();
    private String before = "";
    private String after = "";
    private UnaryOperator<RawWorkbook> change = UnaryOperator.identity();

    Plan() {
        rows.add(texts("Id", "Provider", "Model", "Calls", "Input tokens", "Output tokens", "Note"));
        row("first", "1000", "500", "200");
        row("second", "10", "1234.5", "0");
    }

    private static List<String> texts(String... values) {
        List<String> cells = new ArrayList<>();
        for (String each : values) {
            cells.add(text(each));
        }
        return cells;
    }

    private void row(String id, String calls, String input, String output) {
        List<String> cells = texts(id, "openai", "gpt-5.1");
        cells.add(number(calls));
        cells.add(number(input));
        cells.add(number(output));
        cells.add(text("as planned"));
        rows.add(cells);
    }

    static String text(String text) {
        return " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is>";
    }

    static String number(String number) {
        return "><v>" + number + "</v>";
    }

    static String formula(String formula, String cached) {
        return "><f>" + formula + "</f><v>" + cached + "</v>";
    }

    /** The first row's cell under a header; a header that isn't there is added. */
    Plan with(String header, String cell) {
        return with(2, header, cell);
    }

    Plan with(int row, String header, String cell) {
        int column = rows.get(0).indexOf(text(header));
        if (column < 0) {
            column = rows.get(0).size();
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).add(i == 0 ? text(header) : "/");
            }
        }
        rows.get(row - 1).set(column, cell);
        return this;
    }

    Plan head(String header, String cell) {
        rows.get(0).set(rows.get(0).indexOf(text(header)), cell);
        return this;
    }

    Plan without(String header) {
        int column = rows.get(0).indexOf(text(header));
        rows.forEach(each -> each.remove(column));
        return this;
    }

    /** Rows above the header. */
    Plan below(String... titles) {
        for (int i = 0; i < titles.length; i++) {
            rows.add(i, texts(titles[i]));
        }
        return this;
    }

    /** XML before and after the rows. */
    Plan around(String head, String tail) {
        before = head;
        after = tail;
        return this;
    }

    /** A change of the finished workbook; changes follow one another. */
    Plan file(UnaryOperator<RawWorkbook> more) {
        UnaryOperator<RawWorkbook> first = change;
        change = workbook -> more.apply(first.apply(workbook));
        return this;
    }

    /** A change of the text of a part. */
    Plan part(String name, UnaryOperator<String> more) {
        return file(workbook -> workbook.changed(name, more));
    }

    /** One more sheet, of rows of XML. */
    Plan sheet(String name, String xml) {
        return file(workbook -> {
            String part = "xl/worksheets/more" + workbook.parts().size() + ".xml";
            String id = "more" + workbook.parts().size();
            return workbook.part(part, RawWorkbook.sheetXml(xml))
                    .type(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
                    .relation("xl/workbook.xml", id, "worksheet", "Target=\"" + part.substring(3) + "\"")
                    .changed(
                            "xl/workbook.xml",
                            book -> book.replace(
                                    "</sheets>",
                                    "<sheet name=\"" + name + "\" sheetId=\""
                                            + workbook.parts().size() + "\" r:id=\"" + id + "\"/></sheets>"));
        });
    }

    /** A row of texts, for {@link #sheet}. */
    static String rowOf(String... texts) {
        StringBuilder xml = new StringBuilder("<row>");
        for (String each : texts) {
            xml.append("<c").append(each.startsWith(">") ? each : text(each)).append("</c>");
        }
        return xml + "</row>";
    }

    /** The rows, each with its address. */
    String xml() {
        return xml(1, true);
    }

    String xml(int first, boolean addressed) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            xml.append(addressed ? "<row r=\"" + (first + i) + "\">" : "<row>");
            for (int column = 0; column < rows.get(i).size(); column++) {
                String cell = rows.get(i).get(column);
                String address = addressed ? " r=\"" + Location.columnLetters(column + 1) + (first + i) + '"' : "";
                xml.append("<c").append(address).append(cell).append(cell.equals("/") ? ">" : "</c>");
            }
            xml.append("</row>\n");
        }
        return xml.toString();
    }

    RawWorkbook workbook() {
        RawWorkbook workbook = new RawWorkbook().sheet(xml());
        workbook.changed("xl/styles.xml", styles -> styles.replace("<cellXfs>", FORMATS + "<cellXfs>"));
        workbook.changed(
                SHEET,
                xml -> xml.replace("<sheetData>", before + "<sheetData>")
                        .replace("</sheetData>", "</sheetData>" + after));
        return change.apply(workbook);
    }

    @Override
    public void write(Path file) {
        workbook().writtenTo(file);
    }
}
