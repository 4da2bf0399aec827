package io.ratebook.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The parts of a sound workbook, any of which can be exchanged. */
final class SmallWorkbook {
    private final TreeMap<String, byte[]> parts = new TreeMap<>();
    private final List<String> names;

    SmallWorkbook(Path workbook) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(workbook))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                parts.put(each.getName(), in.readAllBytes());
            }
        }
        names = parts.keySet().stream()
                .filter(each -> each.matches(".*\\.(xml|rels)"))
                .toList();
    }

    /** How many parts are XML. */
    int count() {
        return names.size();
    }

    /** A part of XML by any number. */
    String part(int number) {
        return names.get(Math.floorMod(number, names.size()));
    }

    byte[] bytes(String part) {
        return parts.getOrDefault(part, new byte[0]).clone();
    }

    /** The whole workbook, with another content of one part. */
    Path with(String part, byte[] content, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getKey().equals(part) ? content : each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
