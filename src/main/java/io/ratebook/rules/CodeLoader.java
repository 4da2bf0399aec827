package io.ratebook.rules;

import io.ratebook.rules.sandbox.SandboxLoader;
import java.util.Map;

/** The classes of one stage's rules, in the sandbox. */
final class CodeLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    CodeLoader(Map<String, byte[]> classes) {
        super(new SandboxLoader(CodeLoader.class.getClassLoader()));
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = classes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }
}
