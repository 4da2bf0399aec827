package io.ratebook.workbook.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.internal.ContentTypeManager;
import org.apache.poi.openxml4j.opc.internal.ZipContentTypeManager;
import org.apache.poi.openxml4j.opc.internal.ZipHelper;
import org.jspecify.annotations.Nullable;

/** What a workbook says its parts are. Asked only why a workbook that passed the gate can't be opened. */
final class PartTypes {
    /** The part that lists them; like the name of every part, it may be written in capitals or small letters. */
    static final String LIST = "[content_types].xml";

    private PartTypes() {}

    /** The first part, in the order of the archive, that the list has no type for; empty where each has one, or nobody can tell. */
    static Optional<String> missing(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<? extends ZipEntry> list = zip.stream()
                    .filter(each -> each.getName().equalsIgnoreCase(LIST))
                    .findFirst();
            return list.isEmpty() ? Optional.empty() : missing(zip, list.get());
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> missing(ZipFile zip, ZipEntry list) throws IOException, InvalidFormatException {
        try (InputStream in = zip.getInputStream(list)) {
            ContentTypeManager types = new ZipContentTypeManager(in, null);
            for (ZipEntry each : zip.stream().toList()) {
                PackagePartName name = name(each);
                if (name != null && types.getContentType(name) == null) {
                    return Optional.of(name.getName().substring(1));
                }
            }
        }
        return Optional.empty();
    }

    /** Null for what is no part: a folder, the list, a name that no part may have. */
    private static @Nullable PackagePartName name(ZipEntry entry) {
        try {
            return entry.isDirectory() || entry.getName().equalsIgnoreCase(LIST)
                    ? null
                    : PackagingURIHelper.createPartName(ZipHelper.getOPCNameFromZipItemName(entry.getName()));
        } catch (InvalidFormatException | IllegalArgumentException e) {
            return null;
        }
    }
}
