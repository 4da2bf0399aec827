package io.ratebook.rules.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parent of the class loaders in which rules are compiled and carried out: to them the classes by which code reaches out don't
 * exist. What a class of the JDK mentions must be there for the compiler, so this wall is the coarser of the two; see {@link
 * Sandbox#breach}.
 */
public final class SandboxLoader extends ClassLoader {
    private static final List<String> NOWHERE = List.of(
            "java.lang.Runtime",
            "java.lang.Process",
            "java.lang.ThreadGroup",
            "java.lang.ThreadLocal",
            "java.lang.ClassLoader",
            "java.lang.Compiler",
            "java.lang.ref.",
            "java.lang.management.",
            "java.lang.instrument.",
            "java.io.File",
            "java.io.RandomAccessFile",
            "java.io.ObjectInputStream",
            "java.net.",
            "java.nio.file.",
            "java.nio.channels.",
            "java.rmi.",
            "java.sql.",
            "java.util.Timer",
            "java.util.ServiceLoader",
            "java.util.Scanner",
            "java.util.concurrent.",
            "java.util.jar.",
            "java.util.logging.",
            "java.util.prefs.",
            "java.util.zip.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "com.fasterxml.",
            "org.apache.",
            "picocli.",
            "io.ratebook.cli.",
            "io.ratebook.json.",
            "io.ratebook.publish.",
            "io.ratebook.workbook.");

    public SandboxLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isNowhere(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        return isNowhere(dotted(name)) ? null : super.getResource(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return isNowhere(dotted(name)) ? null : super.getResourceAsStream(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isNowhere(dotted(name)) ? Collections.emptyEnumeration() : super.getResources(name);
    }

    private static String dotted(String resource) {
        return resource.endsWith(".class")
                ? resource.substring(0, resource.length() - ".class".length()).replace('/', '.')
                : "";
    }

    private static boolean isNowhere(String name) {
        for (String each : NOWHERE) {
            if (name.startsWith(each)) {
                return !name.startsWith("java.lang.RuntimeException");
            }
        }
        return false;
    }
}
