package io.ratebook.rules.sandbox;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods and fields that a class file names, from its constant pool (JVMS 17, 4.4): code can use no other. */
final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;

    /** @param type with dots; an array's as the class file writes it */
    record Reference(String type, String member) {}

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> classes = new HashMap<>();
    private final Map<Integer, Integer> names = new HashMap<>();
    private final List<int[]> members = new ArrayList<>();

    private ClassReferences() {}

    /** @throws IllegalArgumentException where the bytes are no class file */
    static List<Reference> of(byte[] bytes) {
        ClassReferences pool = new ClassReferences();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new IllegalArgumentException("no class file");
            }
            in.readInt();
            int size = in.readUnsignedShort();
            for (int i = 1; i < size; i++) {
                i += pool.constant(i, in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pool.references();
    }

    /** Reads one constant; returns how many numbers more than one it takes up. */
    private int constant(int at, DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> texts.put(at, in.readUTF());
            case 7 -> classes.put(at, in.readUnsignedShort());
            case 9, 10, 11 -> members.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
            case 12 -> {
                names.put(at, in.readUnsignedShort());
                in.readUnsignedShort();
            }
            case 8, 16, 19, 20 -> in.readUnsignedShort();
            case 15 -> in.skipBytes(3);
            case 3, 4, 17, 18 -> in.readInt();
            case 5, 6 -> {
                in.readLong();
                return 1;
            }
            default -> throw new IllegalArgumentException("a constant of the unknown kind " + tag);
        }
        return 0;
    }

    private List<Reference> references() {
        return members.stream()
                .map(each -> new Reference(text(classes.get(each[0])).replace('/', '.'), text(names.get(each[1]))))
                .toList();
    }

    private String text(@Nullable Integer at) {
        String text = texts.get(at);
        if (text == null) {
            throw new IllegalArgumentException("a constant that isn't there");
        }
        return text;
    }
}
