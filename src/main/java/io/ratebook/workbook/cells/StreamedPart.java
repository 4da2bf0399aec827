package io.ratebook.workbook.cells;

import io.ratebook.workbook.Beside;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.PackedPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The part of a sheet whose rows are held as the XML that the file will hold; POI has saved all else of it. */
final class StreamedPart implements LargePart {
    private static final int BUFFER = 1 << 16;
    private static final String DIMENSION = "<dimension ref=\"";
    private static final String END_OF_ROWS = "</sheetData>";
    private static final String AFTER_LINKS = "<pageMargins ";

    private final String name;
    private final String area;
    private final Rows rows;
    private final String links;
    private final FutureTask<byte[]> packing = new FutureTask<>(this::pack);

    /** Rows that are read without a copy. */
    static final class Rows extends ByteArrayOutputStream {
        InputStream open() {
            return new ByteArrayInputStream(buf, 0, count);
        }

        long checksum() {
            CRC32 checksum = new CRC32();
            checksum.update(buf, 0, count);
            return checksum.getValue();
        }
    }

    /**
     * @param name of the part in the file
     * @param area how far its cells reach
     * @param rows all but the first, which POI has; there will be no more
     * @param links as XML
     */
    StreamedPart(String name, String area, Rows rows, String links) {
        this.name = name;
        this.area = area;
        this.rows = rows;
        this.links = links;
    }

    String name() {
        return name;
    }

    /** Packs the rows, if that isn't done yet: any thread may do so before they are asked for. */
    Runnable packing() {
        return packing;
    }

    /** So that another stream may follow. */
    private byte[] pack() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER, true);
        try {
            rows.writeTo(out);
            out.flush();
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    @Override
    public InputStream open(byte[] saved) {
        return shell(saved).around(rows.open());
    }

    @Override
    public PackedPart packed(byte[] saved) throws IOException {
        packing.run();
        byte[] packed = Beside.result(packing, IOException.class);
        return shell(saved)
                .around(new PackedPart(
                        () -> new ByteArrayInputStream(packed), packed.length, rows.size(), rows.checksum()));
    }

    /** Empty: its cells are few enough to be kept one by one. */
    @Override
    public SortedMap<String, String> digests() {
        return Collections.emptySortedMap();
    }

    private Shell shell(byte[] saved) {
        String shell = dimensioned(new String(saved, StandardCharsets.UTF_8));
        int rowsGo = shell.indexOf(END_OF_ROWS);
        int linksGo = shell.indexOf(AFTER_LINKS, rowsGo);
        if (rowsGo < 0 || linksGo < 0) {
            throw new IllegalStateException("no place for the rows of " + name);
        }
        String linked = links.isEmpty() ? "" : "<hyperlinks>" + links + "</hyperlinks>";
        return new Shell(
                shell.substring(0, rowsGo), shell.substring(rowsGo, linksGo) + linked + shell.substring(linksGo));
    }

    /** Says how far the cells reach. */
    private String dimensioned(String shell) {
        int from = shell.indexOf(DIMENSION) + DIMENSION.length();
        return shell.substring(0, from) + area + shell.substring(shell.indexOf('"', from));
    }
}
