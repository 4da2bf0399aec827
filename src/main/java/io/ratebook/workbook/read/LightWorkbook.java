package io.ratebook.workbook.read;

import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.LightFile;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
    private Lightening.@Nullable Light light;

    /**
     * Nothing is read until it is asked for.
     *
     * @param file one that passed the gate
     * @param sheet the name of a sheet of cells; case and surrounding spaces don't count
     */
    LightWorkbook(Path file, String sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    private Lightening.Light light() throws IOException {
        Lightening.Light made = light;
        if (made == null) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                made = new Lightening(file, zip, sheet).done();
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
    public boolean copyRows(OutputStream to, IntUnaryOperator styles, Sharing share, CellDigests digests)
            throws IOException {
        try (InputStream in = sheet()) {
            XmlPart xml = XmlPart.open(in, "", part(), "worksheet");
            Lightening.Light made = light();
            Repeated shared = made.thin ? new Repeated(made.texts, made.kept, share) : null;
            return new SheetCopy(xml, to, styles, made.texts, shared, digests).write();
        } catch (Refused e) {
            throw new IOException(e.finding().message(), e);
        }
    }

    /** Texts that come again are shared, those that come once are not; there is room for so many. */
    private static final class Repeated implements IntUnaryOperator {
        private static final int MOST = 50_000;

        private final SharedTexts texts;
        private final Sharing share;
        private final BitSet once = new BitSet();
        private final Map<Integer, Integer> numbers;

        Repeated(SharedTexts texts, Map<Integer, Integer> kept, Sharing share) {
            this.texts = texts;
            this.share = share;
            this.numbers = new HashMap<>(kept);
        }

        @Override
        public int applyAsInt(int index) {
            Integer number = numbers.get(index);
            if (number != null) {
                return number;
            }
            if (!once.get(index) || numbers.size() > MOST) {
                once.set(index);
                return -1;
            }
            int made = share.number(RichText.unescaped(texts.get(index).text()));
            numbers.put(index, made);
            return made;
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
