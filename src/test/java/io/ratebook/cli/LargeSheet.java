package io.ratebook.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks whose sheet Usage is too large to hold, and what is to be seen in them. */
final class LargeSheet {
    private LargeSheet() {}

    /** A workbook of a sheet Request and a sheet Usage with these rows, after some more was done to it. */
    static Path written(Path file, List<String> headers, List<List<String>> rows, Consumer<XSSFWorkbook> more)
            throws IOException {
        List<List<String>> all = new ArrayList<>(List.of(headers));
        all.addAll(rows);
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            UsageFixture.request(workbook);
            UsageFixture.sheet(workbook, "Usage", 0, all);
            more.accept(workbook);
            workbook.write(out);
        }
        return file;
    }

    /** The file with parts written otherwise: a part's name and text to its bytes. */
    static Path changed(Path file, Path to, BiFunction<String, String, byte[]> change) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry each : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(each.getName()));
                try (InputStream in = zip.getInputStream(each)) {
                    byte[] bytes = in.readAllBytes();
                    boolean xml = each.getName().endsWith(".xml");
                    out.write(xml ? change.apply(each.getName(), new String(bytes, StandardCharsets.UTF_8)) : bytes);
                }
                out.closeEntry();
            }
        }
        return to;
    }

    /** What the cells of a sheet hold and how they look, a line each, with its rows' own. */
    static List<String> cells(Path file, String sheet) throws IOException {
        List<String> told = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            XSSFSheet read = workbook.getSheet(sheet);
            for (Row each : read) {
                XSSFRow row = (XSSFRow) each;
                told.add(row.getRowNum() + " height " + row.getHeight() + " hidden " + row.getZeroHeight() + " level "
                        + row.getOutlineLevel() + look(row.getRowStyle()));
                for (var cell : row) {
                    told.add(cell((XSSFCell) cell));
                }
            }
        }
        return told;
    }

    private static String cell(XSSFCell cell) {
        String value = switch (cell.getCellType()) {
            case FORMULA ->
                "=" + cell.getCellFormula() + " : " + cell.getCachedFormulaResultType() + ' ' + cell.getRawValue();
            case STRING -> cell.getStringCellValue();
            default -> cell.getRawValue();
        };
        return cell.getAddress() + " " + cell.getCellType() + look(cell.getCellStyle()) + " " + value;
    }

    private static String look(XSSFCellStyle style) {
        return style == null
                ? ""
                : " " + style.getDataFormatString() + '/' + style.getFont().getBold() + '/'
                        + style.getFont().getFontHeight() + '/' + style.getFillForegroundColor() + '/'
                        + style.getAlignment() + '/' + style.getLocked();
    }

    /** What a sheet has beside its cells. */
    static List<String> around(Path file, String sheet) throws IOException {
        List<String> told = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            XSSFSheet read = workbook.getSheet(sheet);
            read.getMergedRegions().forEach(each -> told.add("merged " + each.formatAsString()));
            read.getDataValidations()
                    .forEach(each -> told.add(
                            "validation " + each.getRegions().getCellRangeAddresses()[0] + each.getPromptBoxText()
                                    + each.getValidationConstraint().getFormula1()));
            var formats = read.getSheetConditionalFormatting();
            for (int i = 0; i < formats.getNumConditionalFormattings(); i++) {
                told.add("format " + formats.getConditionalFormattingAt(i).getFormattingRanges()[0] + ' '
                        + formats.getConditionalFormattingAt(i).getRule(0).getFormula1());
            }
            read.getTables()
                    .forEach(each ->
                            told.add("table " + each.getName() + each.getArea().formatAsString()
                                    + each.getColumns().stream()
                                            .map(column -> column.getName())
                                            .toList()));
            read.getCellComments()
                    .forEach((where, comment) ->
                            told.add("comment " + where + comment.getString().getString()));
            told.add("filter "
                    + (read.getCTWorksheet().isSetAutoFilter()
                            ? read.getCTWorksheet().getAutoFilter().getRef()
                            : ""));
            told.add("pane "
                    + (read.getPaneInformation() == null
                            ? ""
                            : read.getPaneInformation().getHorizontalSplitTopRow()));
            read.getHyperlinkList().forEach(each -> told.add("link " + each.getCellRef() + each.getAddress()));
            told.add("width " + read.getColumnWidth(0) + ' ' + read.getColumnWidth(2));
            workbook.getAllNames().stream()
                    .filter(each -> each.getRefersToFormula().startsWith(sheet + "!"))
                    .forEach(each -> told.add("name " + each.getNameName() + each.getRefersToFormula()));
        }
        return told;
    }
}
