package io.ratebook.workbook.seal;

import io.ratebook.report.Provenance;
import io.ratebook.report.Provenance.Read;
import io.ratebook.report.Provenance.Role;
import io.ratebook.workbook.read.Refused;
import io.ratebook.workbook.read.XmlPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A seal as the XML of its part: what a program may want to know of a result as elements, and the snapshot compressed. */
final class SealPart {
    static final String NAMESPACE = "urn:ratebook:seal:1";

    /** What is wrong with a seal that is none. */
    static final String UNREADABLE = "its content can't be read";

    /** Of nine; the last two take three times as long for less than a hundredth of the size. */
    private static final int LEVEL = 7;

    private static final int CHUNK = 1 << 16;
    private static final int FREE_BYTES = 1 << 24;
    private static final int MOST_RATIO = 200;

    private String version = "";
    private String rules = "";
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> counts = new LinkedHashMap<>();
    private final List<Read> files = new ArrayList<>();
    private final StringBuilder content = new StringBuilder();

    private SealPart() {}

    /** A part that calls itself a seal and isn't one. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    /** @param dump of the snapshot */
    static byte[] xml(Provenance provenance, String cell, String fingerprint, String dump) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        element(xml, "seal", "xmlns", NAMESPACE, "fingerprint", fingerprint, "cell", cell);
        xml.setLength(xml.length() - 2);
        xml.append(">");
        element(xml, "run", "ratebook", provenance.version(), "rules", provenance.rules());
        provenance.options().forEach((name, value) -> element(xml, "option", "name", name, "value", value));
        provenance.counts().forEach((name, value) -> element(xml, "count", "name", name, "value", value));
        for (Read each : provenance.files()) {
            element(xml, "file", "role", each.role().name(), "name", each.name(), "sha256", each.sha256());
        }
        String base64 = Base64.getEncoder().encodeToString(deflated(dump));
        for (int i = 0; i < base64.length(); i += CHUNK) {
            xml.append("<content>").append(base64, i, Math.min(base64.length(), i + CHUNK));
            xml.append("</content>");
        }
        return xml.append("</seal>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(StringBuilder xml, String name, String... attributes) {
        xml.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
            xml.append('"');
        }
        xml.append("/>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }

    private static byte[] deflated(String dump) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(LEVEL);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(dump.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** The seal in a custom part; null where the part is something else.
     *
     * @throws Broken where it calls itself a seal and can't be read
     */
    static @Nullable Seal read(XmlPart xml) throws Broken {
        try {
            if (!xml.nextChild()
                    || !xml.name().equals("seal")
                    || !xml.namespace().equals(NAMESPACE)) {
                return null;
            }
        } catch (Refused e) {
            return null;
        }
        String stated = xml.attribute("fingerprint");
        String cell = xml.attribute("cell");
        try {
            SealPart part = new SealPart();
            part.elements(xml);
            Provenance provenance = new Provenance(part.version, part.rules, part.options, part.counts, part.files);
            Snapshot snapshot = Dump.parse(inflated(part.content.toString()));
            return new Seal(provenance, cell == null ? "" : cell, snapshot, stated == null ? "" : stated);
        } catch (Refused | Dump.Broken | IOException | IllegalArgumentException e) {
            throw new Broken(UNREADABLE);
        }
    }

    private void elements(XmlPart xml) throws Refused {
        while (xml.nextChild()) {
            String name = String.valueOf(xml.attribute("name"));
            String value = String.valueOf(xml.attribute("value"));
            switch (xml.name()) {
                case "run" -> {
                    version = String.valueOf(xml.attribute("ratebook"));
                    rules = String.valueOf(xml.attribute("rules"));
                    xml.skip();
                }
                case "option" -> {
                    options.put(name, value);
                    xml.skip();
                }
                case "count" -> {
                    counts.put(name, value);
                    xml.skip();
                }
                case "file" -> {
                    Role role = Role.valueOf(String.valueOf(xml.attribute("role")));
                    files.add(new Read(role, name, String.valueOf(xml.attribute("sha256"))));
                    xml.skip();
                }
                case "content" -> content.append(xml.text());
                default -> xml.skip();
            }
        }
    }

    /** Not more than an honest seal holds: what is small here must not fill the memory. */
    private static String inflated(String base64) throws IOException {
        byte[] bytes = Base64.getMimeDecoder().decode(base64);
        long most = Math.max(FREE_BYTES, (long) bytes.length * MOST_RATIO);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            byte[] text = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
            if (in.read() >= 0) {
                throw new IOException("too much");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("no text", e);
        }
    }
}
