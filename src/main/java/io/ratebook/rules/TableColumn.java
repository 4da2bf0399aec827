package io.ratebook.rules;

import io.ratebook.finding.Location;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One column of a decision table.
 *
 * @param number one-based; A is 1
 * @param pattern what the object row says for it: a pattern of facts; empty where it says nothing
 * @param patternColumn the column whose cell holds the pattern: an earlier one where the cell is merged
 * @param snippet the code that a cell's value goes into; empty for names and notes
 * @param label what people read
 * @param kind of value, as the snippet uses it
 * @param snippetAt the cell of the snippet
 */
record TableColumn(
        int number,
        Word word,
        String pattern,
        int patternColumn,
        String snippet,
        String label,
        Kind kind,
        Location snippetAt) {

    /** The technical header: Drools knows more, and takes the first letter of anything else. */
    enum Word {
        NAME,
        METADATA,
        CONDITION,
        ACTION,
        DESCRIPTION;

        static Optional<Word> parse(String header) {
            String upper = header.strip().toUpperCase(Locale.ROOT);
            return Stream.of(values()).filter(each -> each.name().equals(upper)).findFirst();
        }

        boolean hasSnippet() {
            return this == METADATA || this == CONDITION || this == ACTION;
        }
    }

    /** What the cells must hold. */
    enum Kind {
        TEXT,
        NUMBER,
        DATE
    }

    TableColumn withKind(Kind changed) {
        return new TableColumn(number, word, pattern, patternColumn, snippet, label, changed, snippetAt);
    }

    /** True for the metadata of that name: {@code title("$param")}. */
    boolean isMetadata(String name) {
        return word == Word.METADATA && snippet.replaceAll("\\s+", "").startsWith(name + "(");
    }

    /** The variable that the pattern binds, {@code $u}; empty where it binds none. */
    String binding() {
        int colon = pattern.indexOf(':');
        return pattern.startsWith("$") && colon > 0
                ? pattern.substring(0, colon).strip()
                : "";
    }
}
