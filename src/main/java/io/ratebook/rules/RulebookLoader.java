package io.ratebook.rules;

import io.ratebook.domain.Stage;
import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.finding.Nearest;
import io.ratebook.rules.logic.Vocabulary;
import io.ratebook.rules.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule files to a compiled rulebook. Everything that is wrong with any file is found in one go. */
public final class RulebookLoader {
    /** Names that say themselves that they hold no rules. */
    private static final Pattern NO_RULES = Pattern.compile(
            "README\\.md|.*\\.cases\\.(?:csv|xlsx)|.*-checked\\.xlsx|~\\$.*|\\..*|.*~", Pattern.CASE_INSENSITIVE);

    private final List<Finding> findings = new ArrayList<>();
    private final List<RuleSource> sources = new ArrayList<>();

    private final Sandbox sandbox;

    private RulebookLoader(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Keeps compiled rules in a store, from now on, for whatever process comes next. */
    public static void keepIn(CodeStore store) {
        Builds.keepIn(store);
    }

    /** The rulebook; empty where any file has an error. Close it when it is no longer asked. */
    public static Checked<Optional<Rulebook>> load(List<RuleFile> files) {
        return load(files, Sandbox.STRICT);
    }

    /**
     * The same of a folder, which isn't read where it was read before, there was no error and what came of it was kept.
     *
     * @param state what the folder is now; empty where that can't be told
     * @param files reads its rule files
     */
    public static Checked<Optional<Rulebook>> load(
            Supplier<Optional<FolderState>> state, Supplier<Checked<List<RuleFile>>> files) {
        CodeStore store = Builds.kept();
        Optional<FolderState> before = store == CodeStore.NONE ? Optional.empty() : state.get();
        if (before.isEmpty()) {
            return files.get().then(RulebookLoader::load);
        }
        String key = CodeKey.of(before.get(), Sandbox.STRICT);
        Optional<KnownRules> known = store.get(key)
                .flatMap(bytes -> KnownRules.of(bytes, () -> sources(files.get().value())));
        if (known.isPresent()) {
            return load(known.get());
        }
        Checked<Optional<Rulebook>> loaded = files.get().then(RulebookLoader::load);
        // what was read is what was there before and after
        if (loaded.value().isPresent()
                && loaded.value().get() instanceof CompiledRulebook rulebook
                && state.get().equals(before)) {
            store.put(key, rulebook.known(loaded.findings()).bytes());
        }
        return loaded;
    }

    private static Checked<Optional<Rulebook>> load(KnownRules known) {
        RulebookLoader loader = new RulebookLoader(Sandbox.STRICT);
        loader.sources.addAll(known.sources());
        Optional<Rulebook> rulebook = loader.builds().map(builds -> new CompiledRulebook(builds, known));
        List<Finding> findings = new ArrayList<>(known.findings());
        findings.addAll(loader.told());
        return new Checked<>(rulebook, findings);
    }

    private static List<RuleSource> sources(List<RuleFile> files) {
        RulebookLoader loader = new RulebookLoader(Sandbox.STRICT);
        files.stream().sorted(Comparator.comparing(RuleFile::path)).forEach(loader::read);
        return loader.sources;
    }

    /**
     * Everything that can be said about rule files, for whoever keeps them: what {@link #load} finds, and what a run doesn't ask.
     *
     * @param cases the texts of the files of cases, by their paths; empty where one is broken, and speaks of no rule
     * @param vocabulary what the conditions of rules can meet
     */
    public static RuleSurvey survey(List<RuleFile> files, Map<String, String> cases, Vocabulary vocabulary) {
        RulebookLoader loader = new RulebookLoader(Sandbox.STRICT);
        files.stream().sorted(Comparator.comparing(RuleFile::path)).forEach(loader::read);
        RuleIds.duplicates(loader.sources, loader.findings);
        loader.rulebook().ifPresent(Rulebook::close);
        loader.findings.addAll(new Scrutiny(cases, vocabulary).of(files, loader.sources));
        Map<String, Integer> rules = new HashMap<>();
        loader.sources.forEach(each -> rules.merge(each.path(), each.rules().size(), Integer::sum));
        return new RuleSurvey(rules, loader.told());
    }

    /** Worst first, without what only says in the compiler's words what was said before. */
    private List<Finding> told() {
        Set<Location> places = new HashSet<>();
        Set<String> files = new HashSet<>();
        findings.stream().filter(each -> each.code().equals("RB-RULE-LINT")).forEach(each -> {
            places.add(each.where());
            files.add(each.where().file());
        });
        return findings.stream()
                .filter(each -> !each.code().equals("RB-RULE-COMPILE") || !places.contains(each.where()))
                .filter(each -> !each.code().equals("RB-RULE-SANDBOX")
                        || !files.contains(each.where().file()))
                .distinct()
                .sorted()
                .toList();
    }

    /** @param sandbox what the rules may reach */
    static Checked<Optional<Rulebook>> load(List<RuleFile> files, Sandbox sandbox) {
        RulebookLoader loader = new RulebookLoader(sandbox);
        files.stream().sorted(Comparator.comparing(RuleFile::path)).forEach(loader::read);
        RuleIds.duplicates(loader.sources, loader.findings);
        Optional<Rulebook> rulebook = loader.rulebook();
        return new Checked<>(rulebook, loader.told());
    }

    private void read(RuleFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        if (NO_RULES.matcher(name).matches()) {
            return;
        }
        Optional<Stage> stage = RuleFolder.stage(file.path());
        if (file instanceof RuleFile.Other) {
            boolean table = stage.isPresent() && name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
            findings.add(table ? unreadTable(file, stem(name)) : unread(file, stem(name)));
        } else if (stage.isEmpty()) {
            findings.add(Finding.error(
                    "RB-RULE-PLACE",
                    Location.ofFile(file.path()),
                    "stands in no stage's folder: its rules would be missing",
                    "move it to " + Nearest.either(folders())));
        } else if (file instanceof RuleFile.Drl drl) {
            Checked<Optional<RuleSource>> read = DrlReader.read(drl, stage.get(), sandbox);
            read.value().ifPresent(sources::add);
            findings.addAll(read.findings());
        } else if (file instanceof RuleFile.Tables tables) {
            Checked<List<RuleSource>> read = TableReader.read(tables, stage.get(), sandbox);
            sources.addAll(read.value());
            findings.addAll(read.findings());
        }
    }

    /** In a stage's folder a workbook most likely holds rules. */
    private static Finding unreadTable(RuleFile file, String stem) {
        return Finding.error(
                "RB-RULE-PLACE",
                Location.ofFile(file.path()),
                "is named like no rule file and isn't read: its rules would be missing",
                "name it " + stem + ".drl.xlsx where it holds rules, " + stem
                        + ".cases.xlsx where it holds cases, or move it out of the rules folder");
    }

    private static Finding unread(RuleFile file, String stem) {
        return Finding.warning(
                "RB-RULE-PLACE",
                Location.ofFile(file.path()),
                "is no rule file and isn't read",
                "name it " + stem + ".drl or " + stem + ".drl.xlsx, or move it out of the rules folder");
    }

    private Optional<Rulebook> rulebook() {
        return builds().map(builds -> new CompiledRulebook(builds, sources));
    }

    private Optional<Map<Stage, Build>> builds() {
        boolean sound = !Finding.anyError(findings);
        Map<Stage, Build> builds = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            List<RuleSource> files = RuleSource.sound(sources, stage);
            if (!files.isEmpty()) {
                build(files, sound).ifPresent(build -> builds.put(stage, build));
            }
        }
        if (!Finding.anyError(findings)) {
            return Optional.of(builds);
        }
        builds.values().forEach(Builds::release);
        return Optional.empty();
    }

