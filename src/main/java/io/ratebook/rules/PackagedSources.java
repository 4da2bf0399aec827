package io.ratebook.rules;

import io.ratebook.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The rule files of one stage, each in a package of its own, so that compiled code tells which file it is of. */
final class PackagedSources {
    private final Map<String, RuleSource> packages = new LinkedHashMap<>();

    PackagedSources(List<RuleSource> sources) {
        sources.forEach(each -> packages.put("ratebook.f" + (packages.size() + 1), each));
    }

    RuleSource first() {
        return packages.values().iterator().next();
    }

    void forEach(BiConsumer<String, RuleSource> use) {
        packages.forEach(use);
    }

    /** @param path of a file or a class of the compiler's */
    RuleSource sourceOf(String path) {
        return sourceNamed(path.replace('/', '.')).orElseGet(this::first);
    }

    /** Which of the files, from 0 in the order that they were given, has rules in the stack; empty where only others' code is. */
    Optional<Integer> fileIn(StackTraceElement[] stack) {
        List<RuleSource> files = List.copyOf(packages.values());
        return Stream.of(stack)
                .flatMap(frame -> sourceNamed(frame.getClassName()).stream())
                .map(files::indexOf)
                .findFirst();
    }

    /** Of which file a class is; empty where it is of none. */
    Optional<RuleSource> sourceNamed(String dotted) {
        return packages.entrySet().stream()
                .filter(each -> dotted.contains(each.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The compiler gives up on constants of the wrong type without a message. */
    Finding thrown(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        RuleSource source = first();
        return Finding.error(
                "RB-RULE-COMPILE",
                source.places().of("", ""),
                "a condition compares with a value of the wrong kind: " + cause.getMessage(),
                "write numbers as dec(\"0.5\") and days as date(\"2026-01-31\")");
    }
}
