package io.ratebook.rules.lint;

import java.util.List;
import java.util.regex.Pattern;

/** What rules may import. */
final class Imports {
    /** What nearly every file imports. */
    static final List<String> USUAL = List.of("io.ratebook.domain.*", "static io.ratebook.rules.RuleApi.*");

    private static final Pattern LIST = Pattern.compile("io\\.ratebook\\.(?:domain|amount)\\.(?:\\*|\\w+)"
            + "|(?:static|function) io\\.ratebook\\.rules\\.RuleApi\\.(?:\\*|\\w+)"
            + "|java\\.math\\.BigDecimal|java\\.time\\.LocalDate|java\\.util\\.(?:List|Map|Set|Collection)");

    private Imports() {}

    /** @param name as written after the word import */
    static boolean allowed(String name) {
        return LIST.matcher(name.replaceAll("\\s*\\.\\s*", ".")).matches();
    }
}
