package io.ratebook.rules;

import io.ratebook.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
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

    private final KieServices services = KieServices.get();
    private final ReleaseId release =
            services.newReleaseId("io.ratebook", "rules", UUID.randomUUID().toString());
    private final Map<String, RuleSource> packages = new LinkedHashMap<>();
    private List<Finding> findings = List.of();
    private @Nullable KieContainer container;
    private @Nullable KieBase base;

    private Build(List<RuleSource> sources) {
        sources.forEach(each -> packages.put("ratebook.f" + (packages.size() + 1), each));
    }

    /** Compiles; what failed is in {@link #findings}. */
    static Build of(List<RuleSource> sources) {
        Build build = new Build(sources);
        build.findings = build.compiled();
        return build;
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
            KieBuilder builder = services.newKieBuilder(files()).buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            if (!errors.isEmpty()) {
                return translated(errors);
            }
            container = services.newKieContainer(release);
            base = container.getKieBase();
            return List.of();
        } catch (RuntimeException | LinkageError e) {
            return List.of(thrown(e));
        }
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
        return sourceNamed(path.replace('/', '.'))
                .orElseGet(() -> packages.values().iterator().next());
    }

    /** The file whose rules are in the stack; empty where only others' code is. */
    Optional<RuleSource> sourceIn(StackTraceElement[] stack) {
        return Stream.of(stack)
                .flatMap(frame -> sourceNamed(frame.getClassName()).stream())
                .findFirst();
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
        RuleSource source = packages.values().iterator().next();
        return Finding.error(
                "RB-RULE-COMPILE",
                source.places().of("", ""),
                "a condition compares with a value of the wrong kind: " + cause.getMessage(),
                "write numbers as dec(\"0.5\") and days as date(\"2026-01-31\")");
    }
}
