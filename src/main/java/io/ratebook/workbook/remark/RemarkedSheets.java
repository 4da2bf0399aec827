package io.ratebook.workbook.remark;

import io.ratebook.finding.Finding;
import io.ratebook.workbook.SteadyZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as it is, with a remark on each cell that a finding is about. */
public final class RemarkedSheets {
    private static final int WIDTH = 5;
    private static final int LINE = 34;

    private RemarkedSheets() {}

    /**
     * The copy's bytes. A remark that a cell has is kept above the new one.
     *
     * @param original a workbook that could be read
     * @param findings on its cells; others are passed over
     */
    public static byte[] of(Path original, List<Finding> findings) {
        try (InputStream in = Files.newInputStream(original);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Map<String, Map<CellAddress, String>> remarks = new TreeMap<>();
            for (Finding each : findings) {
                if (each.where().isCell()) {
                    CellAddress cell =
                            new CellAddress(each.where().row() - 1, each.where().column() - 1);
                    remarks.computeIfAbsent(String.valueOf(each.where().sheet()), name -> new TreeMap<>())
                            .merge(cell, text(each), (one, other) -> one + "\n\n" + other);
                }
            }
            remarks.forEach((sheet, all) -> {
                XSSFSheet target = workbook.getSheet(sheet);
                if (target != null) {
                    all.forEach((cell, text) -> remark(target, cell, text));
                }
            });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return SteadyZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the copy back.
     *
     * @throws IOException where it is no workbook
     */
    public static void verify(Path written) throws IOException {
        try (InputStream in = Files.newInputStream(written);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            if (workbook.getNumberOfSheets() == 0) {
                throw new IOException("what was written has no sheet");
            }
        }
    }

    private static String text(Finding finding) {
        String first = finding.severity() + ": " + finding.message() + " [" + finding.code() + "]";
        return finding.maybe() == null ? first : first + "\nMaybe " + finding.maybe() + ".";
    }

    private static void remark(XSSFSheet sheet, CellAddress address, String text) {
        XSSFRow row = sheet.getRow(address.getRow()) == null
                ? sheet.createRow(address.getRow())
                : sheet.getRow(address.getRow());
        XSSFCell cell = row.getCell(address.getColumn()) == null
                ? row.createCell(address.getColumn())
                : row.getCell(address.getColumn());
        Comment before = cell.getCellComment();
        String kept = before == null ? "" : before.getString().getString() + "\n\n";
        cell.removeCellComment();
        String whole = kept + text;
        ClientAnchor anchor = sheet.getWorkbook().getCreationHelper().createClientAnchor();
        anchor.setCol1(address.getColumn() + 1);
        anchor.setCol2(address.getColumn() + 1 + WIDTH);
        anchor.setRow1(address.getRow());
        anchor.setRow2(address.getRow() + 3 + whole.length() / LINE);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(sheet.getWorkbook().getCreationHelper().createRichTextString(whole));
        comment.setAuthor("Ratebook");
        cell.setCellComment(comment);
    }
}
