package io.ratebook.workbook.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.grid.Book;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkbookGateTest {
    private static final String ROW = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    private static final String DOCTYPE =
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><x>&a;</x>";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("budget.xlsx");
    }

    @Test
    void soundWorkbookPasses() {
        Checked<Optional<Book>> read = read(new RawWorkbook().sheet(ROW));
        assertThat(read.findings()).isEmpty();
        assertThat(read.value().orElseThrow().sheets()).hasSize(1);
    }

    @Test
    void missingFileIsReportedWithItsNearestNeighbours() {
        new RawWorkbook().writtenTo(folder.resolve("budgets.xlsx"));
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: there is no such file [RB-IN-NOFILE]",
                        "        Maybe you mean \"budgets.xlsx\"."));
    }

    @Test
    void folderIsNoWorkbook() throws IOException {
        Files.createDirectory(file);
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: this is a folder, not a file [RB-IN-NOFILE]",
                        "        Maybe name a workbook in it."));
    }

    @Test
    void emptyFileIsReported() throws IOException {
        Files.createFile(file);
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: the file is empty [RB-IN-EMPTY]",
                        "        Maybe save the workbook again."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Provider,Model      | text (CSV)",
                "Provider;Model      | text (CSV)",
                "hello               | text",
                "%PDF-1.7            | a PDF document",
                "<html><table>       | a web page (HTML)",
                "{\\rtf1             | a text document (RTF)",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"> | an XML spreadsheet of Excel 2003"
            })
    void otherKindsOfFileAreNamed(String begins, String kind) throws IOException {
        Files.writeString(file, begins);
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: the file is " + kind + ", not an Excel workbook (.xlsx) [RB-IN-NOTXLSX]",
                        "        Maybe open it in Excel and save it as Excel workbook (.xlsx)."));
    }

    @Test
    void picturesAndArchivesAreNamed() throws IOException {
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertThat(refusal()).contains("the file is a picture");
        Files.write(file, new byte[] {0x1F, (byte) 0x8B, 8, 0});
        assertThat(refusal()).contains("the file is a gzip archive");
    }

    @Test
    void oldWorkbookIsReported() throws IOException {
        try (HSSFWorkbook old = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            old.createSheet("Usage");
            old.write(out);
        }
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: the file is in the format of Excel 97 to 2003 (.xls), which isn't read [RB-IN-OLDXLS]",
                        "        Maybe open it in Excel and save it as Excel workbook (.xlsx)."));
    }

    @Test
    void encryptedWorkbookIsReported() throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream inner = encryptor.getDataStream(container)) {
                inner.write(new byte[100_000]);
            }
            container.writeFilesystem(out);
        }
        assertThat(refusal())
                .startsWith(
                        "ERROR   budget.xlsx: the workbook is protected by a password and can't be read [RB-IN-ENCRYPTED]")
                .contains("Maybe remove the password");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 200, 1000})
    void truncatedWorkbookIsReported(int missing) throws IOException {
        new RawWorkbook().sheet(ROW).writtenTo(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - missing));
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: the file is incomplete or damaged [RB-IN-CORRUPT]",
                        "        Maybe open it in Excel, let Excel repair it, and save it."));
    }

    @Test
    void trailingBytesAreReported() throws IOException {
        new RawWorkbook().sheet(ROW).writtenTo(file);
        Files.write(file, new byte[] {1, 2, 3}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(refusal()).contains("[RB-IN-CORRUPT]");
    }

    @Test
    void changedByteIsReported() throws IOException {
        byte[] text = "<a>1</a>".getBytes(StandardCharsets.UTF_8);
        new RawWorkbook().sheet(ROW).part("xl/extra.xml", text).writtenTo(file);
        byte[] whole = Files.readAllBytes(file);
        String name = "xl/extra.xml";
        int content = new String(whole, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
        whole[content + 3] ^= 0x10;
        Files.write(file, whole);
        assertThat(refusal()).contains("[RB-IN-CORRUPT]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/media/zeros.bin", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})
    void bombIsReportedWhicheverPartItHidesIn(String part) {
        new RawWorkbook().part(part, new byte[60 << 20]).writtenTo(file);
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: the archive would unpack to far more than an honest workbook holds: "
                                + "more than 200 times its size in \"" + part + "\" [RB-IN-ZIPBOMB]",
                        "        Maybe ask whoever made the file, or copy the sheets into a new workbook."));
    }

    @Test
    void repetitiveButHonestWorkbookPasses() {
        String rows = "<row><c t=\"inlineStr\"><is><t>openai gpt-4.1-mini</t></is></c><c><v>12500</v></c></row>";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append(rows.replace("12500", Integer.toString(i * 7919 % 100_003)));
        }
        Checked<Optional<Book>> read = read(new RawWorkbook().sheet(many.toString()));
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void tooManyPartsAreReported() {
        RawWorkbook workbook = new RawWorkbook();
        for (int i = 0; i < 1000; i++) {
            workbook.part("xl/media/" + i + ".png", "x");
        }
        workbook.writtenTo(file);
        assertThat(refusal()).contains("the archive has more than 1000 parts [RB-IN-ZIPENTRIES]");
    }

    @Test
    void tooManySheetsAreReported() {
        String sheets = "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>".repeat(256);
        new RawWorkbook().workbook("", "<sheets>" + sheets + "</sheets>").writtenTo(file);
        assertThat(refusal()).contains("the workbook has 256 sheets; 255 are read at most [RB-IN-SHEETS]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.xml",
                "/etc/passwd",
                "C:/evil.xml",
                "xl\\..\\..\\evil.xml",
                "\\\\server\\evil.xml",
                "xl/../../evil.xml"
            })
    void hostileNamesAreReported(String name) {
        new RawWorkbook().part(name, "<a/>").writtenTo(file);
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: the archive names a part \"" + name + "\" [RB-IN-ZIPNAME]",
                        "        Maybe open it in Excel and save it again."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/sharedStrings.xml", "xl/styles.xml"})
    void partsThatAreNamedAndLeftOutAreEmpty(String part) {
        Checked<Optional<Book>> read = read(new RawWorkbook().sheet(ROW).without(part));
        assertThat(read.findings()).isEmpty();
        assertThat(read.value().orElseThrow().sheets().get(0).cell(1, 1).shown())
                .isEqualTo("1");
    }

    @Test
    void sheetWithoutAPartIsToldAndHasNoCells() {
        Checked<Optional<Book>> read = read(new RawWorkbook()
                .sheet(ROW)
                .workbook(
                        "",
                        "<sheets><sheet name=\"Usage\" sheetId=\"1\" r:id=\"rId1\"/>"
                                + "<sheet name=\"Module1\" sheetId=\"2\" state=\"veryHidden\" r:id=\"\"/></sheets>"));
        assertThat(read.value().orElseThrow().sheets()).hasSize(1);
        assertThat(read.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "WARNING budget.xlsx: the sheet \"Module1\" holds no cells: it is a macro's, or was left "
                                + "without them [RB-W-NOCELLS]");
    }

    @Test
    void namesThatDifferInCaseOnlyAreReported() {
        new RawWorkbook().part("xl/Workbook.xml", "<a/>").writtenTo(file);
        assertThat(refusal()).contains("the archive holds the part \"xl/Workbook.xml\" twice [RB-IN-ZIPDUP]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "[Content_Types].xml",
                "_rels/.rels",
                "docProps/app.xml"
            })
    void documentTypeIsReportedInAnyPart(String part) {
        new RawWorkbook().part(part, DOCTYPE).writtenTo(file);
        assertThat(refusal())
                .isEqualTo(text(
                        "ERROR   budget.xlsx: " + part
                                + " declares a document type, which no workbook needs and which can be used for attacks [RB-IN-DOCTYPE]",
                        "        Maybe ask whoever made the file, or copy the sheets into a new workbook."));
    }

    @Test
    void otherFormatsInAZipAreNamed() throws IOException {
        zip("xl/workbook.bin", "x");
        assertThat(refusal()).contains("the file is a binary workbook (.xlsb), which isn't read [RB-IN-XLSB]");
        zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        assertThat(refusal()).contains("the file is an OpenDocument file (.ods), which isn't read [RB-IN-ODS]");
        zip("word/document.xml", "<a/>");
        assertThat(refusal()).contains("the file is a Word document, not an Excel workbook (.xlsx) [RB-IN-NOTXLSX]");
        zip("readme.txt", "x");
        assertThat(refusal()).contains("the file is a zip archive, not an Excel workbook (.xlsx) [RB-IN-NOTXLSX]");
    }

    @Test
    void strictWorkbookIsNamed() {
        new RawWorkbook()
                .part("xl/workbook.xml", "<workbook xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"/>")
                .writtenTo(file);
        assertThat(refusal()).contains("the workbook is saved as Strict Open XML, which isn't read [RB-IN-STRICT]");
    }

    @Test
    void missingSheetPartIsReported() {
        new RawWorkbook().without("xl/worksheets/sheet1.xml").writtenTo(file);
        assertThat(refusal())
                .contains("the workbook is damaged: the part of the sheet \"Usage\" is missing [RB-IN-CORRUPT]");
    }

    @Test
    void sheetOfAnotherNamespaceIsReported() {
        new RawWorkbook()
                .part("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"urn:x\"><sheetData/></worksheet>")
                .writtenTo(file);
        assertThat(refusal()).contains("xl/worksheets/sheet1.xml is not a worksheet part of an Excel workbook");
    }

    @Test
    void sheetThatBreaksOffIsRefusedWhole() {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 1000; row++) {
            rows.append("<row r=\"").append(row).append("\"><c><v>1</v></c></row>\n");
        }
        new RawWorkbook().sheet(rows + "<row><c></row>").writtenTo(file);
        Checked<Optional<Book>> read = WorkbookReader.read(file, "budget.xlsx");
        assertThat(read.value()).isEmpty();
        assertThat(read.findings())
                .singleElement()
                .satisfies(each -> assertThat(each.toString())
                        .contains("xl/worksheets/sheet1.xml, line 1002, is not well-formed XML")
                        .contains("[RB-IN-XML]"));
    }

    @Test
    void partThatIsNoXmlIsReported() {
        new RawWorkbook().part("xl/worksheets/sheet1.xml", "no XML at all").writtenTo(file);
        assertThat(refusal()).contains("xl/worksheets/sheet1.xml, line 1, is not well-formed XML");
    }

    @Test
    void deepNestingAndManyAttributesAreRefused() {
        new RawWorkbook()
                .sheet("<row>" + "<x>".repeat(100) + "</x>".repeat(100) + "</row>")
                .writtenTo(file);
        assertThat(refusal()).contains("line 2, is nested deeper than 64 elements [RB-IN-XMLDEPTH]");
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            attributes.append(" a").append(i).append("=\"1\"");
        }
        new RawWorkbook().sheet("<row" + attributes + "/>").writtenTo(file);
        assertThat(refusal()).contains("[RB-IN-XML]");
    }

    @Test
    void endlessTextIsRefused() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 1_100_000; i++) {
            text.append(Integer.toString(i * 7919, 36));
        }
        new RawWorkbook()
                .sheet("<row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>")
                .writtenTo(file);
        assertThat(refusal()).contains("holds a text of more than 1,048,576 characters [RB-IN-XML]");
    }

    @Test
    void macrosAndLinksAreWarnings() {
        RawWorkbook workbook = new RawWorkbook()
                .sheet(ROW)
                .part("xl/vbaProject.bin", "x")
                .part("xl/externalLinks/externalLink1.xml", "<externalLink/>");
        Checked<Optional<Book>> read = read(workbook);
        assertThat(read.value()).isPresent();
        assertThat(read.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "WARNING budget.xlsx: the workbook holds macros; they are neither run nor copied [RB-W-MACROS]",
                        text(
                                "WARNING budget.xlsx: the workbook refers to what is outside it (other workbooks); nothing of it is "
                                        + "opened, the stored values are used [RB-W-EXTLINK]",
                                "        Maybe copy what it needs into a sheet of its own."));
    }

    @Test
    void readingNeverChangesTheFile() throws IOException {
        new RawWorkbook().sheet(ROW).writtenTo(file);
        CRC32 before = new CRC32();
        before.update(Files.readAllBytes(file));
        WorkbookReader.read(file, "budget.xlsx");
        CRC32 after = new CRC32();
        after.update(Files.readAllBytes(file));
        assertThat(after.getValue()).isEqualTo(before.getValue());
    }

    private Checked<Optional<Book>> read(RawWorkbook workbook) {
        return WorkbookReader.read(workbook.writtenTo(file), "budget.xlsx");
    }

    /** The only finding, as the user reads it. */
    private String refusal() {
        Checked<Optional<Book>> read = WorkbookReader.read(file, "budget.xlsx");
        assertThat(read.value()).isEmpty();
        assertThat(read.findings()).hasSize(1);
        return read.findings().get(0).toString();
    }

    private void zip(String name, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static String text(String... lines) {
        return String.join(System.lineSeparator(), lines);
    }
}
