package io.ratebook.workbook;

import org.apache.poi.openxml4j.util.ZipSecureFile;

/** How many parts a workbook may have in POI's eyes, and how much each may unpack to. */
public final class PoiLimits {
    private static final double LEAST_RATIO = 0.001;
    private static final long MOST_PARTS = 10_000;

    private PoiLimits() {}

    /**
     * Called before POI opens a file: the gate has counted the parts and their real bytes, and POI's own 100:1 refuses honest workbooks.
     * These are settings of the whole process; Drools sets the ratio too, each time that it reads a table of rules, to what its own
     * property says.
     */
    public static void lift() {
        System.setProperty("drools.excelParser.minInflateRatio", String.valueOf(LEAST_RATIO));
        ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }
}
