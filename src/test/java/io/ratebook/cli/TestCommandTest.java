package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The command that holds rules against their cases. */
class TestCommandTest {
    private static final String BATCH = "30-adjust/batch.cases.csv";

    /** Leaves out the shipped workbooks, which take longest. */
    private static final String ONE_WORKBOOK = "workbooks/template.xlsx";

    @TempDir
    Path folder;

    private Path rules;

    @BeforeEach
    void copy() throws IOException {
        rules = RulesCopy.into(folder);
    }

    @Test
    void shippedRulesHoldAndEveryOneIsUsed() {
        CommandLineRun run = CommandLineRun.of("test");
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .containsPattern("(?m)^(\\d+) cases of 18 files: \\1 as expected$")
                .containsPattern("(?m)^\\d+ expected figures of 12 workbooks: all as expected$")
                .containsPattern("(?m)^Coverage: (\\d+) of \\1 rules")
                .doesNotContain("No case and no workbook uses");
    }

    @Test
    void caseThatDiffersIsToldWithItsRule() throws IOException {
        edit(BATCH, "Anthropic,(.*)BAT-020 input x 0.5", "Anthropic,$1BAT-020 input x 0.6");
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("""
                FAILED %1$s/30-adjust/batch.cases.csv:7 "Anthropic"
                    expected  BAT-020 input x 0.6
                    decided   BAT-020 input x 0.5
                              %1$s/30-adjust/batch.drl.xlsx › Rules!F12: Anthropic batch requests cost half (\
                """.formatted(shown()));
        assertThat(run.out()).contains(" failed\n");
    }

    @Test
    void ruleThatNoLongerDecidesIsMissed() throws IOException {
        edit("40-commit/credits.drl", "kind == \"credit\"", "kind == \"gift\"");
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("""
                    expected  CRD-010 output paid from C1
                    expected  CRD-010 training paid from C1
                    decided   nothing
                """);
        assertThat(run.out())
                .contains("No case and no workbook uses:\n    CRD-010  " + shown()
                        + "/40-commit/credits.drl:7: A credit");
    }

