package io.ratebook.cli;

import io.ratebook.signature.SigningKey;
import io.ratebook.signature.UnusableKeyException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The key files that a command line names. */
final class Keys {
    private Keys() {}

    /** @throws ParameterException where the file is no private key */
    static Optional<SigningKey> signing(@Nullable Path file, CommandSpec spec) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(SigningKey.read(file));
        } catch (UnusableKeyException e) {
            throw new ParameterException(spec.commandLine(), "--sign: " + file + " " + e.sentence(), e);
        }
    }
}
