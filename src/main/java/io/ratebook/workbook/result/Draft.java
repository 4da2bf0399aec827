package io.ratebook.workbook.result;

import io.ratebook.amount.Case;
import io.ratebook.amount.ThreePoint;
import io.ratebook.report.About;
import io.ratebook.report.Report;
import io.ratebook.report.UsageLines;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.cells.StreamedSheets;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A result workbook while its sheets are being written: what every one of them needs.
 *
 * @param streamed the sheets whose rows go straight into the file
 * @param rows those that were rated together
 * @param aside the parts of sheets whose rows are laid aside
 * @param digests for each of these, who hears its cells
 */
record Draft(
        XSSFWorkbook workbook,
        SheetStyles styles,
        CaseSelector cases,
        References references,
        Case inUse,
        Report report,
        About about,
        StreamedSheets streamed,
        UsageLines rows,
        LaidAside aside,
        Supplier<CellDigests> digests) {

    BigDecimal inUse(ThreePoint number) {
        return number.at(inUse);
    }

    /** {@code Cost (USD)}. */
    String inMoney(String header) {
        return header + " (" + currency() + ")";
    }

    String currency() {
        return report.request().header().currency().getCurrencyCode();
    }
}
