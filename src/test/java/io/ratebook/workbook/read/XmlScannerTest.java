package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.workbook.read.XmlScanner.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner tells what the JDK's parser tells, and refuses what that refuses. */
final class XmlScannerTest {
    private static final long SEED = Long.getLong("ratebook.seed", System.nanoTime());
    private static final int PARTS = Integer.getInteger("ratebook.parts", 30_000);
    /** Names beyond ASCII are few here: the JDK holds them to an older edition of XML. */
    private static final String[] PIECES = {
        "<a>",
        "</a>",
        "<b x='1'>",
        "</b>",
        "<c/>",
        "<p:a xmlns:p='u'>",
        "</p:a>",
        "<a xmlns='d'>",
        "<a xmlns=''>",
        "<a x='1' y=\"2\">",
        "<a x='1' x='2'/>",
        "<a p:x='1'/>",
        "<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>",
        "<a xmlns:p='u' p:x='1' x='2'/>",
        "<a xml:space='preserve'>",
        "<a x='&lt;&#65;&#x42;'/>",
        "<a x='\r\n\t '/>",
        "<a x='>'/>",
        "<a x='\"'/>",
        "<a x = '1' />",
        "<a\n x='1'\r>",
        "</a >",
        "text",
        " ",
        "\n",
        "\r\n",
        "\r",
        "&amp;",
        "&quot;&apos;&gt;&lt;",
        "&#10;",
        "&#x1F600;",
        "&#0;",
        "&#xFFFE;",
        "&nbsp;",
        "&",
        ";",
        "]]>",
        "]]",
        "]",
        ">",
        "<",
        "<!--",
        "-->",
        "<!-- note -->",
        "--",
        "<![CDATA[",
        "<![CDATA[ x<&]] ]]>",
        "]]]>",
        "<?",
        "<?do it?>",
        "?>",
        "<?xml version='1.0'?>",
        "<?XML x?>",
        "<?do?>",
        "ä",
        "ß",
        "😀",
        "\u0000",
        "\u0007",
        "\uFFFE",
        "\u0085",
        "\u2028",
        "<größe>",
        "</größe>",
        "<a:b:c/>",
        "<:a/>",
        "<a:/>",
        "<1a/>",
        "<-a/>",
        "<a.b-c_d/>",
        "<a x=1/>",
        "<a x/>",
        "<a x='1'y='2'/>",
        "<a x='<'/>",
        "<a x='&'/>",
        "<a x='&nbsp;'/>",
        "< a/>",
        "</ a>",
        "<a/ >",
        "<xmlns:a/>",
        "<a xmlns:xml='u'/>",
        "<a xmlns:xmlns='u'/>",
        "<a xmlns:p=''/>",
        "<xml:a/>",
        "<a xmlns:x='u' x:y='1'/>",
        "&#65",
        "&#;",
        "&#x;",
        "&#99999999999;",
        "&lt",
        "&a:b;",
        "<!ELEMENT a>",
        "'",
        "\"",
        "=",
        "/"
    };

    @Test
    void randomPartsAreReadAsTheJdkReadsThem() {
        Random random = new Random(SEED);
        for (int i = 0; i < PARTS; i++) {
            StringBuilder part =
                    new StringBuilder(random.nextInt(4) == 0 ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" : "");
            part.append("<r>");
            for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
                part.append(PIECES[random.nextInt(PIECES.length)]);
            }
            part.append("</r>").append(random.nextInt(10) == 0 ? PIECES[random.nextInt(PIECES.length)] : "");
            requireSame(part.toString().getBytes(StandardCharsets.UTF_8), 1 + random.nextInt(4));
        }
    }

