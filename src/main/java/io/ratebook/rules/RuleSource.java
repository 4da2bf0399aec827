package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Location;
import java.util.List;

/**
 * One rule file, ready to be compiled.
 *
 * @param parts the same file with only some of its rules
 * @param drl without a package line of its own; empty where the file can't be compiled and only the ids of its rules count
 */
record RuleSource(String path, Stage stage, String drl, List<Named> rules, Places places, Parts parts) {
    RuleSource {
        rules = List.copyOf(rules);
    }

    /**
     * A rule under the name that it has in the text.
     *
     * @param idAt where its id stands
     */
    record Named(String name, RuleRef ref, Location idAt) {}

    /** Where in the file something stands that the compiler complains about. */
    interface Places {
        /**
         * @param fragment the code as written, in whole; may be empty
         * @param word the one word that is wrong; may be empty
         */
        Location of(String fragment, String word);
    }

    /** The same file with only some of its rules. */
    interface Parts {
        RuleSource of(List<Named> some);
    }

    /** The same file with only these of its rules, so that each that is broken can be told from the others; with all where they can't be. */
    RuleSource only(List<Named> some) {
        return parts.of(some);
    }

    /** Those of a stage that can be compiled, in their order. */
    static List<RuleSource> sound(List<RuleSource> sources, Stage stage) {
        return sources.stream()
                .filter(each -> each.stage() == stage && each.isSound())
                .toList();
    }

    boolean isSound() {
        return !drl.isEmpty();
    }

    /** The text in a package of its own, so that no file leans on the imports of another; the lines keep their numbers. */
    String packaged(String name) {
        return "package " + name + "; " + drl;
    }
}
