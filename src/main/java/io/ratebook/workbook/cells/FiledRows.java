package io.ratebook.workbook.cells;

import io.ratebook.publish.AsideFile;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.PackedPart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.function.Function;
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

    private final String part;
    private final Function<byte[], Shell> shell;
    private final AsideFile file;
    private final BlockDeflater packing;
    private final OutputStream out;
    private final Supplier<SortedMap<String, String>> digests;
    private volatile boolean left;

    /**
     * Rows of a sheet that has no others.
     *
     * @param digests what a seal says of them, when all are there; empty where they have to be read for it
     */
    public FiledRows(XSSFSheet sheet, Supplier<SortedMap<String, String>> digests) throws IOException {
        this(sheet, UnaryOperator.identity(), digests, true);
    }

    /**
     * What of a part is neither its beginning nor its end.
     *
     * @param part its name in the file
     * @param tail what follows, when it is asked for
     */
    public static FiledRows between(String part, String head, Supplier<String> tail) throws IOException {
        return new FiledRows(part, saved -> new Shell(head, tail.get()), Collections::emptySortedMap, true);
    }

    /**
     * Rows whose cells were told to whoever wants to know.
     *
     * @param shell what becomes of the sheet's XML without these rows
     * @param digests what a seal says of them, when all are there
     */
    FiledRows(XSSFSheet sheet, UnaryOperator<String> shell, Supplier<SortedMap<String, String>> digests, boolean beside)
            throws IOException {
        this(
                sheet.getPackagePart().getPartName().getName().substring(1),
                saved -> aroundRows(shell.apply(new String(saved, StandardCharsets.UTF_8))),
                digests,
                beside);
    }

    private FiledRows(
            String part, Function<byte[], Shell> shell, Supplier<SortedMap<String, String>> digests, boolean beside)
            throws IOException {
        this.digests = digests;
        this.part = part;
        this.shell = shell;
        this.file = AsideFile.begin("ratebook-sheet-");
        this.packing = new BlockDeflater(new BufferedOutputStream(file.out(), BUFFER), beside);
        this.out = new Leaving(packing);
    }

    /** Takes nothing any more when nobody wants it. */
    private final class Leaving extends FilterOutputStream {
        Leaving(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (left) {
                throw new InterruptedIOException("the rows aren't wanted any more");
            }
            out.write(bytes, from, length);
        }
    }

    /** The name of the sheet's part in the file. */
    public String part() {
        return part;
    }

    /** Takes the rows, as XML in UTF-8; closed after the last. */
    public OutputStream out() {
        return out;
    }

    @Override
    public InputStream open(byte[] saved) throws IOException {
        return shell.apply(saved)
                .around(new InflaterInputStream(
                        Shell.joined(filed(), new ByteArrayInputStream(BlockDeflater.end())),
                        new Inflater(true),
                        BUFFER));
    }

    @Override
    public PackedPart packed(byte[] saved) throws IOException {
        return shell.apply(saved)
                .around(new PackedPart(this::filed, packing.packedSize(), packing.size(), packing.crc()));
    }

    @Override
    public SortedMap<String, String> digests() {
        return digests.get();
    }

    private InputStream filed() {
        return new BufferedInputStream(file.in(), BUFFER);
    }

    private static Shell aroundRows(String whole) {
        Matcher end = END_OF_ROWS.matcher(whole);
        if (!end.find()) {
            throw new IllegalStateException("no place for rows in " + whole);
        }
        boolean empty = end.group().endsWith("/>");
        String head = whole.substring(0, end.start()) + (empty ? "<sheetData>" : "");
        String tail = (empty ? "</sheetData>" : end.group()) + whole.substring(end.end());
        return new Shell(head, tail);
    }

    /** Lets whoever lays rows aside here fail at the next of them: they aren't wanted any more. */
    public void leave() {
        left = true;
    }

    /** Removes what was laid aside, also where there was no room for all of it. */
    @Override
    public void close() throws IOException {
        try {
            packing.close();
        } finally {
            file.close();
        }
    }
}
