package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that are recognised at one go say what the scanner reads piece by piece. */
final class PlainCellTest {
    private static final int TRIALS = 40_000;

    private static final List<String> PIECES = List.of(
            "<c ",
            "<c",
            "r=\"A1\"",
            "r='A1'",
            " ",
            "  ",
            "s=\"3\"",
            "t=\"s\"",
            "t=\"n\"",
            "t=\"inlineStr\"",
            ">",
            "/>",
            "<v>",
            "</v>",
            "12",
            "-1.5E3",
            "a&amp;b",
            "a>b",
            "]]>",
            "]",
            "ü",
            "\r\n",
            "\n",
            "\t",
            "<f>",
            "</f>",
            "B1*C1",
            "<f t=\"shared\" si=\"0\"/>",
            "<is><t>",
            "<is><t xml:space=\"preserve\">",
            "</t></is>",
            "<is><r><t>x</t></r></is>",
            "</c>",
            "</c >",
            "<!-- c -->",
            "<?p i?>",
            "<c r=\"A1\"/>",
            "<c></c>",
            "<cx/>",
            "<x:c/>",
            "xmlns=\"u\"",
            "xmlns:x=\"u\"",
            "<![CDATA[z]]>",
            "\u0001",
            "&#1;",
            "&nope;");

    /** Few bytes at a time. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream in;
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            this.in = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return in.read(into, from, Math.min(length, 1 + random.nextInt(9)));
        }
    }

    private static String between(byte[] bytes, int from, int to) {
        return from < 0 ? "-" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static XmlScanner row(String cells, Random random) throws XmlFault, IOException {
        byte[] bytes = ("<w><d><row>" + cells + "</row></d></w>").getBytes(StandardCharsets.UTF_8);
        XmlScanner xml = new XmlScanner(new Trickle(bytes, random));
        xml.next();
        xml.next();
        xml.next();
        return xml;
    }

    /** What the cells of a row say, and what is wrong with it; plain cells at one go where wanted. */
    private static List<String> said(String cells, boolean plain, Random random) throws IOException {
        List<String> said = new ArrayList<>();
        try {
            XmlScanner xml = row(cells, random);
            while (true) {
                if (plain && xml.plainCell()) {
                    PlainCell cell = xml.plain();
                    byte[] bytes = xml.plainBytes();
                    said.add(String.join(
                            "|",
                            between(bytes, cell.addressFrom, cell.addressTo),
                            between(bytes, cell.styleFrom, cell.styleTo),
                            between(bytes, cell.typeFrom, cell.typeTo),
                            between(bytes, cell.formulaFrom, cell.formulaTo),
                            between(bytes, cell.valueFrom, cell.valueTo),
                            between(bytes, cell.inlineFrom, cell.inlineTo)));
                    continue;
                }
                if (xml.next() != XmlScanner.Event.BEGIN) {
                    break;
                }
                said.add(slowly(xml));
            }
            xml.skip();
            said.add("line " + xml.line());
        } catch (XmlFault e) {
            said.add(e.kind() + " " + e.getMessage());
        }
        return said;
    }

    private static String slowly(XmlScanner xml) throws XmlFault, IOException {
        String name = xml.name();
        String told = xml.attribute("r") + "|" + xml.attribute("s") + "|" + xml.attribute("t");
        String formula = null;
        String value = null;
        String inline = null;
        boolean other = false;
        while (xml.next() == XmlScanner.Event.BEGIN) {
            switch (xml.name()) {
                case "f" -> {
                    other |= formula != null
                            || value != null
                            || inline != null
                            || xml.attributes().count() > 0;
                    xml.readText();
                    formula = xml.text();
                }
                case "v" -> {
                    other |= value != null || inline != null;
                    xml.readText();
                    value = xml.text();
                }
                case "is" -> {
                    StringBuilder text = new StringBuilder();
                    while (xml.next() == XmlScanner.Event.BEGIN) {
                        xml.readText();
                        text.append(xml.text());
                    }
                    inline = text.toString();
                }
                default -> xml.skip();
            }
        }
        return (name.equals("c") ? "" : name + " ")
                + (told + "|" + formula + "|" + value + "|" + inline).replace("null", "-")
                + (other ? " twice" : "");
    }

    private static void same(String cells, long seed) throws IOException {
        assertThat(said(cells, true, new Random(seed)))
                .as("seed %d: %s", seed, cells)
                .isEqualTo(said(cells, false, new Random(seed + 1)));
    }

