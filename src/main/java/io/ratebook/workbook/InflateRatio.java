package io.ratebook.workbook;

import org.apache.poi.openxml4j.util.ZipSecureFile;

/** How much a part of a workbook may unpack to in POI's eyes. */
public final class InflateRatio {
    private static final double LEAST = 0.001;

    private InflateRatio() {}

    /**
     * Called before POI opens a file: the gate has counted the real bytes, and POI's own 100:1 refuses honest workbooks. It is one setting for
     * the whole process, which other libraries set too.
     */
    public static void allow() {
        ZipSecureFile.setMinInflateRatio(LEAST);
    }
}