    /** The compiler stops at the first broken file of many: where the stage fails, each file is asked alone. */
    private Optional<Build> build(List<RuleSource> files, boolean sound) {
        List<Finding> whole = List.of();
        if (sound) {
            Build build = Builds.of(files, sandbox);
            if (build.findings().isEmpty()) {
                return Optional.of(build);
            }
            whole = build.findings();
            Builds.release(build);
        }
        List<Finding> each = new ArrayList<>();
        files.forEach(file -> each.addAll(alone(file)));
        findings.addAll(each.isEmpty() ? whole : each);
        return Optional.empty();
    }

    /** What is wrong with each rule of a file: the compiler tells the first mistake of many, so those that fail are halved. */
    private List<Finding> alone(RuleSource source) {
        List<Finding> whole;
        try (Build build = Build.of(List.of(source), sandbox, CodeStore.NONE)) {
            whole = build.findings();
        }
        int all = source.rules().size();
        if (whole.isEmpty() || all < 2) {
            return whole;
        }
        RuleSource half = source.only(source.rules().subList(0, all / 2));
        if (half.rules().size() == all) {
            return whole;
        }
        List<Finding> parts = new ArrayList<>(alone(half));
        parts.addAll(alone(source.only(source.rules().subList(all / 2, all))));
        return parts.isEmpty() ? whole : parts;
    }

    private static List<String> folders() {
        return Stream.of(Stage.values()).map(Stage::folder).toList();
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
