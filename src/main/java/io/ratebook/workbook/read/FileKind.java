package io.ratebook.workbook.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What a file is that is no zip archive, judged by how it begins. */
final class FileKind {
    private static final int HEAD = 2048;
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A};
    private static final String SAVE_AS = "open it in Excel and save it as Excel workbook (.xlsx)";

    private FileKind() {}

    /** Passes a file that begins as a zip archive does.
     *
     * @throws Refused for every other file, with a guess at what it is
     */
    static void requireZip(Path file, String shownAs) throws IOException, Refused {
        byte[] head = head(file);
        if (head.length == 0) {
            throw Refused.of("RB-IN-EMPTY", shownAs, "the file is empty", "save the workbook again");
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            return;
        }
        if (Arrays.equals(head, 0, Math.min(head.length, OLE2.length), OLE2, 0, OLE2.length)) {
            throw ole2(file, shownAs);
        }
        if (isBare(head)) {
            throw old(shownAs);
        }
        throw Refused.of(
                "RB-IN-NOTXLSX", shownAs, "the file is " + guess(head) + ", not an Excel workbook (.xlsx)", SAVE_AS);
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static Refused ole2(Path file, String shownAs) throws IOException {
        if (OldDirectory.names(file, "WordDocument") || OldDirectory.names(file, "PowerPoint Document")) {
            return Refused.of(
                    "RB-IN-NOTXLSX",
                    shownAs,
                    "the file is a document of Word or PowerPoint 97 to 2003, not an Excel workbook (.xlsx)",
                    "choose the workbook itself");
        }
        return OldDirectory.names(file, "EncryptedPackage")
                ? Refused.of(
                        "RB-IN-ENCRYPTED",
                        shownAs,
                        "the workbook is protected by a password and can't be read",
                        "remove the password (File, Info, Protect Workbook, Encrypt with Password) and save it")
                : old(shownAs);
    }

    private static Refused old(String shownAs) {
        return Refused.of(
                "RB-IN-OLDXLS",
                shownAs,
                "the file is in the format of Excel 97 to 2003 (.xls), which isn't read",
                SAVE_AS);
    }

    /** A sheet of Excel 2 to 5, which stood in a file without a container. */
    private static boolean isBare(byte[] head) {
        return begins(head, 9, 0, 4, 0) || begins(head, 9, 2, 6, 0) || begins(head, 9, 4, 6, 0) || begins(head, 9, 8);
    }

    private static String guess(byte[] head) {
        if (begins(head, '%', 'P', 'D', 'F')) {
            return "a PDF document";
        }
        if (begins(head, 0x89, 'P', 'N', 'G') || begins(head, 0xFF, 0xD8, 0xFF)) {
            return "a picture";
        }
        if (begins(head, 0x1F, 0x8B)) {
            return "a gzip archive";
        }
        if (begins(head, 'P', 'K')) {
            return "an empty or split zip archive";
        }
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            return textKind(new String(head, StandardCharsets.UTF_16));
        }
        return isText(head) ? textKind(new String(head, StandardCharsets.UTF_8)) : "of no kind that is known";
    }

    private static String textKind(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return "an XML spreadsheet of Excel 2003";
        }
        if (lower.contains("<html") || lower.contains("<table") || lower.contains("<!doctype html")) {
            return "a web page (HTML)";
        }
        if (lower.startsWith("{\\rtf")) {
            return "a text document (RTF)";
        }
        String line = lower.lines().findFirst().orElse("");
        return line.contains(",") || line.contains(";") || line.contains("\t") ? "text (CSV)" : "text";
    }

    private static boolean isText(byte[] head) {
        for (byte each : head) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The directory of an OLE2 file, walked for at most 64 sectors. */
    private static final class OldDirectory {
        private static final int MOST = 64;
        private static final int LISTED_TABLES = 109;

        private OldDirectory() {}

        static boolean names(Path file, String entry) throws IOException {
            byte[] wanted = entry.getBytes(StandardCharsets.UTF_16LE);
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ByteBuffer header = read(channel, 0, 512);
                int shift = header.getShort(30) == 12 ? 12 : 9;
                long sector = header.getInt(48);
                for (int i = 0; i < MOST && sector >= 0; i++) {
                    if (contains(
                            read(channel, (sector + 1) << shift, 1 << shift).array(), wanted)) {
                        return true;
                    }
                    sector = next(channel, header, shift, sector);
                }
            }
            return false;
        }

        private static long next(SeekableByteChannel channel, ByteBuffer header, int shift, long sector)
                throws IOException {
            int perTable = (1 << shift) / 4;
            long table = sector / perTable;
            if (table >= LISTED_TABLES) {
                return -1;
            }
            long tableSector = header.getInt(76 + 4 * (int) table);
            return tableSector < 0
                    ? -1
                    : read(channel, (tableSector + 1) << shift, 1 << shift).getInt(4 * (int) (sector % perTable));
        }

        private static ByteBuffer read(SeekableByteChannel channel, long position, int size) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            channel.position(position);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until full or at the end
            }
            return bytes;
        }

        private static boolean contains(byte[] bytes, byte[] wanted) {
            for (int start = 0; start + wanted.length <= bytes.length; start++) {
                if (Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            return false;
        }
    }
}
