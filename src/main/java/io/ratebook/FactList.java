package io.ratebook;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Nearest;
import io.ratebook.ratecard.TextTable;
import io.ratebook.rules.Dictionary;
import io.ratebook.rules.Dictionary.Fact;
import io.ratebook.rules.Dictionary.Field;
import io.ratebook.rules.Dictionary.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What rules see and can say, as text: all of it, or what has a name. */
public final class FactList {
    private final Dictionary dictionary = Dictionary.read();
    private final List<String> lines = new ArrayList<>();

    private FactList() {}

    /** The whole dictionary: the facts of each stage, each fact with its fields, the types, the words. */
    public static List<String> all() {
        FactList list = new FactList();
        list.lines.add("What the rules of each stage see");
        List<List<String>> stages = Stream.of(Stage.values())
                .map(each -> List.of("  " + each.folder(), String.join(", ", Dictionary.facts(each))))
                .toList();
        list.lines.addAll(TextTable.of(stages));
        list.dictionary.facts().forEach(list::fact);
        list.types(list.dictionary.types());
        list.words("What a rule can say", list.dictionary.words());
        return list.lines;
    }

    /**
     * What has that name: a fact, a field of facts (also as {@code Usage.calls}), a word, a type or a stage. Case doesn't count.
     *
     * @throws UnknownWordException where nothing has it
     */
    public static List<String> of(String name) {
        FactList list = new FactList();
        list.find(name.strip().replaceFirst("\\(.*", ""));
        if (list.lines.isEmpty()) {
            List<String> near = Nearest.to(name.strip(), list.names(), 2, 3);
            throw new UnknownWordException("no fact, field, word, type or stage is called \"" + name + "\"."
                    + (near.isEmpty() ? " Maybe look at: ratebook facts." : " Maybe " + String.join(", ", near) + "."));
        }
        return list.lines.get(0).isEmpty() ? list.lines.subList(1, list.lines.size()) : list.lines;
    }

    private void find(String name) {
        Stream.of(Stage.values())
                .filter(each ->
                        each.word().equalsIgnoreCase(name) || each.folder().equalsIgnoreCase(name))
                .forEach(this::stage);
        dictionary.facts().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .forEach(this::fact);
        fields(name);
        types(dictionary.types().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .toList());
        List<Word> words = dictionary.words().stream()
                .filter(each -> each.names().stream().anyMatch(word -> word.equalsIgnoreCase(name)))
                .toList();
        words("What a rule can say", words);
        words.stream().flatMap(each -> each.signatures().stream()).distinct().forEach(each -> lines.add("  " + each));
    }

    private void stage(Stage stage) {
        lines.add("Rules of the stage " + stage.word() + ", " + stage.folder() + ", see "
                + String.join(", ", Dictionary.facts(stage)) + ".");
        dictionary.facts().stream()
                .filter(each -> each.stages().contains(stage))
                .forEach(this::fact);
        words(
                "What a rule of " + stage.word() + " can say",
                dictionary.words().stream()
                        .filter(each -> each.stages().contains(stage))
                        .toList());
    }

    private void fact(Fact fact) {
        lines.add("");
        lines.add(fact.name() + ", in " + String.join(", ", words(fact.stages())) + ": " + fact.meaning());
        lines.addAll(
                TextTable.of(fact.fields().stream().map(each -> row("", each)).toList()));
    }

    private void fields(String name) {
        List<List<String>> rows = new ArrayList<>();
        for (Fact fact : dictionary.facts()) {
            for (Field field : fact.fields()) {
                if (field.name().equalsIgnoreCase(name) || (fact.name() + "." + field.name()).equalsIgnoreCase(name)) {
                    rows.add(row(fact.name() + ".", field));
                }
            }
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("Fields");
            lines.addAll(TextTable.of(rows));
        }
    }

    private static List<String> row(String fact, Field field) {
        return List.of("  " + fact + String.join(", ", field.forms()), field.type(), field.unit(), field.meaning());
    }

    private void types(List<Dictionary.Type> types) {
        if (!types.isEmpty()) {
            lines.add("");
            lines.add("Types");
            lines.addAll(TextTable.of(types.stream()
                    .map(each -> List.of("  " + each.name(), each.meaning()))
                    .toList()));
        }
    }

    private void words(String heading, List<Word> words) {
        if (!words.isEmpty()) {
            lines.add("");
            lines.add(heading);
            for (Word each : words) {
                boolean all = each.stages().size() == Stage.values().length;
                lines.add("  " + each.forms());
                lines.add("      " + (all ? "all stages" : String.join(", ", words(each.stages()))) + ": "
                        + each.meaning().replace("`", ""));
            }
        }
    }

    private static List<String> words(List<Stage> stages) {
        return stages.stream().map(Stage::word).toList();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Fact fact : dictionary.facts()) {
            names.add(fact.name());
            fact.fields().forEach(each -> names.add(each.name()));
        }
        dictionary.words().forEach(each -> names.addAll(each.names()));
        dictionary.types().forEach(each -> names.add(each.name()));
        Stream.of(Stage.values()).forEach(each -> names.add(each.word()));
        return names;
    }
}
