package io.ratebook.workbook.plain;

import java.io.IOException;
import java.util.Objects;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook whose cells find their texts in a table of ours; the one of POI's is empty, and saved so. */
final class TextsWorkbook extends XSSFWorkbook {
    /** POI's constructor asks for the texts before this class's own has begun. */
    private static final ThreadLocal<@Nullable CarriedTexts> OPENING = new ThreadLocal<>();

    private final @Nullable CarriedTexts texts;

    private TextsWorkbook(OPCPackage opened, CarriedTexts texts) throws IOException {
        super(opened);
        this.texts = texts;
    }

    /** @param opened without shared texts */
    static XSSFWorkbook open(OPCPackage opened, CarriedTexts texts) throws IOException {
        OPENING.set(texts);
        try {
            return new TextsWorkbook(opened, texts);
        } finally {
            OPENING.remove();
        }
    }

    @Override
    public SharedStringsTable getSharedStringSource() {
        CarriedTexts own = texts;
        return own == null ? Objects.requireNonNull(OPENING.get(), "while it is opened") : own;
    }
}