    @Test
    void costThatDiffersIsToldWithItsChain() throws IOException {
        edit(BATCH, "0\\.625,\\n$", "0.63,0.001\n");
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "    expected  cost 0.63\n    costs     0.625, -0.005\n    because   CNT-010 count Input tokens as input\n");
        edit(BATCH, "0\\.63,0\\.001\\n$", "0.63,0.005\n");
        assertThat(run().exitCode()).isZero();
    }

    @Test
    void costThatCannotBeRatedSaysWhy() throws IOException {
        append(BATCH, "no price,acme,acme-1,standard,1,1,,,,1,\n");
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("no price holds for acme/acme-1/input on ");
    }

    @Test
    void openCasesAreFilledInPlaceAndNothingElseChanges() throws IOException {
        append(
                BATCH,
                "# a note, as it is\nopen,anthropic,claude-sonnet-4,batch,10,1000,,anthropic/claude-sonnet-4/input 3,,,\n");
        String before = Files.readString(rules.resolve(BATCH));
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("OPEN ")
                .contains("expects nothing; decided BAT-020 input x 0.5")
                .contains("1 open");
        assertThat(Files.readString(rules.resolve(BATCH))).isEqualTo(before);
        CommandLineRun accepted = run("--accept");
        assertThat(accepted.exitCode()).as(accepted.out()).isZero();
        assertThat(accepted.out()).contains("Filled 2 cells of ");
        assertThat(Files.readString(rules.resolve(BATCH)))
                .isEqualTo(before.replace("input 3,,,\n", "input 3,BAT-020 input x 0.5,0.015,\n"));
        assertThat(run().exitCode()).isZero();
        assertThat(run("--accept").out()).doesNotContain("Filled");
    }

    @Test
    void casesMayBeAWorkbook() throws IOException {
        Path file = rules.resolve("40-commit/credits.cases.xlsx");
        Files.delete(rules.resolve("40-commit/credits.cases.csv"));
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = workbook.createSheet("Cases");
            row(sheet, 0, "Case", "Provider", "On meter", "Contract: Kind", "Contract: Amount", "Expect");
            row(sheet, 1, "paid", "tinker", "output", "credit", "150", "CRD-010 output paid from C1");
            row(sheet, 2, "open", "tinker", "output", "cap", "150", "");
            workbook.write(out);
        }
        assertThat(run().out()).contains("OPEN " + shown() + "/40-commit/credits.cases.xlsx › Cases!A3 \"open\"");
        assertThat(run("--accept").exitCode()).isZero();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            assertThat(workbook.getSheetAt(0).getRow(2).getCell(5).getStringCellValue())
                    .isEqualTo("none");
        }
    }

    @Test
    void whatIsWrongWithCasesIsToldAtOnce() throws IOException {
        append(BATCH, "rate,openai,gpt-5.1,batch,,,input,openai/gpt-5.1 1.25,none,,\n");
        append(BATCH, "meter,openai,gpt-5.1,batch,,,input of Prefix token,,none,,\n");
        append("30-adjust/currency.cases.csv", "fx,openai,gpt-5.1,input,,CNY: 0.14,none\n");
        append("30-adjust/currency.cases.csv", "currency,openai,gpt-5.1,input,,ZZZ 0.14,none\n");
        Files.move(rules.resolve("90-advise/budget.cases.csv"), rules.resolve("90-advise/budgets.cases.csv"));
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(shown() + "/30-adjust/batch.cases.csv:12: \"openai/gpt-5.1 1.25\" is no rate [RB-CASE-FACT]")
                .contains("\"Prefix token\" is no number of the sheet Usage [RB-CASE-FACT]")
                .contains("Maybe write \"Prefix tokens\"")
                .contains("\"CNY: 0.14\" is no exchange rate")
                .contains("Maybe write CNY 0.14")
                .contains("\"ZZZ\" is no currency")
                .contains("budgets.cases.csv: stands beside no rule file budgets.drl or budgets.drl.xlsx")
                .contains("WARNING " + shown() + "/90-advise/budget.drl: has no cases");
    }

    @Test
    void rulesWithErrorsRunNothing() throws IOException {
        edit("40-commit/credits.drl", "Contract\\(", "Contrakt(");
        CommandLineRun run = run();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Contrakt").contains("Nothing was run: the rules have errors.");
    }

    @Test
    void buildServersReadTheOutcomes() throws Exception {
        edit(BATCH, "Anthropic,(.*)BAT-020 input x 0.5", "Anthropic,$1BAT-020 input x 0.6");
        append(BATCH, "open,anthropic,claude-sonnet-4,batch,,,,,,,\n");
        Path file = folder.resolve("junit.xml");
        run("--junit", file.toString());
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        NodeList failures = root.getElementsByTagName("failure");
        assertThat(failures.getLength()).isEqualTo(1);
        assertThat(failures.item(0).getTextContent()).startsWith("expected  BAT-020 input x 0.6\n");
        assertThat(root.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        Element suite = (Element) failures.item(0).getParentNode().getParentNode();
        assertThat(suite.getAttribute("name")).isEqualTo(shown() + "/30-adjust/batch.cases.csv");
        assertThat(suite.getAttribute("tests")).isEqualTo("11");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void workbookThatIsNotThereIsAMistakeOfTheCommandLine() {
        CommandLineRun run =
                CommandLineRun.of("test", folder.resolve("none.xlsx").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("WORKBOOK: there is no file");
    }

    private CommandLineRun run(String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"test", "--rules", rules.toString(), ONE_WORKBOOK}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return CommandLineRun.of(args);
    }

    private String shown() {
        return rules.toString().replace('\\', '/');
    }

    private void edit(String file, String what, String by) throws IOException {
        Path path = rules.resolve(file);
        String before = Files.readString(path);
        String after = before.replaceFirst(what, by);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(path, after);
    }

    private void append(String file, String rows) throws IOException {
        Path path = rules.resolve(file);
        Files.writeString(path, Files.readString(path) + rows);
    }

    private static void row(XSSFSheet sheet, int row, String... values) {
        for (int i = 0; i < values.length; i++) {
            XSSFCell cell = (i == 0 ? sheet.createRow(row) : sheet.getRow(row)).createCell(i);
            if (values[i].equals("150")) {
                cell.setCellValue(150);
            } else {
                cell.setCellValue(values[i]);
            }
        }
    }
}
