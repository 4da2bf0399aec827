package io.ratebook.rules.kinds;

import io.ratebook.domain.Charged;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Usage;
import io.ratebook.domain.Usage.Text;
import io.ratebook.domain.UsageField;
import io.ratebook.rules.kinds.Accesses.Access;
import io.ratebook.rules.sandbox.ClassReferences;
import io.ratebook.rules.sandbox.ClassReferences.Reference;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the rules of one stage look at of the facts that they decide on: which methods the compiled rules call, and where that is a
 * number, what their text compares it with. What isn't plain counts as looking at everything.
 *
 * @param values the numbers whose value matters
 * @param bands the numbers of which only the place between these constants matters, in rising order
 * @param prompt the same of the tokens of a prompt; empty where they don't matter at all, or their value does
 * @param attrs the headers of the user's own columns that matter; empty where all do
 */
record Reads(
        Set<Text> texts,
        Set<UsageField> values,
        Map<UsageField, List<BigDecimal>> bands,
        Set<Trait> traits,
        List<BigDecimal> prompt,
        Optional<Set<String>> attrs) {
    private static final Set<String> ITEMS =
            Set.of(Usage.class.getName(), Metered.class.getName(), Priced.class.getName(), Charged.class.getName());

    /** Words of rules that only pass on what they are given. */
    private static final Set<String> PASSED_ON = Set.of(
            "meter",
            "fee",
            "cache",
            "recount",
            "factor",
            "discount",
            "margin",
            "convert",
            "rate",
            "tier",
            "cliff",
            "free",
            "cap",
            "minimum",
            "commitment",
            "credit",
            "warn",
            "advise",
            "fail",
            "fits");

    /** What would say all of an object that it gets, whatever its class. */
    private static final Set<String> TELLING = Set.of("toString", "hashCode", "valueOf", "append", "hash", "format");

    /** Collects what is read. */
    private static final class Collected {
        private final TextUses uses;
        private final Set<Text> texts = EnumSet.noneOf(Text.class);
        private final Set<UsageField> values = EnumSet.noneOf(UsageField.class);
        private final Map<UsageField, List<BigDecimal>> bands = new EnumMap<>(UsageField.class);
        private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

        Collected(TextUses uses) {
            this.uses = uses;
        }

        void add(Access access) {
            texts.addAll(access.texts());
            traits.addAll(access.traits());
            access.numbers().forEach(this::number);
        }

        private void number(UsageField field) {
            if (uses.isBanded(field)) {
                bands.put(field, rising(uses.constants().getOrDefault(field, Set.of())));
            } else {
                values.add(field);
            }
        }
    }

    /**
     * @param classes the class files of the stage's rules
     * @param words the class of the words that rules are written with
     */
    static Reads of(Collection<byte[]> classes, Class<?> words, TextUses uses) {
        Collected collected = new Collected(uses);
        for (byte[] each : classes) {
            ClassReferences references = ClassReferences.of(each);
            references.members().forEach(member -> member(member, references, words.getName(), collected));
            if (references.linked().stream().anyMatch(Reads::tellsAll)) {
                collected.traits.add(Trait.EVERYTHING);
            }
        }
        boolean value = uses.promptCompared() && collected.traits.contains(Trait.PROMPT);
        if (value) {
            collected.traits.add(Trait.MEASURED);
        }
        return new Reads(
                collected.texts,
                collected.values,
                collected.bands,
                collected.traits,
                collected.traits.contains(Trait.PROMPT) && !value ? rising(uses.prompt()) : List.of(),
                uses.attrs());
    }

    private static List<BigDecimal> rising(Set<BigDecimal> constants) {
        return List.copyOf(new TreeSet<>(constants));
    }

    private static void member(Reference called, ClassReferences all, String words, Collected collected) {
        Optional<Access> known = Accesses.of(called.type(), called.member());
        if (known.isPresent()) {
            collected.add(known.get());
        } else if (called.type().equals(words)) {
            word(called, all, collected);
        } else if (ITEMS.contains(called.type()) || takesItem(called) && !isPassedOn(called) || tells(called)) {
            collected.traits.add(Trait.EVERYTHING);
        }
    }

    private static void word(Reference called, ClassReferences all, Collected collected) {
        switch (called.member()) {
            case "overhead" -> overhead(all, collected);
            case "stated" -> collected.traits.add(Trait.STATED);
            default -> {
                if (takesItem(called) && !PASSED_ON.contains(called.member())) {
                    collected.traits.add(Trait.EVERYTHING);
                }
            }
        }
    }

    /** Looks at the number whose column the rule names. */
    private static void overhead(ClassReferences all, Collected collected) {
        List<UsageField> named = Stream.of(UsageField.values())
                .filter(field ->
                        all.strings().stream().anyMatch(each -> each.strip().equalsIgnoreCase(field.header())))
                .toList();
        collected.values.addAll(named);
        if (named.isEmpty()) {
            collected.traits.add(Trait.EVERYTHING);
        }
    }

    /** The rules' own code, which is looked through as well, and the engine's, which only carries. */
    private static boolean isPassedOn(Reference called) {
        return called.type().startsWith("ratebook.") || called.type().startsWith("org.drools.");
    }

    private static boolean takesItem(Reference called) {
        String taken = called.descriptor().substring(0, called.descriptor().indexOf(')') + 1);
        return ITEMS.stream().anyMatch(each -> taken.contains("L" + each.replace('.', '/') + ";"));
    }

    private static boolean tells(Reference called) {
        boolean any = called.descriptor().startsWith("(Ljava/lang/Object;")
                || called.descriptor().startsWith("([Ljava/lang/Object;")
                || called.type().equals("java.lang.Object")
                || called.type().startsWith("java.util.") && called.descriptor().startsWith("()");
        return any && TELLING.contains(called.member());
    }

    /** A text that is put together of such a fact. */
    private static boolean tellsAll(Reference linked) {
        String given = linked.descriptor();
        return linked.member().startsWith("makeConcat")
                && (takesItem(linked) || given.contains("Ljava/lang/Object;") || given.contains("Ljava/util/"));
    }
}
