package io.ratebook.workbook.cells;

import io.ratebook.publish.AsideFile;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.PackedPart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Rows of a sheet laid aside in a file of the system's temporary folder, as XML; of the sheet, POI keeps all else. */
public final class FiledRows implements LargePart, Closeable {
    private static final int BUFFER = 1 << 16;
    private static final Pattern END_OF_ROWS = Pattern.compile("<sheetData/>|</sheetData>");

    private final XSSFSheet sheet;
    private final UnaryOperator<String> shell;
    private final AsideFile file;
    private final BlockDeflater out;
    private final Supplier<SortedMap<String, String>> digests;

    /** What comes before the rows, and after them. */
    private static final class Shell {
        private final byte[] head;
        private final byte[] tail;

        Shell(String head, String tail) {
            this.head = head.getBytes(StandardCharsets.UTF_8);
            this.tail = tail.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Rows of a sheet that has no others.
     *
     * @param digests what a seal says of them, when all are there; empty where they have to be read for it
     */
    public FiledRows(XSSFSheet sheet, Supplier<SortedMap<String, String>> digests) throws IOException {
        this(sheet, UnaryOperator.identity(), digests);
    }

    /**
     * Rows whose cells were told to whoever wants to know.
     *
     * @param shell what becomes of the sheet's XML without these rows
     * @param digests what a seal says of them, when all are there
     */
    FiledRows(XSSFSheet sheet, UnaryOperator<String> shell, Supplier<SortedMap<String, String>> digests)
            throws IOException {
        this.digests = digests;
        this.sheet = sheet;
        this.shell = shell;
        this.file = AsideFile.begin("ratebook-sheet-");
        this.out = new BlockDeflater(new BufferedOutputStream(file.out(), BUFFER));
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
        Shell around = around(saved);
        InputStream rows = new InflaterInputStream(
                joined(filed(), new ByteArrayInputStream(BlockDeflater.end())), new Inflater(true), BUFFER);
        return joined(new ByteArrayInputStream(around.head), rows, new ByteArrayInputStream(around.tail));
    }

    @Override
    public PackedPart packed(byte[] saved) throws IOException {
        Shell around = around(saved);
        byte[] head = BlockDeflater.packed(around.head, false);
        byte[] tail = BlockDeflater.packed(around.tail, true);
        long before = Checksums.joined(Checksums.of(around.head), out.crc(), out.size());
        return new PackedPart(
                () -> joined(new ByteArrayInputStream(head), filed(), new ByteArrayInputStream(tail)),
                head.length + out.packedSize() + tail.length,
                around.head.length + out.size() + around.tail.length,
                Checksums.joined(before, Checksums.of(around.tail), around.tail.length));
    }

    @Override
    public SortedMap<String, String> digests() {
        return digests.get();
    }

    private InputStream filed() {
        return new BufferedInputStream(file.in(), BUFFER);
    }

    private static InputStream joined(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    private Shell around(byte[] saved) {
        String whole = shell.apply(new String(saved, StandardCharsets.UTF_8));
        Matcher end = END_OF_ROWS.matcher(whole);
        if (!end.find()) {
            throw new IllegalStateException("no place for the rows of " + sheet.getSheetName());
        }
        boolean empty = end.group().endsWith("/>");
        String head = whole.substring(0, end.start()) + (empty ? "<sheetData>" : "");
        String tail = (empty ? "</sheetData>" : end.group()) + whole.substring(end.end());
        return new Shell(head, tail);
    }

    /** Removes what was laid aside, also where there was no room for all of it. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            file.close();
        }
    }
}
