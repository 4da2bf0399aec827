package io.ratebook.rules;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import io.ratebook.rules.sandbox.Sandbox;
import io.ratebook.rules.sandbox.SandboxLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.model.functions.PredicateInformation;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/**
 * One run of the compiler over rule files of one stage, under a release id that no other run has: runs never see each other's
 * rules.
 */
final class Build implements AutoCloseable {
    private static final String JAVA_SOURCE = "Java source of ";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KieServices services = KieServices.get();
    private final ReleaseId release =
            services.newReleaseId("io.ratebook", "rules", UUID.randomUUID().toString());
    private final Sandbox sandbox;
    private final ClassLoader loader = new SandboxLoader(Build.class.getClassLoader());
    private final Map<String, RuleSource> packages = new LinkedHashMap<>();
    private List<Finding> findings = List.of();
    private @Nullable KieContainer container;
    private @Nullable KieBase base;

    private Build(List<RuleSource> sources, Sandbox sandbox) {
        this.sandbox = sandbox;
        sources.forEach(each -> packages.put("ratebook.f" + (packages.size() + 1), each));
    }

    /** Compiles; what failed is in {@link #findings}. */
    static Build of(List<RuleSource> sources, Sandbox sandbox) {
        Build build = new Build(sources, sandbox);
        build.findings = build.inTime();
        return build;
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
                    first().places().of("", ""),
                    "can't be compiled within " + PATIENCE.toSeconds() + " seconds",
                    "write fewer alternatives into one rule"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were compiled", e);
        }
    }

    private RuleSource first() {
        return packages.values().iterator().next();
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

    @Override
    public void close() {
        if (container != null) {
            container.dispose();
        }
        services.getRepository().removeKieModule(release);
    }

    private List<Finding> compiled() {
        try {
            KieBuilder builder = services.newKieBuilder(files(), loader).buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                return translated(errors);
            }
            List<Finding> breaches = breaches(builder);
            if (!breaches.isEmpty()) {
                return breaches;
            }
            container = services.newKieContainer(release, loader);
            base = container.getKieBase();
            return List.of();
        } catch (RuntimeException | LinkageError e) {
            return List.of(thrown(e));
        } catch (StackOverflowError e) {
            return List.of(Finding.error(
                    "RB-RULE-COMPILE",
                    first().places().of("", ""),
                    "a condition or an action is nested too deep",
                    "write several shorter ones"));
        }
    }

    /** What the compiled code of rules reaches that rules may not, before any of it is carried out. */
    private List<Finding> breaches(KieBuilder builder) {
        InternalKieModule module = (InternalKieModule) builder.getKieModule();
        List<Finding> found = new ArrayList<>();
        for (String name : module.getFileNames()) {
            if (name.endsWith(".class") && sourceNamed(name.replace('/', '.')).isPresent()) {
                sandbox.breach(module.getBytes(name)).ifPresent(reached -> found.add(breach(name, reached)));
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    private Finding breach(String name, String reached) {
        int dot = reached.lastIndexOf('.');
        RuleSource source = sourceOf(name);
        String type = reached.substring(reached.lastIndexOf('.', dot - 1) + 1, dot);
        Location named = source.places().of("", type);
        return Finding.error(
                "RB-RULE-SANDBOX",
                named.column() > 0 ? named : source.places().of("", reached.substring(dot + 1)),
                "the rule reaches " + reached + ": rules look at facts and at nothing else",
                "put what the rule must know into the workbook; a column of your own is attrs[\"…\"]");
    }

    private KieFileSystem files() {
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        packages.forEach((name, source) ->
                files.write("src/main/resources/" + name.replace('.', '/') + "/rules.drl", source.packaged(name)));
        return files;
    }

    private List<Finding> translated(List<Message> errors) {
        Map<String, List<String>> generated = new LinkedHashMap<>();
        errors.stream()
                .filter(each -> each.getText().startsWith(JAVA_SOURCE))
                .forEach(each -> generated.put(
                        each.getPath(), each.getText().lines().skip(1).toList()));
        List<Finding> found = new ArrayList<>();
        for (Message error : errors) {
            if (!error.getText().startsWith(JAVA_SOURCE)) {
                List<String> lines = generated.getOrDefault(error.getPath(), List.of());
                int line = error.getLine() - 1;
                String statement = line >= 0 && line < lines.size() ? lines.get(line) : "";
                found.add(new BuildMessage(sourceOf(error.getPath()), error.getText(), statement).finding());
            }
        }
        return found.stream().distinct().toList();
    }

    private RuleSource sourceOf(String path) {
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

    /** The names of the rules that the innermost condition of the stack was written for; empty where only others' code is. */
    List<String> rulesIn(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(frame -> sourceNamed(frame.getClassName()).isPresent())
                .map(frame -> rulesOf(frame.getClassName()))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A compiled condition knows its rules; its class has the number of facts in its name, so it is asked by name. */
    private List<String> rulesOf(String lambda) {
        if (container == null) {
            return List.of();
        }
        try {
            Class<?> type = Class.forName(lambda, true, container.getClassLoader());
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

    private Optional<RuleSource> sourceNamed(String dotted) {
        return packages.entrySet().stream()
                .filter(each -> dotted.contains(each.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The compiler gives up on constants of the wrong type without a message. */
    private Finding thrown(Throwable e) {
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
