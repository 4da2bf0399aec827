package io.ratebook;

import io.ratebook.amount.Scaled;
import io.ratebook.publish.AsideException;
import io.ratebook.publish.AsideFile;
import io.ratebook.rating.Bundler;
import io.ratebook.rating.RowBlock;
import io.ratebook.report.UsageLines;
import io.ratebook.usagefile.Journal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The rows of bundles, laid aside in a file, so that a run of any size takes as much memory: of the system's temporary folder, or where a run
 * that goes on after this one was killed will look for it. Between them stand those rows of the input that needed a look, where they are wanted.
 */
final class RowStore implements Bundler.Rows, UsageLines, AutoCloseable {
    /** In place of a scale: the number doesn't fit into a long. */
    private static final int LARGE = Byte.MIN_VALUE;

    /** Before a row that came of rows of the input which needed a look. */
    private static final int FOLLOWED = 0;

    /** Before a row that was known. */
    private static final int KNOWN = 1;

    /** Before a row of the input that needed a look. */
    private static final int RAW = 2;

    private @Nullable Path journal;
    private @Nullable AsideFile aside;
    private @Nullable FileDescriptor descriptor;
    private int kind = KNOWN;
    private @Nullable RowWriter out;
    private long rows;
    private RowMarks marks = new RowMarks();

    @Override
    public void row(int bundle, int row, String id, Scaled[] counted) {
        try {
            RowWriter to = out == null ? begin() : out;
            to.writeByte(kind);
            to.writeInt(bundle);
            to.writeInt(row);
            to.writeText(id);
            to.writeByte(counted.length);
            for (Scaled each : counted) {
                write(to, each);
            }
            added(bundle, to);
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    @Override
    public void rows(RowBlock block) {
        try {
            RowWriter to = out == null ? begin() : out;
            for (int i = 0; i < block.size(); i++) {
                to.writeByte(kind);
                to.writeInt(block.bundle(i));
                to.writeInt(block.row(i));
                to.writeText(block.id(i));
                int columns = block.columns(i);
                to.writeByte(columns);
                for (int column = 0; column < columns; column++) {
                    to.writeByte(0);
                    to.writeLong(block.counted(i, column));
                }
                added(block.bundle(i), to);
            }
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    private void added(int bundle, RowWriter to) {
        rows++;
        marks.row(bundle);
        if (marks.isDue()) {
            marks.add(to.place());
        }
    }

    private RowWriter begin() throws IOException {
        RowWriter to;
        if (journal == null) {
            AsideFile begun = AsideFile.begin("ratebook-rows-");
            to = new RowWriter(begun.out());
            aside = begun;
        } else {
            FileOutputStream stream = new FileOutputStream(journal.toFile());
            to = new RowWriter(stream);
            descriptor = stream.getFD();
        }
        out = to;
        return to;
    }

    /** Lays rows aside there, before there is any; the file stays when this is closed. */
    void layIn(Path place) {
        journal = place;
    }

    /** Whether the next rows come of rows of the input that needed a look. */
    void follow(boolean followed) {
        kind = followed ? FOLLOWED : KNOWN;
    }

    /** A row of the input that needs a look. */
    void raw(int line, List<String> values) {
        try {
            RowWriter to = out == null ? begin() : out;
            to.writeByte(RAW);
            to.writeInt(line);
            to.writeInt(values.size());
            for (String each : values) {
                to.writeText(each);
            }
        } catch (IOException e) {
            throw new AsideException(e);
        }
    }

    /**
     * How much of a file there is for certain.
     *
     * @param checksum CRC-32C of so many bytes
     * @param rows that were laid aside, those of the input not counted
     */
    record Extent(long bytes, long checksum, long rows) {}

    /** Everything so far, on the disk. */
    Extent extent() throws IOException {
        RowWriter to = out == null ? begin() : out;
        to.flush();
        Objects.requireNonNull(descriptor).sync();
        return new Extent(to.written(), to.checksum(), rows);
    }

    /** True where the file begins with these bytes. */
    static boolean isWhole(Path file, Extent extent) {
        CRC32C checksum = new CRC32C();
        byte[] bytes = new byte[RowWriter.BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            long left = extent.bytes;
            while (left > 0) {
                int read = in.read(bytes, 0, Math.toIntExact(Math.min(left, bytes.length)));
                if (read < 0) {
                    return false;
                }
                checksum.update(bytes, 0, read);
                left -= read;
            }
        } catch (IOException gone) {
            return false;
        }
        return checksum.getValue() == extent.checksum;
    }

    /** Gives what another run has laid aside, in its order, but for what will follow anyway. */
    static void replay(Path file, Extent extent, Journal.Replay replay, Bundler.Rows known) throws IOException {
        try (RowReader in = new RowReader(Files.newInputStream(file))) {
            List<Scaled[]> registers = new ArrayList<>();
            while (in.taken() < extent.bytes) {
                int kind = in.readByte();
                if (kind == RAW) {
                    int line = in.readInt();
                    String[] values = new String[in.readInt()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = in.readText();
                    }
                    replay.raw(line, List.of(values));
                } else {
                    int bundle = in.readInt();
                    int row = in.readInt();
                    String id = in.readText();
                    Scaled[] counted = counted(in, registers);
                    if (kind == KNOWN) {
                        replay.known();
                        known.row(bundle, row, id, counted);
                    }
                }
            }
        }
    }

    private static Scaled[] counted(RowReader in, List<Scaled[]> registers) throws IOException {
        int size = in.readByte();
        while (registers.size() <= size) {
            registers.add(registers(registers.size()));
        }
        Scaled[] counted = registers.get(size);
        for (Scaled each : counted) {
            read(in, each);
        }
        return counted;
    }

    private static void pass(RowReader in) throws IOException {
        in.readInt();
        for (int left = in.readInt(); left > 0; left--) {
            in.skipText();
        }
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public List<Mark> marks() {
        return marks.all();
    }

    private InputStream open(long from) throws IOException {
        AsideFile own = aside;
        if (own != null) {
            return own.in(from);
        }
        InputStream in = Files.newInputStream(Objects.requireNonNull(journal));
        in.skipNBytes(from);
        return in;
    }

    @Override
    public void each(Mark from, Taker taker) throws IOException {
        if (!isSettled()) {
            return;
        }
        try (RowReader in = new RowReader(open(from.place()))) {
            List<Scaled[]> registers = new ArrayList<>();
            for (long i = from.rows(); i < rows && !taker.isEnough(); i++) {
                while (in.readByte() == RAW) {
                    pass(in);
                }
                int bundle = in.readInt();
                if (taker.wants(bundle)) {
                    int row = in.readInt();
                    String id = in.readText();
                    taker.take(bundle, row, id, counted(in, registers));
                } else {
                    in.readInt();
                    in.skipText();
                    skipCounted(in);
                }
            }
        }
    }

    /** True where there is something; then it is where it can be read. */
    private synchronized boolean isSettled() throws IOException {
        if (out != null) {
            out.flush();
        }
        return out != null;
    }

    private static void skipCounted(RowReader in) throws IOException {
        for (int left = in.readByte(); left > 0; left--) {
            if (in.readByte() == LARGE) {
                in.readInt();
                in.readBytes();
            } else {
                in.readLong();
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
        aside = null;
        out = null;
        rows = 0;
        marks = new RowMarks();
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException full) {
            // nobody will read it
        }
        try {
            if (aside != null) {
                aside.close();
            }
        } catch (IOException inUse) {
            // the system takes it away at the end
        }
    }
}
