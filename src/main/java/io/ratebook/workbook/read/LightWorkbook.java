package io.ratebook.workbook.read;

import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.LightFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.jspecify.annotations.Nullable;

/**
 * A workbook without the rows of one sheet that is too large to hold, and of the sheets that a result adds: small enough for a model of
 * cells. The rows are read from the file again when they are to be written.
 */
public final class LightWorkbook implements LightFile {
    private final Path file;
    private final String sheet;
    private final PassedSheet passed;
    private Lightening.@Nullable Light light;

    /**
     * Nothing is read until it is asked for.
     *
     * @param file one that passed the gate
     * @param sheet the name of a sheet of cells; case and surrounding spaces don't count
     * @param passed what is remembered of it
     */
    LightWorkbook(Path file, String sheet, PassedSheet passed) {
        this.passed = passed;
        this.file = file;
        this.sheet = sheet;
    }

    private Lightening.Light light() throws IOException {
        Lightening.Light made = light;
        if (made == null || made.isOutdated(passed)) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                made = new Lightening(file, zip, sheet, passed).done();
            } catch (Refused | OpenXML4JException | XMLStreamException e) {
                throw new IOException(e);
            }
            light = made;
        }
        return made;
    }

    @Override
    public InputStream open() throws IOException {
        return new ByteArrayInputStream(light().bytes);
    }

    @Override
    public String name() {
        return sheet;
    }

    @Override
    public String part() throws IOException {
        return light().part;
    }

    @Override
    public InputStream sheet() throws IOException {
        String part = part();
        ZipFile zip = new ZipFile(file.toFile());
        return new Closing(zip.getInputStream(entry(zip, part)), zip);
    }

    @Override
    public boolean copyRows(OutputStream to, IntUnaryOperator styles, CellDigests digests) throws IOException {
        try (InputStream in = sheet()) {
            XmlPart xml = XmlPart.open(in, "", part(), "worksheet");
            Lightening.Light made = light();
            IntUnaryOperator shared = made.thin ? each -> made.kept.getOrDefault(each, -1) : null;
            return new SheetCopy(xml, to, styles, made.texts, shared, digests).write();
        } catch (Refused e) {
            throw new IOException(e.finding().message(), e);
        }
    }

    static ZipEntry entry(ZipFile zip, String part) throws IOException {
        return zip.stream()
                .filter(each -> key(each.getName()).equals(key(part)))
                .findFirst()
                .orElseThrow(() -> new IOException("it has no part " + part));
    }

    static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    /** A part of a file that is closed with it. */
    private static final class Closing extends FilterInputStream {
        private final ZipFile zip;

        Closing(InputStream in, ZipFile zip) {
            super(in);
            this.zip = zip;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