    @Test
    void randomCellsAreAsTheyAreRead() throws IOException {
        for (long seed = 20261123; seed < 20261123 + TRIALS; seed++) {
            Random random = new Random(seed);
            StringBuilder cells = new StringBuilder();
            for (int i = random.nextInt(5); i >= 0; i--) {
                cells.append(random.nextInt(4) == 0 ? scrambled(random) : sound(random));
            }
            if (random.nextInt(5) == 0) {
                cells.setLength(random.nextInt(cells.length() + 1));
            }
            same(cells.toString(), seed);
        }
    }

    private static String scrambled(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            cell.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return cell.toString();
    }

    private static String sound(Random random) {
        StringBuilder cell = new StringBuilder("<c");
        for (String each : List.of(" r=\"AB12\"", " s=\"7\"", " t=\"str\"")) {
            cell.append(random.nextInt(3) > 0 ? each : "");
        }
        String text = List.of("1", "", "a>b", "x y", "é", "1&lt;2", "]").get(random.nextInt(7));
        switch (random.nextInt(6)) {
            case 0 -> cell.append("/>");
            case 1 -> cell.append("></c>");
            case 2 -> cell.append("><v>").append(text).append("</v></c>");
            case 3 -> cell.append("><f>").append(text).append("</f><v>2</v></c>");
            case 4 -> cell.append("><f>").append(text).append("</f></c>");
            default -> cell.append("><is><t>").append(text).append("</t></is></c>");
        }
        return cell.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"A1\" s=\"1\" t=\"s\"><v>12</v></c>",
                "<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>",
                "<c t=\"str\" r=\"A1\"><f>B1*2</f><v>x</v></c>",
                "<c r=\"A1\"/>",
                "<c></c>",
                "<c/>",
                "<c r=\"A1\"><f>B1</f></c>"
            })
    void whatProgramsWriteIsRecognised(String cell) throws Exception {
        XmlScanner xml = row(cell + cell, new Random(1));
        assertThat(xml.plainCell()).isTrue();
        assertThat(xml.plainCell()).isTrue();
        assertThat(xml.next()).isEqualTo(XmlScanner.Event.END);
        same(cell, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"A1\" r=\"A2\"/>",
                "<c cm=\"1\" r=\"A1\"/>",
                "<c r=\"A1\"><v>&#49;</v></c>",
                "<c r=\"A1\"><v>ü</v></c>",
                "<c r=\"A1\"><f t=\"shared\" si=\"0\">B1</f></c>",
                "<c r=\"A1\"><is><r><t>a</t></r></is></c>",
                "<x:c r=\"A1\"/>",
                " <c r=\"A1\"/>",
                "<c  r=\"A1\"/>",
                "<col/>",
                "<v/>"
            })
    void whatIsWrittenOtherwiseIsTheScanners(String cell) throws Exception {
        XmlScanner xml = row(cell, new Random(1));
        assertThat(xml.plainCell()).isFalse();
        same(cell, 1);
    }

    @Test
    void aCellThatIsPutBackIsReadAgain() throws Exception {
        XmlScanner xml = row("<c r=\"A1\"><v>5</v></c>", new Random(3));
        assertThat(xml.plainCell()).isTrue();
        xml.again();
        assertThat(xml.next()).isEqualTo(XmlScanner.Event.BEGIN);
        assertThat(xml.attribute("r")).isEqualTo("A1");
    }

    @Test
    void sharedTextsAreAsTheyAreRead() throws Exception {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder items = new StringBuilder();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String text = List.of("a", " b ", "", "x_x0041_", "ä", "1&lt;2").get(random.nextInt(6));
                String space = random.nextBoolean() ? " xml:space=\"preserve\"" : "";
                boolean runs = random.nextInt(3) == 0;
                items.append(
                        runs ? "<si><r><t>" + text + "</t></r></si>" : "<si><t" + space + ">" + text + "</t></si>");
                expected.add(text.replace("&lt;", "<").replace("_x0041_", "A"));
            }
            byte[] part = ("<sst xmlns=\"" + XmlPart.MAIN + "\">" + items + "</sst>").getBytes(StandardCharsets.UTF_8);
            XmlPart xml = XmlPart.open(new Trickle(part, random), "f", "p", "sst");
            List<String> read = new ArrayList<>();
            RichText.shared(xml).forEach(each -> read.add(each.text()));
            assertThat(read).as("seed %d: %s", seed, items).isEqualTo(expected);
        }
    }

    @Test
    void aCellThatFillsTheBufferIsReadPieceByPiece() throws Exception {
        String text = "x".repeat(30_000);
        same("<c r=\"A1\"><v>" + text + "</v></c><c r=\"B1\"/>", 5);
    }
}
