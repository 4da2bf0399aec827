package io.ratebook.rules;

import io.ratebook.finding.Checked;
import io.ratebook.finding.Finding;
import io.ratebook.rules.sandbox.Sandbox;
import io.ratebook.workbook.ruletable.RuleTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Small rule files for tests. */
final class Rules {
    static final String BATCH = "30-adjust/batch.drl.xlsx";

    private static final String IMPORTS = "import io.ratebook.domain.*\nimport static io.ratebook.rules.RuleApi.*\n";

    /** Drools logs what it also returns as messages. */
    private static final Logger DROOLS = Logger.getLogger("org.drools");

    static {
        DROOLS.setLevel(Level.OFF);
    }

    /** Lets rules name the facts of the tests. */
    private static final Sandbox WITH_SAMPLES = new Sandbox(Set.of("io.ratebook.rules.SampleFacts"));

    private Rules() {}

    /** One rule from line 3 on: its name stands in line 3, {@code when} in line 5, the pattern in line 6. */
    static String rule(String name, String pattern, String action) {
        return IMPORTS + "rule \"" + name + "\"\n    @title(\"A rule\")\nwhen\n    " + pattern + "\nthen\n    " + action
                + "\nend\n";
    }

    static RuleFile.Drl drl(String path, String name, String pattern, String action) {
        return new RuleFile.Drl("rules/" + path, rule(name, pattern, action));
    }

    /** The shipped table of service tiers, changed. */
    static RuleFile.Tables batch(Consumer<XSSFSheet> change) {
        return table(BATCH, change);
    }

    /** A shipped table, changed. */
    static RuleFile.Tables table(String path, Consumer<XSSFSheet> change) {
        RuleTable sheet = RuleSheets.all().get(path);
        if (sheet == null) {
            throw new IllegalArgumentException(path);
        }
        XSSFWorkbook workbook = sheet.workbook();
        change.accept(workbook.getSheetAt(0));
        return new RuleFile.Tables("rules/" + path, TestGrids.of("rules/" + path, workbook));
    }

    /** What the loader finds, as the user reads it. */
    static List<String> findings(RuleFile... files) {
        Checked<Optional<Rulebook>> loaded = RulebookLoader.load(List.of(files));
        loaded.value().ifPresent(Rulebook::close);
        return loaded.findings().stream().map(Finding::toString).toList();
    }

    static Rulebook load(RuleFile... files) {
        Checked<Optional<Rulebook>> loaded = RulebookLoader.load(List.of(files), WITH_SAMPLES);
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.findings()));
    }
}
