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

/** What a class file names in its constant pool (JVMS 17, 4.4): code can use nothing else. */
public final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;

    /**
     * A method or field that the class names.
     *
     * @param type with dots; an array's as the class file writes it; empty where the call is linked at run time
     * @param descriptor its parameters and what it gives, as the class file writes them
     */
    public record Reference(String type, String member, String descriptor) {}

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Integer> classes = new HashMap<>();
    private final Map<Integer, int[]> names = new HashMap<>();
    private final List<int[]> members = new ArrayList<>();
    private final List<Integer> linked = new ArrayList<>();
    private final List<Integer> strings = new ArrayList<>();

    private ClassReferences() {}

    /** @throws IllegalArgumentException where the bytes are no class file */
    public static ClassReferences of(byte[] bytes) {
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
        return pool;
    }

    /** Reads one constant; returns how many numbers more than one it takes up. */
    private int constant(int at, DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> texts.put(at, in.readUTF());
            case 7 -> classes.put(at, in.readUnsignedShort());
            case 8 -> strings.add(in.readUnsignedShort());
            case 9, 10, 11 -> members.add(new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
            case 12 -> names.put(at, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
            case 16, 19, 20 -> in.readUnsignedShort();
            case 15 -> in.skipBytes(3);
            case 3, 4 -> in.readInt();
            case 17, 18 -> {
                in.readUnsignedShort();
                linked.add(in.readUnsignedShort());
            }
            case 5, 6 -> {
                in.readLong();
                return 1;
            }
            default -> throw new IllegalArgumentException("a constant of the unknown kind " + tag);
        }
        return 0;
    }

    /** The methods and fields of classes. */
    public List<Reference> members() {
        return members.stream()
                .map(each -> reference(text(classes.get(each[0])).replace('/', '.'), each[1]))
                .toList();
    }

    /** What is linked at run time: lambdas, texts that are put together. */
    public List<Reference> linked() {
        return linked.stream().map(each -> reference("", each)).toList();
    }

    /** The texts that the code holds. */
    public List<String> strings() {
        return strings.stream().map(this::text).toList();
    }

    private Reference reference(String type, int at) {
        int[] name = names.get(at);
        if (name == null) {
            throw new IllegalArgumentException("a constant that isn't there");
        }
        return new Reference(type, text(name[0]), text(name[1]));
    }

    private String text(@Nullable Integer at) {
        String text = texts.get(at);
        if (text == null) {
            throw new IllegalArgumentException("a constant that isn't there");
        }
        return text;
    }
}
