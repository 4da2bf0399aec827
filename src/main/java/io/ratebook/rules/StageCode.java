package io.ratebook.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules of one stage as the compiler made them, which can be kept and loaded again without it.
 *
 * @param classes class files by the names of the classes, with dots
 * @param models the classes that say what the rules are
 */
record StageCode(Map<String, byte[]> classes, List<String> models) {
    private static final int FORMAT = 0x52425331; // RBS1
    private static final int LARGEST = 1 << 26;

    StageCode {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        models = List.copyOf(models);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeInt(models.size());
            for (String each : models) {
                out.writeUTF(each);
            }
            out.writeInt(classes.size());
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeInt(each.getValue().length);
                out.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    /** Empty where the bytes are none of ours. */
    static Optional<StageCode> of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                return Optional.empty();
            }
            List<String> models = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                models.add(in.readUTF());
            }
            Map<String, byte[]> classes = new TreeMap<>();
            for (int i = in.readInt(); i > 0; i--) {
                String name = in.readUTF();
                int length = in.readInt();
                if (length < 0 || length > Math.min(LARGEST, in.available())) {
                    return Optional.empty();
                }
                classes.put(name, in.readNBytes(length));
            }
            return in.available() == 0 ? Optional.of(new StageCode(classes, models)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
