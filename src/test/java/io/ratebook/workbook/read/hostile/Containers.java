package io.ratebook.workbook.read.hostile;

import static io.ratebook.workbook.read.hostile.BadInput.asControl;
import static io.ratebook.workbook.read.hostile.BadInput.bytes;
import static io.ratebook.workbook.read.hostile.BadInput.refused;

import io.ratebook.workbook.read.RawWorkbook;
import io.ratebook.workbook.read.hostile.RawZip.Claim;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files as such: what is no workbook, and archives that lie. */
final class Containers {
    private static final String RATIO = "xl/media/zeros.bin";

    private Containers() {}

    static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        otherKinds(all);
        otherWorkbooks(all);
        macros(all);
        damaged(all);
        bombs(all);
        names(all);
        archives(all);
        return all;
    }

    private static void otherKinds(List<BadInput> all) {
        byte[] random = new byte[5000];
        new Random(7).nextBytes(random);
        all.add(bytes("1-01-empty"));
        all.add(bytes("1-01-one-byte", (byte) 'P'));
        all.add(bytes("1-01-two-bytes", (byte) 'P', (byte) 'K'));
        all.add(bytes("1-01-random", random));
        all.add(bytes("1-01-zeros", new byte[4096]));
        all.add(written("1-01-pdf", "%PDF-1.7\n"));
        all.add(bytes("1-01-png", (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G', (byte) 13, (byte) 10));
        all.add(bytes("1-01-jpeg", (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0));
        all.add(bytes("1-01-gzip", (byte) 0x1F, (byte) 0x8B, (byte) 8, (byte) 0));
        all.add(written(
                "1-01-xml-2003",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"));
        all.add(written("1-01-rtf", "{\\rtf1 Usage}"));
        all.add(refused("1-01-word-97", file -> ole2(file, "WordDocument")));
        all.add(refused("1-01-word", new Plan().file(each -> each.part("word/document.xml", "<a/>"))));
        all.add(refused("1-01-powerpoint", new Plan().file(each -> each.part("ppt/presentation.xml", "<a/>"))));
        all.add(refused(
                "1-01-other-zip",
                file -> Files.write(file, RawZip.of(Map.of("a.txt", random)).bytes())));
        all.add(bytes("1-01-empty-zip", new RawZip().bytes()));
        all.add(written("1-02-csv", "Provider,Model,Calls\nopenai,gpt-5.1,12\n"));
        all.add(written("1-02-csv-semicolons", "Provider;Model;Calls\nopenai;gpt-5.1;12\n"));
        all.add(text("1-02-csv-utf-16", "\ufeffProvider,Model,Calls\nopenai,gpt-5.1,12\n", StandardCharsets.UTF_16LE));
        all.add(written("1-02-html", "<html><table><tr><td>Usage</td></tr></table></html>"));
        all.add(written("1-02-text", "hello"));
    }

    private static BadInput written(String name, String text) {
        return text(name, text, StandardCharsets.UTF_8);
    }

    private static BadInput text(String name, String text, Charset charset) {
        return refused(name, file -> Files.writeString(file, text, charset));
    }

    private static void ole2(java.nio.file.Path file, String stream) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            container.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
            container.writeFilesystem(out);
        }
    }

    private static void otherWorkbooks(List<BadInput> all) {
        all.add(refused("1-03-xls", file -> {
            try (HSSFWorkbook old = new HSSFWorkbook();
                    OutputStream out = Files.newOutputStream(file)) {
                old.createSheet("Usage");
                old.write(out);
            }
        }));
        all.add(bytes("1-03-biff2", (byte) 0x09, (byte) 0, (byte) 4, (byte) 0, (byte) 2, (byte) 0, (byte) 0x10));
        all.add(bytes("1-03-biff4", (byte) 0x09, (byte) 4, (byte) 6, (byte) 0, (byte) 0, (byte) 4, (byte) 0x10));
        all.add(refused("1-03-xls-cut-off", file -> {
            ole2(file, "Workbook");
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 600));
        }));
        all.add(refused("1-04-encrypted", file -> {
            try (POIFSFileSystem container = new POIFSFileSystem();
                    OutputStream out = Files.newOutputStream(file)) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream inner = encryptor.getDataStream(container)) {
                    inner.write(new byte[100_000]);
                }
                container.writeFilesystem(out);
            } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
            }
        }));
        all.add(refused("1-05-xlsb", new Plan().file(each -> each.part("xl/workbook.bin", "x"))));
        all.add(refused(
                "1-05-ods",
                file -> Files.write(
                        file,
                        RawZip.of(Map.of("mimetype", ascii("application/vnd.oasis.opendocument.spreadsheet")))
                                .bytes())));
        all.add(refused(
                "1-05-ods-renamed",
                file -> Files.write(
                        file, RawZip.of(Map.of("content.xml", ascii("<a/>"))).bytes())));
        all.add(refused(
                "1-05-strict",
                new Plan()
                        .part(
                                "xl/workbook.xml",
                                each -> each.replace(Plan.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void macros(List<BadInput> all) {
        all.add(asControl(
                "1-06-macros",
                new Plan()
                        .file(each -> each.part("xl/vbaProject.bin", "x")
                                .changed(
                                        "[Content_Types].xml",
                                        types -> types.replace(
                                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                                "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
                                .relation(
                                        "xl/workbook.xml",
                                        "vba",
                                        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                                        "Target=\"vbaProject.bin\""))));
        all.add(asControl(
                "1-06-macro-sheet",
                new Plan()
                        .file(each -> each.part(
                                        "xl/macrosheets/sheet1.xml",
                                        "<xm:macrosheet xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"/>")
                                .type("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml")
                                .relation(
                                        "xl/workbook.xml",
                                        "xlm",
                                        "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
                                        "Target=\"macrosheets/sheet1.xml\"")
                                .changed(
                                        "xl/workbook.xml",
                                        book -> book.replace(
                                                "</sheets>",
                                                "<sheet name=\"Macro1\" sheetId=\"9\" r:id=\"xlm\"/></sheets>")))));
    }

    private static void damaged(List<BadInput> all) {
        for (int missing : new int[] {1, 21, 22, 200, 1000}) {
            all.add(refused("1-07-truncated-by-" + missing, file -> {
                byte[] whole = zipped();
                Files.write(file, Arrays.copyOf(whole, whole.length - missing));
            }));
        }
        all.add(refused("1-07-no-directory", file -> Files.write(file, Arrays.copyOf(zipped(), 900))));
        all.add(refused("1-07-changed-byte", file -> {
            byte[] whole = zipped();
            whole[new String(whole, StandardCharsets.ISO_8859_1).indexOf(Plan.SHEET) + 60] ^= 0x10;
            Files.write(file, whole);
        }));
    }

    private static byte[] zipped() {
        return RawZip.of(parts()).bytes();
    }

    private static Map<String, byte[]> parts() {
        return new LinkedHashMap<>(new Plan().workbook().parts());
    }

    private static void bombs(List<BadInput> all) {
        for (String part : List.of(Plan.SHEET, "xl/sharedStrings.xml", "xl/styles.xml", RATIO)) {
            String name = part.replaceAll(".*/|\\..*", "").toLowerCase(java.util.Locale.ROOT);
            all.add(refused("1-08-bomb-in-" + name, new Plan().file(each -> each.part(part, new byte[60 << 20]))));
        }
        all.add(refused("1-08-overlapping-entries", file -> {
            Map<String, byte[]> parts = parts();
            RawZip zip = new RawZip();
            byte[] shared = new byte[900_000];
            zip.add("xl/media/a.bin", shared, Claim.HONEST);
            for (int i = 0; i < 500; i++) {
                zip.again("xl/media/b" + i + ".bin", shared);
            }
            parts.forEach((name, content) -> zip.add(name, content, Claim.HONEST));
            Files.write(file, zip.bytes());
        }));
        all.add(lying("1-08-size-too-small", new byte[60 << 20], new Claim(8, 0, 100, -1)));
        all.add(lying("1-08-size-too-large", new byte[1000], new Claim(8, 0, 2_000_000_000, -1)));
        all.add(lying("1-08-packed-size-too-large", new byte[60 << 20], new Claim(8, 0, -1, 50 << 20)));
        all.add(lying("1-08-stored-size-too-small", new byte[1000], new Claim(0, 0, 10, 10)));
        all.add(asControl("1-08-large-strings", new Plan().file(Containers::manyStrings)));
    }

    /** Honest, and packs 1 to 120 or so. */
    private static RawWorkbook manyStrings(RawWorkbook workbook) {
        StringBuilder strings = new StringBuilder("<sst xmlns=\"" + Plan.MAIN + "\">");
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            strings.append("<si><t>")
                    .append(Long.toString(random.nextLong(), 36))
                    .append(Long.toString(random.nextLong(), 36))
                    .append("at most a hundred words ".repeat(130))
                    .append("</t></si>");
        }
        return workbook.part("xl/sharedStrings.xml", strings + "</sst>");
    }

    private static BadInput lying(String name, byte[] content, Claim claim) {
        return refused(name, file -> {
            RawZip zip = RawZip.of(parts());
            Files.write(file, zip.add(RATIO, content, claim).bytes());
        });
    }

    private static void names(List<BadInput> all) {
        all.add(refused("1-09-1001-parts", new Plan().file(each -> {
                    for (int i = each.parts().size(); i < 1001; i++) {
                        each.part("xl/media/" + i + ".png", "x");
                    }
                    return each;
                })));
        all.add(asControl("1-09-1000-parts", new Plan().file(each -> {
                    for (int i = each.parts().size(); i < 1000; i++) {
                        each.part("docs/" + i + ".xml", "<a/>");
                    }
                    return each;
                })));
        all.add(asControl("1-09-1000-parts-that-are-carried", new Plan().file(each -> {
                    RawWorkbook full = each;
                    for (int i = 1; full.parts().size() < 1000; i++) {
                        String part = "customXml/item" + i + ".xml";
                        full = full.part(part, "<a/>")
                                .relation("xl/workbook.xml", "item" + i, "customXml", "Target=\"../" + part + "\"");
                    }
                    return full;
                })));
        Plan full = new Plan();
        for (int i = 2; i <= 255; i++) {
            full.sheet("S" + i, "");
        }
        all.add(asControl("1-09-255-sheets", full));
        all.add(refused("1-09-256-sheets", sheets(256)));
        for (String[] each : new String[][] {
            {"dots", "xl/../../evil.xml"},
            {"dots-first", "../evil.xml"},
            {"absolute", "/etc/passwd"},
            {"drive", "C:/evil.xml"},
            {"backslash-dots", "xl\\..\\..\\evil.xml"},
            {"backslash-absolute", "\\\\server\\share\\evil.xml"},
            {"nul", "xl/a\u0000.xml"},
            {"escape", "xl/\u001b[31m.xml"}
        }) {
            all.add(refused(
                    "1-10-name-" + each[0],
                    file -> Files.write(
                            file,
                            RawZip.of(parts())
                                    .add(each[1], ascii("<a/>"), Claim.HONEST)
                                    .bytes())));
        }
        all.add(refused(
                "1-10-name-twice",
                file -> Files.write(
                        file,
                        RawZip.of(parts())
                                .add(Plan.SHEET, ascii("<a/>"), Claim.HONEST)
                                .bytes())));
        all.add(refused("1-10-name-twice-but-for-case", new Plan().file(each -> each.part("xl/Workbook.xml", "<a/>"))));
        all.add(refused(
                "1-10-name-twice-but-for-backslash",
                file -> Files.write(
                        file,
                        RawZip.of(parts())
                                .add(Plan.SHEET.replace('/', '\\'), ascii("<a/>"), Claim.HONEST)
                                .bytes())));
        all.add(asControl("1-10-backslashes", file -> {
            RawZip zip = new RawZip();
            parts().forEach((name, content) -> zip.add(name.replace('/', '\\'), content, Claim.HONEST));
            Files.write(file, zip.bytes());
        }));
    }

    private static Plan sheets(int count) {
        return new Plan().part("xl/workbook.xml", each -> {
            StringBuilder sheets = new StringBuilder();
            for (int i = 2; i <= count; i++) {
                sheets.append("<sheet name=\"S")
                        .append(i)
                        .append("\" sheetId=\"")
                        .append(i)
                        .append("\" r:id=\"rId1\"/>");
            }
            return each.replace("</sheets>", sheets + "</sheets>");
        });
    }

    private static void archives(List<BadInput> all) {
        all.add(changedSheet("1-11-encrypted-entry", new Claim(8, 1, -1, -1)));
        all.add(changedSheet("1-11-strongly-encrypted-entry", new Claim(8, 0x41, -1, -1)));
        for (Object[] each :
                new Object[][] {{"shrunk", 1}, {"deflate64", 9}, {"bzip2", 12}, {"lzma", 14}, {"zstd", 93}, {"aes", 99}
                }) {
            all.add(changedSheet("1-11-method-" + each[0], new Claim((Integer) each[1], 0, -1, -1)));
        }
        all.add(asControl("1-11-stored", file -> {
            RawZip zip = new RawZip();
            parts().forEach((name, content) -> zip.add(name, content, new Claim(0, 0, -1, -1)));
            Files.write(file, zip.bytes());
        }));
        all.add(asControl("1-11-deflated-without-bytes", file -> {
            RawWorkbook pictured = new Plan()
                    .workbook()
                    .type("xl/media/empty.png", "image/png")
                    .relation(Plan.SHEET, "rId9", "image", "Target=\"../media/empty.png\"");
            RawZip zip = RawZip.of(pictured.parts());
            Files.write(
                    file,
                    zip.addNothing("xl/media/").addNothing("xl/media/empty.png").bytes());
        }));
        all.add(refused("1-11-sheet-without-bytes", file -> {
            RawZip zip = new RawZip();
            parts().forEach((name, content) -> {
                if (name.equals(Plan.SHEET)) {
                    zip.addNothing(name);
                } else {
                    zip.add(name, content, Claim.HONEST);
                }
            });
            Files.write(file, zip.bytes());
        }));
        all.add(refused("1-11-prefix-without-offsets", file -> Files.write(file, joined(ascii("MZ junk"), zipped()))));
        all.add(refused("1-11-prefix", file -> {
            RawZip zip = new RawZip().junk(ascii("#!/bin/sh\n"));
            parts().forEach((name, content) -> zip.add(name, content, Claim.HONEST));
            Files.write(file, zip.bytes());
        }));
        all.add(refused("1-11-prefix-that-looks-like-an-archive", file -> {
            RawZip zip = new RawZip()
                    .junk((byte) 'P', (byte) 'K', (byte) 3, (byte) 4)
                    .junk(new byte[100]);
            parts().forEach((name, content) -> zip.add(name, content, Claim.HONEST));
            Files.write(file, zip.bytes());
        }));
        all.add(refused("1-11-trailing-junk", file -> Files.write(file, joined(zipped(), ascii("junk")))));
        all.add(refused("1-11-trailing-zeros", file -> Files.write(file, joined(zipped(), new byte[512]))));
        all.add(refused("1-11-second-archive-after", file -> Files.write(file, joined(zipped(), zipped()))));
        all.add(refused("1-11-second-archive-between", file -> {
            Map<String, byte[]> parts = parts();
            RawZip zip = new RawZip();
            parts.forEach((name, content) -> zip.add(name, content, Claim.HONEST));
            Files.write(file, zip.junk(zipped()).bytes());
        }));
        all.add(refused("1-11-two-headers-that-differ", file -> {
            byte[] whole = zipped();
            int local = new String(whole, StandardCharsets.ISO_8859_1).indexOf("xl/styles.xml");
            whole[local] = 'y';
            Files.write(file, whole);
        }));
    }

    private static BadInput changedSheet(String name, Claim claim) {
        return refused(name, file -> {
            RawZip zip = new RawZip();
            parts().forEach((part, content) -> zip.add(part, content, part.equals(Plan.SHEET) ? claim : Claim.HONEST));
            Files.write(file, zip.bytes());
        });
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            all.write(first);
            all.write(second);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }
}
