package io.ratebook.workbook.read;

import io.ratebook.grid.CellValue;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.PackedPart;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
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

    private synchronized Lightening.Light light() throws IOException {
        Lightening.Light made = light;
        if (made == null) {
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
        return light().open();
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
        return part(part());
    }

    private InputStream part(String name) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        return new Closing(zip.getInputStream(entry(zip, name)), zip);
    }

    @Override
    public List<CellValue.Text> texts() throws IOException {
        Lightening.Light made = light();
        return made.without ? made.texts : List.of();
    }

    @Override
    public List<CellValue.Text> meant(String then) throws IOException {
        List<CellValue.Text> first = texts();
        List<CellValue.Text> after;
        try (InputStream in = new ByteArrayInputStream(then.getBytes(StandardCharsets.UTF_8))) {
            after = RichText.shared(XmlPart.open(in, "", textsPart(), "sst"));
        } catch (Refused e) {
            throw new IOException(e.finding().message(), e);
        }
        return new AbstractList<>() {
            @Override
            public CellValue.Text get(int number) {
                return number < first.size()
                        ? new CellValue.Text(
                                RichText.unescaped(first.get(number).text()))
                        : after.get(number - first.size());
            }

            @Override
            public int size() {
                return first.size() + after.size();
            }
        };
    }

    @Override
    public String textsPart() throws IOException {
        return light().strings;
    }

    @Override
    public void copyTexts(OutputStream to) throws IOException {
        String part = textsPart();
        try (InputStream in = part(part)) {
            new TextsCopy(XmlPart.open(in, "", part, "sst"), to).write();
        } catch (Refused e) {
            throw new IOException(e.finding().message(), e);
        }
    }

    @Override
    public Optional<PackedPart> asIs(IntUnaryOperator styles) throws IOException {
        ZipEntry read = passed.entry();
        if (read == null || light().related || !passed.standsAsIs(styles)) {
            return Optional.empty();
        }
        return PackedEntry.of(file, read);
    }

    @Override
    public void copyRows(OutputStream to, IntUnaryOperator styles) throws IOException {
        try (InputStream in = sheet()) {
            XmlPart xml = XmlPart.open(in, "", part(), "worksheet");
            new SheetCopy(xml, to, styles, light().texts).write();
        } catch (Refused e) {
            throw new IOException(e.finding().message(), e);
        }
    }

    @Override
    public SortedMap<String, String> digests() {
        return passed.digests();
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
