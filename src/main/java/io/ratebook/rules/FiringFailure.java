package io.ratebook.rules;

import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said where rules fail or come to no end, at the rule where it is known. */
final class FiringFailure {
    private static final String WORDS = "compare the rule with the list of words in rules/README.md";

    private final Stage stage;
    private final Build build;
    private final List<RuleSource> files;
    private final Map<String, RuleRef> rules;
    private final Sink sink;

    /** @param files those that were built, in that order: where they stand is their own matter, not the build's */
    FiringFailure(Stage stage, Build build, List<RuleSource> files, Map<String, RuleRef> rules, Sink sink) {
        this.stage = stage;
        this.build = build;
        this.files = List.copyOf(files);
        this.rules = rules;
        this.sink = sink;
    }

    /** Rules that hold again and again. */
    RuleFailure endless(int limit) {
        Optional<RuleRef> rule = sink.last();
        return new RuleFailure(Finding.error(
                "RB-RULE-ENDLESS",
                rule.map(RuleRef::at).orElseGet(this::folder),
                "the rules of the stage " + stage.word() + " held " + limit + " times without an end"
                        + rule.map(each -> "; the last was " + each.id() + Subject.of(sink.facts()))
                                .orElse(""),
                "make its conditions narrower"));
    }

    /** A rule that was begun and never ends. */
    RuleFailure stuck(Duration patience, StackTraceElement[] stack) {
        boolean acting = sink.firing().isPresent();
        Optional<RuleRef> rule = sink.firing()
                .or(() -> build.rulesIn(stack).stream()
                        .filter(rules::containsKey)
                        .findFirst()
                        .map(rules::get));
        return new RuleFailure(Finding.error(
                "RB-RULE-ENDLESS",
                rule.map(RuleRef::at).orElseGet(() -> file(stack)),
                rule.map(each -> (acting ? "the rule " : "a condition of the rule ") + each.id())
                                .orElse("a condition of the stage " + stage.word())
                        + (acting ? Subject.of(sink.facts()) : "")
                        + " came to no end within " + shown(patience),
                acting || rule.isEmpty()
                        ? "take the loop out of it; a rule only says what holds"
                        : "write its pattern without a repetition inside a repetition, such as (a+)+"));
    }

    /**
     * A rule that threw something.
     *
     * @throws Error where it was neither the rule's nor ours, such as want of memory
     */
    RuleFailure of(Throwable thrown) {
        Throwable cause = origin(thrown);
        if (cause instanceof RuleFailure failure) {
            return failure;
        }
        if (cause instanceof Error error && !(error instanceof StackOverflowError || error instanceof LinkageError)) {
            throw error;
        }
        Optional<RuleRef> rule = named(thrown).or(sink::firing);
        return new RuleFailure(
                Finding.error(
                        "RB-RULE-FAILED",
                        rule.map(RuleRef::at).orElseGet(() -> file(cause.getStackTrace())),
                        "the rule " + rule.map(each -> each.id() + " ").orElse("") + "failed: " + problem(cause),
                        maybe(cause)),
                thrown);
    }

    private static String problem(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "something in it calls itself without an end";
        }
        if (cause instanceof NullPointerException) {
            return "it uses a field that is blank";
        }
        if (cause instanceof ClassCastException) {
            return "it compares a text with a number, or a number with a text: a cell of one of your own columns holds the other";
        }
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    private static String maybe(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "take the function out; write a rule for each case";
        }
        if (cause instanceof ClassCastException) {
            return "write numbers alone in the column that the rule names in attrs[\"…\"], or quote the number in the rule";
        }
        return cause instanceof NullPointerException
                ? "say in its conditions that the field isn't blank, such as quantity != null"
                : WORDS;
    }

    /** The innermost cause, but where a word of {@link RuleApi} refused its argument and said so. */
    private static Throwable origin(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && !(cause instanceof RuleFailure)
                && cause.getClass() != IllegalArgumentException.class) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The engine names the rule whose condition failed. */
    private Optional<RuleRef> named(Throwable thrown) {
        @Nullable String text = thrown.getMessage();
        return rules.entrySet().stream()
                .filter(each -> text != null && text.contains('"' + each.getKey() + '"'))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Location file(StackTraceElement[] stack) {
        return build.fileIn(stack)
                .map(index -> Location.ofFile(files.get(index).path()))
                .orElseGet(this::folder);
    }

    private Location folder() {
        return rules.values().stream()
                .filter(each -> each.stage() == stage)
                .map(each -> each.at().file())
                .sorted()
                .findFirst()
                .map(Location::ofFile)
                .orElseGet(() -> Location.ofFile(stage.folder()));
    }

    private static String shown(Duration patience) {
        long seconds = patience.toSeconds();
        return seconds < 1 ? patience.toMillis() + " ms" : seconds + " seconds";
    }
}
