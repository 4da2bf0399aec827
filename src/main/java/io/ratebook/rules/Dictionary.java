package io.ratebook.rules;

import io.ratebook.domain.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What rules see and what they can say, told from the classes themselves: names, types, arguments and stages are theirs, the
 * meanings stand in {@code dictionary.txt} beside this class.
 *
 * @param types what the fields are made of
 */
public record Dictionary(List<Fact> facts, List<Type> types, List<Word> words) {
    private static final String TYPES = "types";
    private static final String WORDS = "words";

    public Dictionary {
        facts = List.copyOf(facts);
        types = List.copyOf(types);
        words = List.copyOf(words);
    }

    /**
     * What a condition can be about.
     *
     * @param stages whose rules see it
     */
    public record Fact(String name, String meaning, List<Stage> stages, List<Field> fields) {
        public Fact {
            stages = List.copyOf(stages);
            fields = List.copyOf(fields);
        }
    }

    /**
     * What a condition can ask of a fact.
     *
     * @param forms its name, with its arguments where it takes some: {@code inForce(day)}
     * @param type of its value, in the words of the types; those that may be blank are "number or null"
     * @param unit empty where it has none
     */
    public record Field(String name, List<String> forms, String type, String unit, String meaning) {
        public Field {
            forms = List.copyOf(forms);
        }
    }

    /** What fields and arguments are made of. */
    public record Type(String name, String meaning) {}

    /**
     * Functions that belong together.
     *
     * @param forms as a rule says them
     * @param signatures with the types of their arguments
     * @param stages that use them
     */
    public record Word(List<String> names, String forms, List<String> signatures, List<Stage> stages, String meaning) {
        public Word {
            names = List.copyOf(names);
            signatures = List.copyOf(signatures);
            stages = List.copyOf(stages);
        }
    }

    /** The facts that the rules of a stage see, by name. */
    public static List<String> facts(Stage stage) {
        return StageWords.facts(stage);
    }

    /** The whole dictionary. */
    public static Dictionary read() {
        Map<String, List<String>> sections = sections();
        Map<String, String> headings = new LinkedHashMap<>();
        sections.keySet()
                .forEach(each -> headings.put(each.replaceFirst("].*", "").substring(1), each));
        List<Fact> facts = FactWords.FACTS.stream()
                .map(each -> fact(each, Objects.toString(headings.get(each.getSimpleName()), ""), sections))
                .toList();
        List<Type> types = sections.getOrDefault("[" + TYPES + "]", List.of()).stream()
                .map(each -> cells(each, 2))
                .map(each -> new Type(each.get(0), each.get(1)))
                .toList();
        List<Word> words = sections.getOrDefault("[" + WORDS + "]", List.of()).stream()
                .map(each -> word(cells(each, 3)))
                .toList();
        return new Dictionary(facts, types, words);
    }

    private static Fact fact(Class<?> type, String heading, Map<String, List<String>> sections) {
        String meaning = heading.substring(heading.indexOf(']') + 1).strip();
        List<Field> fields = sections.getOrDefault(heading, List.of()).stream()
                .map(each -> field(type, cells(each, 3)))
                .toList();
        List<Stage> stages = Stream.of(Stage.values())
                .filter(each -> facts(each).contains(type.getSimpleName()))
                .toList();
        return new Fact(type.getSimpleName(), meaning, stages, fields);
    }

    private static Field field(Class<?> fact, List<String> cells) {
        List<Method> methods = TypeWords.methods(fact, cells.get(0));
        return new Field(
                cells.get(0),
                methods.stream().map(TypeWords::asked).distinct().toList(),
                methods.isEmpty() ? "" : TypeWords.of(methods.get(0)),
                cells.get(1),
                cells.get(2));
    }

    private static Word word(List<String> cells) {
        List<String> names = TypeWords.names(cells.get(0));
        List<String> signatures = Stream.of(RuleApi.class.getDeclaredMethods())
                .filter(each -> Modifier.isPublic(each.getModifiers()) && names.contains(each.getName()))
                .map(TypeWords::signature)
                .sorted()
                .toList();
        List<Stage> stages = Stream.of(Stage.values())
                .filter(each -> cells.get(1).equals("all")
                        || List.of(cells.get(1).split(", ", -1)).contains(each.word()))
                .toList();
        return new Word(names, cells.get(0), signatures, stages, cells.get(2));
    }

    private static List<String> cells(String line, int count) {
        List<String> cells =
                Stream.of(line.split("\\|", count)).map(String::strip).toList();
        if (cells.size() < count) {
            throw new IllegalStateException("dictionary.txt: " + line);
        }
        return cells;
    }

    /** The lines below each heading. */
    static Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(line, section);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                section.add(line);
            }
        }
        return sections;
    }

    private static String text() {
        try (InputStream in = Dictionary.class.getResourceAsStream("dictionary.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
