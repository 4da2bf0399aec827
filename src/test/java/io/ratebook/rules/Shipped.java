package io.ratebook.rules;

import io.ratebook.finding.Checked;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The rules folder of this project, loaded once for all tests. */
final class Shipped {
    static final Path FOLDER = Path.of("rules");

    /** Drools logs what it also returns as messages. */
    private static final Logger DROOLS = Logger.getLogger("org.drools");

    static {
        DROOLS.setLevel(Level.OFF);
    }

    private static final class Loaded {
        static final Checked<Optional<Rulebook>> RULEBOOK = RulebookLoader.load(files());
    }

    private Shipped() {}

    static List<RuleFile> files() {
        return RuleFolder.read(FOLDER, file -> Checked.of(TestGrids.of(file))).value();
    }

    static Checked<Optional<Rulebook>> checked() {
        return Loaded.RULEBOOK;
    }

    static Rulebook rulebook() {
        return checked().value().orElseThrow(() -> new AssertionError(checked().findings()));
    }
}
