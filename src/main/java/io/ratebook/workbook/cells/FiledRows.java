package io.ratebook.workbook.cells;

import io.ratebook.workbook.LargePart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Rows of a sheet laid aside in a file of the system's temporary folder, as XML; of the sheet, POI keeps all else. */
public final class FiledRows implements LargePart, Closeable {
    private static final int BUFFER = 1 << 16;
    private static final Pattern END_OF_ROWS = Pattern.compile("<sheetData/>|</sheetData>");

    private final XSSFSheet sheet;
    private final UnaryOperator<String> shell;
    private final Path file;
    private final OutputStream out;

    /** @param shell what becomes of the sheet's XML without these rows */
    public FiledRows(XSSFSheet sheet, UnaryOperator<String> shell) throws IOException {
        this.sheet = sheet;
        this.shell = shell;
        this.file = Files.createTempFile("ratebook-sheet-", ".tmp");
        file.toFile().deleteOnExit();
        this.out = new DeflaterOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER),
                new Deflater(Deflater.BEST_SPEED),
                BUFFER);
    }

    /** The name of the sheet's part in the file. */
    public String part() {
        return sheet.getPackagePart().getPartName().getName().substring(1);
    }

    /** Takes the rows, as XML in UTF-8; closed after the last. */
    public OutputStream out() {
        return out;
    }

    @Override
    public InputStream open(byte[] saved) throws IOException {
        String whole = shell.apply(new String(saved, StandardCharsets.UTF_8));
        Matcher end = END_OF_ROWS.matcher(whole);
        if (!end.find()) {
            throw new IllegalStateException("no place for the rows of " + sheet.getSheetName());
        }
        boolean empty = end.group().endsWith("/>");
        String before = whole.substring(0, end.start()) + (empty ? "<sheetData>" : "");
        String after = (empty ? "</sheetData>" : end.group()) + whole.substring(end.end());
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)),
                new InflaterInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)),
                new ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Removes what was laid aside. */
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
