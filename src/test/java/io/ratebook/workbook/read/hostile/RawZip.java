package io.ratebook.workbook.read.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** An archive written byte by byte, so that it can lie. */
final class RawZip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();
    private int entries;

    /**
     * One entry as both its headers state it.
     *
     * @param stated the size that is claimed; -1 for the true one
     * @param packed the packed size that is claimed; -1 for the true one
     */
    record Claim(int method, int flags, int stated, int packed) {
        static final Claim HONEST = new Claim(8, 0, -1, -1);
    }

    static RawZip of(Map<String, byte[]> parts) {
        RawZip zip = new RawZip();
        parts.forEach((name, content) -> zip.add(name, content, Claim.HONEST));
        return zip;
    }

    RawZip add(String name, byte[] content, Claim claim) {
        byte[] packed = claim.method() == 0 ? content : deflated(content);
        int offset = out.size();
        byte[] local = header(name, content, packed.length, claim, true, 0);
        out.writeBytes(local);
        out.writeBytes(packed);
        directory.add(header(name, content, packed.length, claim, false, offset));
        entries++;
        return this;
    }

    /** What is empty, without any bytes, though it is said to be deflated. */
    RawZip addNothing(String name) {
        int offset = out.size();
        out.writeBytes(header(name, new byte[0], 0, Claim.HONEST, true, 0));
        directory.add(header(name, new byte[0], 0, Claim.HONEST, false, offset));
        entries++;
        return this;
    }

    /** One more name for the bytes of an entry that is there: the two overlap. */
    RawZip again(String name, byte[] content) {
        directory.add(header(name, content, deflated(content).length, Claim.HONEST, false, 0));
        entries++;
        return this;
    }

    RawZip junk(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        int start = out.size();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        directory.forEach(all::writeBytes);
        int size = all.size() - start;
        all.writeBytes(little(22)
                .putInt(0x06054B50)
                .putInt(0)
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(size)
                .putInt(start)
                .putShort((short) 0)
                .array());
        return all.toByteArray();
    }

    private static byte[] header(String name, byte[] content, int packed, Claim claim, boolean local, int offset) {
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[(local ? 30 : 46) + bytes.length];
        ByteBuffer header = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(local ? 0x04034B50 : 0x02014B50);
        if (!local) {
            header.putShort((short) 20);
        }
        header.putShort((short) 20)
                .putShort((short) claim.flags())
                .putShort((short) claim.method())
                .putInt(0x5A210000)
                .putInt((int) crc.getValue())
                .putInt(claim.packed() < 0 ? packed : claim.packed())
                .putInt(claim.stated() < 0 ? content.length : claim.stated())
                .putShort((short) bytes.length)
                .putShort((short) 0);
        if (!local) {
            header.putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(offset);
        }
        header.put(bytes);
        return all;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
