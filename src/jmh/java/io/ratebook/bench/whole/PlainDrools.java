package io.ratebook.bench.whole;

import io.ratebook.amount.Exact;
import io.ratebook.domain.Origin;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.finding.Location;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;

/**
 * What one writes with Drools alone: compiles every rule file of a folder, decision tables and all, into one container and asks one session
 * about ten usages. Actions speak to Ratebook, so they are counted and not carried out. Arguments: the folder.
 *
 * <p>It compiles to the executable model, as Ratebook does; the compiler for MVEL is deprecated and not among the libraries.
 */
public final class PlainDrools {
    private static final int USAGES = 10;

    private PlainDrools() {}

    public static void main(String[] args) throws IOException {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("bench", "rules", "1");
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
        int read = 0;
        for (Path each : ruleFiles(Path.of(args[0]))) {
            ResourceType type = each.toString().endsWith(".xlsx") ? ResourceType.DTABLE : ResourceType.DRL;
            files.write(services.getResources()
                    .newByteArrayResource(Files.readAllBytes(each))
                    .setResourceType(type)
                    .setSourcePath("src/main/resources/rules/" + each.getFileName()));
            read++;
        }
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (read == 0 || !errors.isEmpty()) {
            throw new IllegalStateException(read + " rule files: " + errors);
        }
        AtomicInteger matches = new AtomicInteger();
        KieSession session = services.newKieContainer(release).newKieSession();
        for (int i = 0; i < USAGES; i++) {
            session.insert(usage(i));
        }
        session.fireAllRules(match -> matches.incrementAndGet() < 0);
        session.dispose();
        System.out.println(read + " rule files, " + matches + " rules hold");
    }

    private static List<Path> ruleFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(each ->
                            each.toString().endsWith(".drl") || each.toString().endsWith(".drl.xlsx"))
                    .sorted()
                    .toList();
        }
    }

    private static Usage usage(int number) {
        Origin typed = new Origin.ByDefault("for the benchmark");
        return Usage.at(Location.ofFile("bench"))
                .text(Usage.Text.ID, "U" + number)
                .text(Usage.Text.PROVIDER, "openai")
                .text(Usage.Text.MODEL, "gpt-5.1")
                .number(UsageField.CALLS, Exact.normal(BigDecimal.valueOf(1_000L * (number + 1))), typed)
                .number(UsageField.INPUT_TOKENS, Exact.normal(BigDecimal.valueOf(2_000)), typed)
                .number(UsageField.OUTPUT_TOKENS, Exact.normal(BigDecimal.valueOf(500)), typed)
                .build();
    }
}
