package io.ratebook.workbook.plain;

import io.ratebook.grid.CellValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/**
 * The texts that a workbook's cells share, where its file has too many for POI's model: they keep their numbers and stay in the file, and only
 * those that are added after them are POI's.
 */
public final class CarriedTexts extends SharedStringsTable {
    private final List<CellValue.Text> carried;

    /** @param carried the file's, by their numbers, as they are written */
    CarriedTexts(List<CellValue.Text> carried) {
        this.carried = carried;
    }

    /** How many there are before those that were added. */
    public int first() {
        return carried.size();
    }

    /** Without its formats where it is one of the file's. */
    @Override
    public RichTextString getItemAt(int number) {
        return number < carried.size()
                ? new XSSFRichTextString(carried.get(number).text())
                : super.getItemAt(number - carried.size());
    }

    @Override
    public int addSharedStringItem(RichTextString text) {
        return carried.size() + super.addSharedStringItem(text);
    }

    /** All of them; those of the file are made as they are asked for. */
    @Override
    public List<RichTextString> getSharedStringItems() {
        return IntStream.range(0, getUniqueCount()).mapToObj(this::getItemAt).toList();
    }

    @Override
    public int getUniqueCount() {
        return carried.size() + super.getUniqueCount();
    }

    @Override
    public int getCount() {
        return carried.size() + super.getCount();
    }

    /** Those that were added, as the XML that follows the file's. */
    public String added() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        String xml = bytes.toString(StandardCharsets.UTF_8);
        int root = xml.indexOf("<sst");
        int from = xml.indexOf('>', root) + 1;
        int to = xml.lastIndexOf("</sst>");
        return to < from ? "" : xml.substring(from, to);
    }
}
