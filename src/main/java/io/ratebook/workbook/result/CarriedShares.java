package io.ratebook.workbook.result;

import io.ratebook.grid.CellValue;
import io.ratebook.publish.AsideException;
import io.ratebook.workbook.LargeTexts;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.PackedPart;
import io.ratebook.workbook.cells.FiledRows;
import io.ratebook.workbook.plain.CarriedTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The texts that an input's cells share, where they are too many for POI's model: in the result they come first, and those that it adds follow. */
final class CarriedShares implements LargeTexts {
    private static final String ROOT = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ROOT;
    private static final String TAIL = "</sst>";

    private final LightFile light;
    private final FiledRows filed;
    private String added = "";

    private CarriedShares(LightFile light) throws IOException {
        this.light = light;
        this.filed = FiledRows.between(light.textsPart(), HEAD, () -> added + TAIL);
    }

    /** Begins to lay the texts aside, where the workbook lacks them. */
    static void begin(LightFile light, XSSFWorkbook workbook, LaidAside aside) {
        try {
            if (workbook.getSharedStringSource() instanceof CarriedTexts texts) {
                CarriedShares shares = new CarriedShares(light);
                aside.add(shares.filed, shares);
                aside.lay("carrying", () -> {
                    try (OutputStream out = shares.filed.out()) {
                        light.copyTexts(out);
                        return shares;
                    }
                });
                aside.whenSaved(() -> shares.added = texts.added());
            }
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    @Override
    public InputStream open(byte[] saved) throws IOException {
        return filed.open(saved);
    }

    @Override
    public PackedPart packed(byte[] saved) throws IOException {
        return filed.packed(saved);
    }

    @Override
    public SortedMap<String, String> digests() {
        return Collections.emptySortedMap();
    }

    @Override
    public List<CellValue.Text> texts() throws IOException {
        return light.meant(ROOT + added + TAIL);
    }
}
