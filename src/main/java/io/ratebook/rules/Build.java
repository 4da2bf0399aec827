package io.ratebook.rules;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.kinds.Kinds;
import io.ratebook.rules.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.drools.model.functions.PredicateInformation;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** The rules of one stage, compiled or found compiled, and loaded. */
final class Build implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<RuleSource> sources;
    private final PackagedSources packages;
    private final Sandbox sandbox;
    private final CodeStore store;
    private final String key;
    private List<Finding> findings = List.of();
    private @Nullable ClassLoader loader;
    private @Nullable KieBase base;
    private @Nullable StageCode code;
    private @Nullable Kinds kinds;

    private Build(List<RuleSource> sources, Sandbox sandbox, CodeStore store) {
        this.sources = List.copyOf(sources);
        this.packages = new PackagedSources(sources);
        this.sandbox = sandbox;
        this.store = store;
        this.key = store == CodeStore.NONE ? "" : CodeKey.of(packages, sandbox);
    }

    /**
     * Loads, after compiling where that wasn't done before; what failed is in {@link #findings}.
     *
     * @param store where compiled rules are looked for, and kept
     */
    static Build of(List<RuleSource> sources, Sandbox sandbox, CodeStore store) {
        Build build = new Build(sources, sandbox, store);
        build.findings = build.kept() ? List.of() : build.inTime();
        return build;
    }

    /** True where it was compiled before, and what was kept of it is sound. */
    private boolean kept() {
        if (store == CodeStore.NONE) {
            return false;
        }
        Optional<StageCode> code = store.get(key).flatMap(StageCode::of);
        try {
            if (code.isEmpty() || !breaches(code.get()).isEmpty()) {
                return false;
            }
            load(code.get());
            return true;
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** In a thread that can be left behind: rules can be written whose making takes for ever. */
    private List<Finding> inTime() {
        FutureTask<List<Finding>> task = new FutureTask<>(this::compiled);
        Thread thread = new Thread(task, "rules");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return List.of(Finding.error(
                    "RB-RULE-ENDLESS",
                    packages.first().places().of("", ""),
                    "can't be compiled within " + PATIENCE.toSeconds() + " seconds",
                    "write fewer alternatives into one rule"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were compiled", e);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** @throws IllegalStateException where the build has findings */
    KieBase base() {
        if (base == null) {
            throw new IllegalStateException("the rules weren't compiled: " + findings);
        }
        return base;
    }

    /**
     * What the rules can tell apart; found out when it is first asked.
     *
     * @throws IllegalStateException where the build has findings
     */
    synchronized Kinds kinds() {
        Kinds known = kinds;
        if (known == null) {
            StageCode loaded = code;
            if (loaded == null) {
                throw new IllegalStateException("the rules weren't compiled: " + findings);
            }
            known = Kinds.of(base(), loaded.classes().values(), RuleApi.class, Readings.uses(sources));
            kinds = known;
        }
        return known;
    }

    @Override
    public void close() {
        loader = null;
        base = null;
        code = null;
        kinds = null;
    }

    private List<Finding> compiled() {
        Checked<Optional<StageCode>> made = new StageCompiler(packages).code();
        if (made.value().isEmpty()) {
            return made.findings();
        }
        StageCode code = made.value().get();
        List<Finding> breaches = breaches(code);
        if (!breaches.isEmpty()) {
            return breaches;
        }
        try {
            load(code);
        } catch (RuntimeException | LinkageError e) {
            return List.of(packages.thrown(e));
        }
        if (store != CodeStore.NONE) {
            store.put(key, code.bytes());
        }
        return List.of();
    }

    private void load(StageCode code) {
        ClassLoader classes = new CodeLoader(code.classes());
        List<Model> models = new ArrayList<>();
        try {
            for (String each : code.models()) {
                models.add(
                        (Model) classes.loadClass(each).getDeclaredConstructor().newInstance());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules can't be loaded", e);
        }
        base = KieBaseBuilder.createKieBaseFromModel(models);
        loader = classes;
        this.code = code;
    }

    /** What the compiled code of rules reaches that rules may not, before any of it is carried out. */
    private List<Finding> breaches(StageCode code) {
        List<Finding> found = new ArrayList<>();
        code.classes().forEach((name, bytes) -> {
            if (packages.sourceNamed(name).isPresent()) {
                sandbox.breach(bytes).ifPresent(reached -> found.add(breach(name, reached)));
            }
        });
        return found.stream().distinct().sorted().toList();
    }

    private Finding breach(String name, String reached) {
        int dot = reached.lastIndexOf('.');
        RuleSource source = packages.sourceOf(name);
        String type = reached.substring(reached.lastIndexOf('.', dot - 1) + 1, dot);
        Location named = source.places().of("", type);
        return Finding.error(
                "RB-RULE-SANDBOX",
                named.column() > 0 ? named : source.places().of("", reached.substring(dot + 1)),
                "the rule reaches " + reached + ": rules look at facts and at nothing else",
                "put what the rule must know into the workbook; a column of your own is attrs[\"…\"]");
    }

    /** See {@link PackagedSources#fileIn}. */
    Optional<Integer> fileIn(StackTraceElement[] stack) {
        return packages.fileIn(stack);
    }

    /** The names of the rules that the innermost condition of the stack was written for; empty where only others' code is. */
    List<String> rulesIn(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(frame -> packages.sourceNamed(frame.getClassName()).isPresent())
                .map(frame -> rulesOf(frame.getClassName()))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A compiled condition knows its rules; its class has the number of facts in its name, so it is asked by name. */
    private List<String> rulesOf(String lambda) {
        if (loader == null) {
            return List.of();
        }
        try {
            Class<?> type = Class.forName(lambda, true, loader);
            Object known = type.getMethod("predicateInformation")
                    .invoke(type.getField("INSTANCE").get(null));
            return known instanceof PredicateInformation information
                    ? information.getRuleNameMap().values().stream()
                            .flatMap(Set::stream)
                            .sorted()
                            .toList()
                    : List.of();
        } catch (ReflectiveOperationException | LinkageError e) {
            return List.of();
        }
    }
}
