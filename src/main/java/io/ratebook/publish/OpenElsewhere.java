package io.ratebook.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A workbook that Excel or LibreOffice has open, known by the file that either puts beside it.
 *
 * @param program Excel or LibreOffice
 * @param user who opened it, at most 40 characters; empty where it isn't told
 * @param mark the file beside it: one that a crashed program left behind may be deleted
 */
public record OpenElsewhere(String program, String user, Path mark) {
    private static final int LONGEST_MARK = 1024;
    private static final int LONGEST_USER = 40;
    /** Excel's mark holds the length of the user's name in one byte, then the name. */
    private static final int EXCEL_NAMES = 54;

    /** Empty where neither has it open. */
    public static Optional<OpenElsewhere> of(Path file) {
        Path name = file.getFileName();
        if (name == null) {
            return Optional.empty();
        }
        Path excel = file.resolveSibling("~$" + name);
        if (Files.isRegularFile(excel)) {
            return Optional.of(new OpenElsewhere("Excel", excelUser(head(excel)), excel));
        }
        Path office = file.resolveSibling(".~lock." + name + "#");
        return Files.isRegularFile(office)
                ? Optional.of(new OpenElsewhere("LibreOffice", officeUser(head(office)), office))
                : Optional.empty();
    }

    /** {@code open in LibreOffice (by Ada)}. */
    public String words() {
        return "open in " + program + (user.isEmpty() ? "" : " (by " + user + ")");
    }

    private static byte[] head(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST_MARK);
        } catch (IOException locked) {
            return new byte[0];
        }
    }

    private static String excelUser(byte[] mark) {
        if (mark.length == 0 || mark[0] < 1 || mark[0] > EXCEL_NAMES || mark[0] >= mark.length) {
            return "";
        }
        return plain(new String(mark, 1, mark[0], StandardCharsets.ISO_8859_1));
    }

    /** The user's name is the first of the fields, that of the login the second. */
    private static String officeUser(byte[] mark) {
        String[] fields = new String(mark, StandardCharsets.UTF_8).split(",", -1);
        String user = plain(fields[0]);
        return user.isEmpty() && fields.length > 1 ? plain(fields[1]) : user;
    }

    private static String plain(String text) {
        String safe = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\x{FFFD}]", "").strip();
        return safe.length() > LONGEST_USER ? safe.substring(0, LONGEST_USER) + "…" : safe;
    }
}
