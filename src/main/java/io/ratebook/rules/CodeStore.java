package io.ratebook.rules;

import java.util.Optional;

/** Where compiled rules are kept from one process to the next. What it gives back may be anything: it is looked at before it is used. */
public interface CodeStore {
    /** Keeps nothing. */
    CodeStore NONE = new CodeStore() {
        @Override
        public Optional<byte[]> get(String key) {
            return Optional.empty();
        }

        @Override
        public void put(String key, byte[] code) {
            // nowhere
        }
    };

    /** @param key 64 hexadecimal digits */
    Optional<byte[]> get(String key);

    /** Keeps it, or doesn't: nothing depends on it. */
    void put(String key, byte[] code);
}
