package io.ratebook.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion on formulas: LibreOffice recalculates a copy of a workbook. Its profile is fresh and says "always
 * recalculate"; a canary cell, whose cached value is wrong, proves that it did.
 */
public final class LibreOffice {
    private static final String CANARY = "Canary";
    private static final int TRIES = 3;
    private static final int SECONDS = 180;
    private static final String ALWAYS_RECALCULATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
            xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">\
            <value>0</value></prop></item>
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">\
            <value>0</value></prop></item>
            </oor:items>
            """;

    private static @Nullable Path profile;

    private LibreOffice() {}

    /** A copy in a folder of its own in which LibreOffice has computed every formula anew. The canary's sheet is its last. */
    public static Path recalculated(Path xlsx) {
        return recalculated(xlsx, unchanged -> {});
    }

    /** The same after a change to the copy: another case, another price. */
    public static Path recalculated(Path xlsx, Consumer<XSSFWorkbook> change) {
        try {
            Path folder = temporary("ratebook-oracle");
            Path scratch = folder.resolve("scratch.xlsx");
            try (InputStream in = Files.newInputStream(xlsx);
                    XSSFWorkbook workbook = new XSSFWorkbook(in);
                    OutputStream out = Files.newOutputStream(scratch)) {
                change.accept(workbook);
                canary(workbook);
                workbook.write(out);
            }
            Path converted = converted(scratch, "xlsx", folder.resolve("recalculated"));
            check(converted);
            return converted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy that LibreOffice computed anew and saved, without a canary: as somebody who opens and saves it would leave it. */
    public static Path resaved(Path xlsx) {
        return converted(xlsx, "xlsx", temporary("ratebook-resaved"));
    }

    /** The workbook as pages, to look at. */
    public static Path pdf(Path xlsx) {
        return converted(xlsx, "pdf", temporary("ratebook-pages"));
    }

    private static void canary(XSSFWorkbook workbook) {
        XSSFRow row = workbook.createSheet(CANARY).createRow(0);
        row.createCell(0).setCellValue(41);
        XSSFCell formula = row.createCell(1);
        formula.setCellFormula("A1+1");
        formula.setCellValue(-1);
    }

    private static void check(Path converted) throws IOException {
        try (InputStream in = Files.newInputStream(converted);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            double canary = workbook.getSheet(CANARY).getRow(0).getCell(1).getNumericCellValue();
            if (canary != 42) {
                throw new AssertionError("LibreOffice did not recalculate: the canary is " + canary + ", not 42");
            }
        }
    }

    /** The first start with a fresh profile may end without converting anything: so again. */
    private static synchronized Path converted(Path file, String format, Path folder) {
        String name = file.getFileName().toString();
        Path converted = folder.resolve(name.substring(0, name.lastIndexOf('.')) + "." + format);
        String said = "";
        for (int i = 0; i < TRIES && !Files.exists(converted); i++) {
            said = run(file, format, folder);
        }
        if (!Files.exists(converted)) {
            throw new AssertionError("LibreOffice converted nothing; it said: " + said);
        }
        return converted;
    }

    private static String run(Path file, String format, Path folder) {
        List<String> command = List.of(
                "soffice",
                "-env:UserInstallation=" + profile().toUri(),
                "--headless",
                "--norestore",
                "--convert-to",
                format,
                "--outdir",
                folder.toString(),
                file.toString());
        try {
            Path log = Files.createTempFile("ratebook-soffice", ".log");
            try {
                return run(command, log);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            throw new AssertionError(
                    "soffice can't be started. These tests need LibreOffice: apt-get install libreoffice-calc-nogui",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while LibreOffice ran", e);
        }
    }

    /** @return what it said */
    private static String run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("LibreOffice took longer than " + SECONDS + " seconds");
        }
        return Files.readString(log);
    }

    private static Path profile() {
        if (profile != null) {
            return profile;
        }
        Path fresh = temporary("ratebook-profile");
        try {
            Files.createDirectories(fresh.resolve("user"));
            Files.writeString(
                    fresh.resolve("user/registrymodifications.xcu"), ALWAYS_RECALCULATE, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        profile = fresh;
        return fresh;
    }

    /** A folder that goes when the tests end. */
    private static Path temporary(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException leftover) {
            // The system clears its temporary folder.
        }
    }
}