    @Test
    void damagedPartsAreReadAsTheJdkReadsThem() {
        Random random = new Random(SEED);
        byte[] sound =
                ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes'?>\n<!-- note --><w xmlns=\"m\" xmlns:r='u'>"
                                + "<row r=\"1\" r:id='2'><c t=\"s\"><v>12</v></c><c><is><t xml:space=\"preserve\"> ä€😀 &amp; </t></is>"
                                + "</c></row><![CDATA[<x>]]><?do it?><e/></w>\n")
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < PARTS; i++) {
            byte[] part = sound.clone();
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                part[random.nextInt(38, part.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : ' ' + random.nextInt(95));
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(38, part.length) : part.length;
            requireSame(Arrays.copyOf(part, length), 1 + random.nextInt(4));
        }
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void partsOfWorkbooksAreReadAsTheJdkReadsThem(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry each : zip.stream().toList()) {
                byte[] part = zip.getInputStream(each).readAllBytes();
                assertThat(told(new ByteArrayInputStream(part), 3))
                        .as(each.getName())
                        .isEqualTo(PlainXml.told(part, 3));
            }
        }
    }

    static List<Path> workbooks() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("workbooks", "rules")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(each -> each.toString().endsWith(".xlsx")).forEach(found::add);
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257})
    void attributesAreCounted(int count) {
        StringBuilder part = new StringBuilder("<a");
        for (int i = 0; i < count; i++) {
            part.append(" x").append(i).append("='1'");
        }
        requireSame(part.append("/>").toString().getBytes(StandardCharsets.UTF_8), 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65})
    void depthIsCounted(int depth) {
        requireSame(("<a>".repeat(depth) + "</a>".repeat(depth)).getBytes(StandardCharsets.UTF_8), 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_190, 8_191, 8_192, 8_193, 70_000, 1_000_000})
    void longValuesAndTextsAreReadWhole(int length) {
        String value = "ä".repeat(length);
        requireSame(("<a x='" + value + "'>" + value + "</a>").getBytes(StandardCharsets.UTF_8), 1);
    }

    private static void requireSame(byte[] part, int pace) {
        List<String> expected = comparable(PlainXml.told(part, pace));
        String shown =
                SEED + ": " + new String(part, StandardCharsets.UTF_8).substring(0, Math.min(300, part.length / 2));
        List<String> own = comparable(told(new ByteArrayInputStream(part), pace));
        if (expected.contains("refused") && own.stream().anyMatch(XmlScannerTest::isOfTheFifthEdition)) {
            return;
        }
        assertThat(own).as(shown).isEqualTo(expected);
        if (part.length < 1000) {
            assertThat(comparable(told(new Trickle(part), pace))).as(shown).isEqualTo(expected);
        }
    }

    /** An element with letters in its names that XML has since its fifth edition; the JDK reads the fourth. */
    private static boolean isOfTheFifthEdition(String told) {
        return told.startsWith("|") && told.chars().anyMatch(each -> each >= 0x80);
    }

    /** Of what is refused it doesn't matter what was read before: it isn't used. */
    private static List<String> comparable(List<String> told) {
        return told.contains("refused") ? List.of("refused") : told;
    }

    /** As {@link PlainXml#told} tells it. */
    private static List<String> told(InputStream part, int pace) {
        List<String> told = new ArrayList<>();
        XmlScanner xml = new XmlScanner(part);
        int begun = 0;
        try {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.END) {
                    told.add("end");
                    continue;
                }
                told.add(element(xml));
                if (++begun % pace == 0) {
                    xml.readText();
                    told.add("text " + xml.text());
                }
            }
        } catch (XmlFault | IOException e) {
            told.add("refused");
        }
        return told;
    }

    private static String element(XmlScanner xml) {
        TreeSet<String> attributes = new TreeSet<>();
        XmlAttributes all = xml.attributes();
        for (int i = 0; i < all.count(); i++) {
            XmlName name = all.name(i);
            if (!name.isDeclaration()) {
                String space = name.prefix().isEmpty() ? "" : xml.namespaceOf(name);
                attributes.add(
                        space + "|" + name.local() + "=" + all.value(i, xml.attributeBytes(), xml.attributesFrom()));
            }
        }
        return xml.namespace() + "|" + xml.name() + " " + attributes;
    }

    /** Gives one byte at a time, so that everything stands at the end of what is there. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] part) {
            super(part);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(1, length));
        }
    }
}
