package io.ratebook.workbook.result;

import io.ratebook.publish.AsideException;
import io.ratebook.workbook.Beside;
import io.ratebook.workbook.CellDigests;
import io.ratebook.workbook.LightFile;
import io.ratebook.workbook.cells.FiledRows;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.IntUnaryOperator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The rows of an input's sheet that is too large for POI's model of cells: they go into the result as they are, in a thread beside whoever
 * writes its other sheets.
 */
final class CarriedRows implements Closeable {
    private final FiledRows filed;
    private final FutureTask<Boolean> copying;
    private volatile boolean left;

    private CarriedRows(LightFile light, XSSFSheet sheet, IntUnaryOperator styles, CellDigests digests)
            throws IOException {
        this.filed = new FiledRows(sheet, () -> isTold() ? digests.blocks() : Collections.emptySortedMap());
        this.copying = new FutureTask<>(() -> {
            try (OutputStream out = new Leaving(filed.out())) {
                return light.copyRows(out, styles, digests);
            }
        });
        Thread thread = new Thread(copying, "carrying");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes nothing any more when nobody waits for it. */
    private final class Leaving extends FilterOutputStream {
        Leaving(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (left) {
                throw new InterruptedIOException("the rows aren't wanted any more");
            }
            out.write(bytes, from, length);
        }
    }

    /** Begins to lay the rows aside; empty where the sheet isn't in the workbook any more. */
    static Optional<CarriedRows> begin(
            LightFile light, XSSFWorkbook workbook, IntUnaryOperator styles, CellDigests digests) {
        try {
            Optional<XSSFSheet> sheet = sheet(workbook, light.part());
            return sheet.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CarriedRows(light, sheet.get(), styles, digests));
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    /** The rows, when all of them are there. */
    FiledRows done() {
        isTold();
        return filed;
    }

    /** True where the digests say all that a seal says of the rows; waits for the last of them. */
    private boolean isTold() {
        try {
            return Beside.result(copying, IOException.class);
        } catch (IOException unread) {
            throw new AsideException(unread);
        }
    }

    /** Removes what was laid aside, when the thread has seen that nobody waits for it. */
    @Override
    public void close() throws IOException {
        left = true;
        try {
            isTold();
        } catch (RuntimeException | Error given) {
            // whoever waited for the rows has heard of it, and nobody else wants to
        } finally {
            filed.close();
        }
    }

    private static Optional<XSSFSheet> sheet(XSSFWorkbook workbook, String part) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            if (sheet.getPackagePart().getPartName().getName().substring(1).equalsIgnoreCase(part)) {
                return Optional.of(sheet);
            }
        }
        return Optional.empty();
    }
}
