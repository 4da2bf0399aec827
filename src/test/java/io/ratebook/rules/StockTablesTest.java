package io.ratebook.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.domain.Decision;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.Stage;
import io.ratebook.finding.Location;
import io.ratebook.workbook.ruletable.RuleTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.drl.extensions.DecisionTableFactory;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.template.parser.DecisionTableParseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.io.Resource;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.internal.builder.DecisionTableInputType;
import org.kie.internal.builder.KnowledgeBuilderFactory;

/**
 * Why no workbook is handed to Drools: it keeps the compiled tables of the whole process by their paths, and forgets them only where a
 * build ends well.
 */
class StockTablesTest {
    private static final KieServices SERVICES = KieServices.get();
    private static final String TABLE = "src/main/resources/rules/30-adjust/batch.drl.xlsx";
    private static final String OTHER = "src/main/resources/rules/30-adjust/other.drl.xlsx";

    @BeforeEach
    @AfterEach
    void forget() {
        DecisionTableFactory.clearCompilerCache();
    }

    @Test
    void stockGivesOldPricesAfterABrokenWorkbook() throws IOException {
        assertThatThrownBy(() -> stockFactor(inOrder(sheet("0.5"), broken())))
                .isInstanceOf(DecisionTableParseException.class);
        assertThat(stockFactor(inOrder(sheet("0.75"))))
                .as("the edited table says 0.75")
                .isEqualTo("0.5");
    }

    @Test
    void oursGivesTheNewPricesAfterABrokenWorkbook() {
        RuleFile broken = new RuleFile.Tables("rules/30-adjust/other.drl.xlsx", List.of());
        assertThat(ourFactor("0.5")).isEqualTo("0.5");
        Rules.findings(table("0.5"), broken);
        assertThat(ourFactor("0.75")).isEqualTo("0.75");
    }

    /** The first half of a build in one thread, as Drools does it, and a whole build of another folder in this one. */
    @Test
    void stockMixesThePricesOfTwoThreads() throws IOException {
        Resource first = SERVICES.getResources().newByteArrayResource(sheet("0.5"));
        first.setSourcePath(path(TABLE));
        CompletableFuture.runAsync(() -> {
                    var configuration = KnowledgeBuilderFactory.newDecisionTableConfiguration();
                    configuration.setInputType(DecisionTableInputType.XLSX);
                    DecisionTableFactory.loadFromResource(first, configuration);
                })
                .join();
        assertThat(stockFactor(inOrder(sheet("0.75"))))
                .as("this thread's table says 0.75")
                .isEqualTo("0.5");
    }

    @Test
    void oursKeepsThePricesOfTwoThreadsApart() {
        List<CompletableFuture<String>> factors = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ourFactor(i % 2 == 0 ? "0.5" : "0.75")))
                .toList();
        assertThat(factors.stream().map(CompletableFuture::join).toList())
                .isEqualTo(IntStream.range(0, 12)
                        .mapToObj(i -> i % 2 == 0 ? "0.5" : "0.75")
                        .toList());
    }

    private static RuleFile.Tables table(String factor) {
        return Rules.batch(sheet -> sheet.getRow(10).getCell(5).setCellValue(Double.parseDouble(factor)));
    }

    private static String ourFactor(String factor) {
        try (Rulebook rulebook = Rules.load(table(factor))) {
            return factor(rulebook.decide(Stage.ADJUST, List.of(Facts.batch(2))));
        }
    }

    private static String factor(List<Decision> decisions) {
        return decisions.stream()
                .map(each -> ((Decision.Factor) each).value().base().toPlainString())
                .collect(Collectors.joining(", "));
    }

    private static byte[] sheet(String factor) throws IOException {
        RuleTable shipped = Objects.requireNonNull(RuleSheets.all().get(Rules.BATCH));
        try (XSSFWorkbook workbook = shipped.workbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.getSheetAt(0).getRow(10).getCell(5).setCellValue(Double.parseDouble(factor));
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** As a program leaves it that was stopped while it saved. */
    private static byte[] broken() throws IOException {
        byte[] whole = sheet("0.5");
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static Map<String, byte[]> inOrder(byte[]... workbooks) {
        Map<String, byte[]> named = new LinkedHashMap<>();
        List<String> places = List.of(TABLE, OTHER);
        for (int i = 0; i < workbooks.length; i++) {
            named.put(places.get(i), workbooks[i]);
        }
        return named;
    }

    private static String path(String file) {
        return file.replace("src/main/resources/", "");
    }

    private static String stockFactor(Map<String, byte[]> workbooks) {
        ReleaseId release = SERVICES.newReleaseId("t", "t", UUID.randomUUID().toString());
        KieFileSystem files = SERVICES.newKieFileSystem();
        files.generateAndWritePomXML(release);
        workbooks.forEach(
                (path, bytes) -> files.write(path, SERVICES.getResources().newByteArrayResource(bytes)));
        var results = SERVICES.newKieBuilder(files)
                .buildAll(ExecutableModelProject.class)
                .getResults();
        assertThat(results.getMessages(Message.Level.ERROR)).isEmpty();
        KieContainer container = SERVICES.newKieContainer(release);
        RuleRef ref = new RuleRef("BAT-010", "", "", "", Stage.ADJUST, Location.ofFile("batch"));
        Sink sink = new Sink(Map.of("BAT-010", ref, "BAT-020", ref));
        KieSession session = container.newKieSession();
        sink.opened();
        try {
            session.addEventListener(sink);
            session.insert(Facts.batch(2));
            session.fireAllRules();
            return factor(sink.decisions().stream().map(Sink.Decided::decision).toList());
        } finally {
            sink.closed();
            session.dispose();
            container.dispose();
            SERVICES.getRepository().removeKieModule(release);
        }
    }
}
