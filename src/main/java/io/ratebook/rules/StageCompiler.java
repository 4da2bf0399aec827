package io.ratebook.rules;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.rules.sandbox.SandboxLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * One run of the compiler over rule files of one stage, under a release id that no other run has: runs never see each other's
 * rules.
 */
final class StageCompiler {
    private static final String JAVA_SOURCE = "Java source of ";
    private static final String MODELS = "drools-model";

    private final KieServices services = KieServices.get();
    private final ReleaseId release =
            services.newReleaseId("io.ratebook", "rules", UUID.randomUUID().toString());
    private final ClassLoader loader = new SandboxLoader(StageCompiler.class.getClassLoader());
    private final PackagedSources packages;

    StageCompiler(PackagedSources packages) {
        this.packages = packages;
    }

    /** The code; empty, with what is wrong, where the rules can't be compiled. */
    Checked<Optional<StageCode>> code() {
        try {
            KieBuilder builder = services.newKieBuilder(files(), loader).buildAll(ExecutableModelProject.class);
            List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
            return errors.isEmpty()
                    ? Checked.of(Optional.of(code((InternalKieModule) builder.getKieModule())))
                    : new Checked<>(Optional.empty(), translated(errors));
        } catch (RuntimeException | LinkageError e) {
            return new Checked<>(Optional.empty(), List.of(packages.thrown(e)));
        } catch (StackOverflowError e) {
            return new Checked<>(
                    Optional.empty(),
                    List.of(Finding.error(
                            "RB-RULE-COMPILE",
                            packages.first().places().of("", ""),
                            "a condition or an action is nested too deep",
                            "write several shorter ones")));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private StageCode code(InternalKieModule module) {
        Map<String, byte[]> classes = new HashMap<>();
        List<String> models = new ArrayList<>();
        for (String name : module.getFileNames()) {
            String type = name.replace('/', '.');
            if (name.endsWith(".class") && packages.sourceNamed(type).isPresent()) {
                classes.put(type.substring(0, type.length() - ".class".length()), module.getBytes(name));
            } else if (name.endsWith("/" + MODELS)) {
                new String(module.getBytes(name), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .filter(each -> !each.isBlank())
                        .forEach(models::add);
            }
        }
        return new StageCode(classes, models);
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
                found.add(new BuildMessage(packages.sourceOf(error.getPath()), error.getText(), statement).finding());
            }
        }
        return found.stream().distinct().toList();
    }
}
