package io.ratebook.workbook.cells;

import io.ratebook.workbook.SteadyZip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The sheets of one workbook whose rows go straight into the file. */
public final class StreamedSheets {
    private final List<StreamedCells> sheets = new ArrayList<>();

    /** @param sheet new and empty */
    public Cells of(XSSFSheet sheet) {
        StreamedCells cells = new StreamedCells(sheet);
        sheets.add(cells);
        return cells;
    }

    /** What is to be made of the parts that POI saved, by their names. */
    public Map<String, SteadyZip.Change> changes() {
        Map<String, SteadyZip.Change> changes = new HashMap<>();
        sheets.forEach(each -> changes.put(each.part(), each::write));
        return changes;
    }
}
