package io.ratebook;

import io.ratebook.amount.Scaled;
import io.ratebook.publish.AsideException;
import io.ratebook.rating.Bundler;
import io.ratebook.report.UsageLines;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of bundles, laid aside in a file of the system's temporary folder: a run of any size takes as much memory. */
final class RowStore implements Bundler.Rows, UsageLines, AutoCloseable {
    /** In place of a scale: the number doesn't fit into a long. */
    private static final int LARGE = Byte.MIN_VALUE;

    private @Nullable Path file;
    private @Nullable RowWriter out;
    private long rows;

    @Override
    public void row(int bundle, int row, String id, Scaled[] counted) {
        try {
            RowWriter to = out == null ? begin() : out;
            to.writeInt(bundle);
            to.writeInt(row);
            to.writeText(id);
            to.writeByte(counted.length);
            for (Scaled each : counted) {
                write(to, each);
            }
            rows++;
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    private RowWriter begin() throws IOException {
        Path made = Files.createTempFile("ratebook-rows-", ".tmp");
        made.toFile().deleteOnExit();
        RowWriter to = new RowWriter(Files.newOutputStream(made));
        file = made;
        out = to;
        return to;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void each(Taker taker) throws IOException {
        if (file == null || out == null) {
            return;
        }
        out.flush();
        try (RowReader in = new RowReader(Files.newInputStream(file))) {
            List<Scaled[]> registers = new ArrayList<>();
            for (long i = 0; i < rows; i++) {
                int bundle = in.readInt();
                int row = in.readInt();
                String id = in.readText();
                int size = in.readByte();
                while (registers.size() <= size) {
                    registers.add(registers(registers.size()));
                }
                Scaled[] counted = registers.get(size);
                for (Scaled each : counted) {
                    read(in, each);
                }
                taker.take(bundle, row, id, counted);
            }
        }
    }

    private static Scaled[] registers(int count) {
        Scaled[] registers = new Scaled[count];
        for (int i = 0; i < count; i++) {
            registers[i] = new Scaled();
        }
        return registers;
    }

    private static void write(RowWriter out, Scaled number) throws IOException {
        boolean small = number.isExactLong() && number.scale() > LARGE && number.scale() <= Byte.MAX_VALUE;
        if (small) {
            out.writeByte(number.scale());
            out.writeLong(number.unscaled());
        } else {
            BigDecimal whole = number.value();
            byte[] digits = whole.unscaledValue().toByteArray();
            out.writeByte(LARGE);
            out.writeInt(whole.scale());
            out.writeBytes(digits);
        }
    }

    private static void read(RowReader in, Scaled into) throws IOException {
        int scale = in.readByte();
        if (scale == LARGE) {
            into.set(large(in));
        } else {
            into.set(in.readLong(), scale);
        }
    }

    private static BigDecimal large(RowReader in) throws IOException {
        int scale = in.readInt();
        return new BigDecimal(new BigInteger(in.readBytes()), scale);
    }

    /** Forgets its rows: they are to come again, or not at all. */
    void clear() {
        close();
        file = null;
        out = null;
        rows = 0;
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inUse) {
            // the system clears its temporary folder
        }
    }
}
