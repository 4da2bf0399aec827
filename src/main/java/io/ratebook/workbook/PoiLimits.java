package io.ratebook.workbook;

import org.apache.poi.openxml4j.util.ZipSecureFile;

/** How many parts a workbook may have in POI's eyes, and how much each may unpack to. */
public final class PoiLimits {
    private static final double LEAST_RATIO = 0.001;
    private static final long MOST_PARTS = 10_000;

    private PoiLimits() {}

    /**
     * Called before POI opens a file: the gate has counted the parts and their real bytes, and POI's own 100:1 refuses honest workbooks.
     * These are settings of the whole process, which other libraries set too.
     */
    public static void lift() {
        ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }
}
