package io.ratebook.workbook.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/**
 * Where Months has the sums of all phases, for charts and comparisons.
 *
 * @param sheet null where the request is for one month
 * @param firstColumn of the first month, from 0
 * @param lastColumn of the last month
 * @param rows of each scenario by its name, from 0
 */
record MonthRows(@Nullable XSSFSheet sheet, int firstColumn, int lastColumn, Map<String, Integer> rows) {
    static final MonthRows NONE = new MonthRows(null, 0, 0, Map.of());

    MonthRows {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    boolean isEmpty() {
        return sheet == null;
    }

    CellRangeAddress across(int row) {
        return new CellRangeAddress(row, row, firstColumn, lastColumn);
    }
}
