package io.ratebook.workbook.cells;

import io.ratebook.workbook.Beside;
import io.ratebook.workbook.LargePart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
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

    /** Their parts by their names, when all cells are there; they are packed in other threads. */
    public Map<String, LargePart> parts() {
        ExecutorService workers = Beside.workers("packing");
        Map<String, LargePart> parts = new HashMap<>();
        for (StreamedCells each : sheets) {
            StreamedPart part = each.part();
            workers.execute(part.packing());
            parts.put(part.name(), part);
        }
        workers.shutdown();
        return parts;
    }
}
