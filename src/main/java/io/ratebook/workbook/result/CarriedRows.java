package io.ratebook.workbook.result;

import io.ratebook.publish.AsideException;
import io.ratebook.workbook.LargePart;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.PackedPart;
import io.ratebook.workbook.cells.FiledRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The sheet of an input that is too large for POI's model of cells: it goes into the result as it is. */
final class CarriedRows {
    private CarriedRows() {}

    /** Begins to lay the rows aside, where the sheet is still in the workbook, and they can't stay packed where they are. */
    static void begin(LightFile light, XSSFWorkbook workbook, IntUnaryOperator styles, LaidAside aside) {
        try {
            XSSFSheet sheet = sheet(workbook, light.part());
            if (sheet == null) {
                return;
            }
            Optional<PackedPart> packed = light.asIs(styles);
            if (packed.isPresent()) {
                aside.leave(light.part(), new AsIs(light, packed.get()));
                return;
            }
            FiledRows filed = new FiledRows(sheet, light::digests);
            aside.add(filed);
            aside.lay("carrying", () -> {
                try (OutputStream out = filed.out()) {
                    light.copyRows(out, styles);
                    return filed;
                }
            });
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    /** The part as it lies in the input. */
    private record AsIs(LightFile light, PackedPart part) implements LargePart {
        @Override
        public InputStream open(byte[] saved) throws IOException {
            return light.sheet();
        }

        @Override
        public PackedPart packed(byte[] saved) {
            return part;
        }

        @Override
        public Optional<PackedPart> asRead() {
            return Optional.of(part);
        }

        @Override
        public SortedMap<String, String> digests() {
            return light.digests();
        }
    }

    private static @Nullable XSSFSheet sheet(XSSFWorkbook workbook, String part) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            if (sheet.getPackagePart().getPartName().getName().substring(1).equalsIgnoreCase(part)) {
                return sheet;
            }
        }
        return null;
    }
}
