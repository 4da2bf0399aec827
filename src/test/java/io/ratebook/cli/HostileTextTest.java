package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts of others that would steer a terminal, in every place that a file of a user's has for a text, and in the files' own names:
 * nothing of it reaches a terminal raw through any command, and none of it begins a line.
 */
class HostileTextTest {
    /** Colour, bell, return, direction, C1 controls, an end of line that no CSV or cell forbids, and a line that lies. */
    private static final String HOSTILE = "\u001b[31m\u0007\r\u202e\u0085\u009b2J\u2028\nFORGED";

    private static final String MARK = "\u0001";
    private static final int VERIFIED = 6;
    private static final String SEAL = "customXml/item1.xml";
    private static final Pattern RAW = Pattern.compile(
            "[\\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069&&[^\n\t]]|(?m:^FORGED)|\n\\s*FORGED");

    /** {@code {name|plain}}: a text that may be spoilt. */
    private static final Pattern PLACE = Pattern.compile("\\{([a-z -]+)\\|([^{}|]*)}");

    private static final String CARD = """
            provider,model,meter,service tier,region,price,per,unit,currency,source,note
            acme,acme-1,input,,,1,1000000,token,USD,a page,
            {card provider|acme},acme-9,input,,,1,1000000,token,USD,a page,
            acme,{card model|acme-2},input,,,1,1000000,token,USD,a page,
            acme,acme-1,{card meter|output},,,2,1000000,token,USD,a page,
            acme,acme-1,output,{card tier|batch},,2,1000000,token,USD,a page,
            acme,acme-1,output,,{card region|eu},2,1000000,token,USD,{card source|a page},{card note|none}
            acme,acme-1,cached input,,,{card price|2},1000000,token,USD,a page,
            """;

    private static final String RULE = """
            import io.ratebook.domain.*
            import static io.ratebook.rules.RuleApi.*

            // {rule comment|a rule}
            rule "OWN-010 {rule name|dearer}"
                @title("{rule title|Dearer}")
                @source("{rule source|a test}")
                @owner("{rule owner|Finance}")
            when
                $p : Priced( usage.model == "acme-1", usage.attrs["Team"] != "{rule literal|green}" )
            then
                factor($p, dec("1.5"), "{rule reason|it is}");
            end
            """;

    private static final String CASES = """
            Case,Provider,Model,On meter,Rates,Expect,Cost
            "{case name|dearer}",acme,acme-1,input,acme/acme-1/input 1,"{case expects|OWN-010 input x 1.5}",
            wrong,acme,acme-1,input,"{case rate|acme/acme-1/input 1}",none,
            "{case open|open}",acme,acme-1,input,acme/acme-1/input 1,,
            """;

    private static final String CATALOGUE = """
            {"{catalogue model|acme-7}": {"input_cost_per_token": 3e-06, "output_cost_per_token": 3e-06, "mode": "chat",
              "litellm_provider": "{catalogue provider|acme}", "source": "{catalogue source|a page}"},
             "acme-8": {"input_cost_per_token": 3, "{catalogue key|any}_cost_per_token": 1, "mode": "{catalogue mode|chat}",
              "litellm_provider": "acme"}}
            """;

    private static final String[][] REQUEST = {
        {"Item", "Value", "{request note|Note}"},
        {"Title", "{title|A plan}"},
        {"Owner", "{owner|Finance}"},
        {"Currency", "{currency|USD}"},
        {"{request item|Budget}", "1"}
    };
    private static final String[][] SCENARIOS = {
        {"Scenario", "Description"}, {"{scenario|one}", "{description|plain}"}, {"two", ""}
    };
    private static final String[][] ASSUMPTIONS = {
        {"Name", "Low", "Base", "High", "In use", "Unit", "Source", "Owner", "Note"},
        {
            "{assumption|atoms}",
            "1",
            "2",
            "3",
            "2",
            "{unit|atom}",
            "{assumption source|page 3}",
            "me",
            "{assumption note|none}"
        }
    };
    private static final String[][] USAGE = {
        {
            "Id",
            "Scenario",
            "Phase",
            "Activity",
            "Provider",
            "Model",
            "Region",
            "Calls",
            "Input tokens",
            "Output tokens",
            "Team",
            "{header|Floor}",
            "Owner",
            "Note"
        },
        {
            "{id|U1}",
            "{usage scenario|}",
            "{phase|build}",
            "{activity|answer}",
            "acme",
            "acme-1",
            "",
            "1000",
            "1000",
            "500",
            "{attribute|blue}",
            "{attribute of own|2}",
            "{usage owner|me}",
            "{note|none}"
        },
        {"U2", "", "", "", "{provider|acme}", "{model|acme-1}", "{region|}", "{calls|10}", "10", "", "", "", "", ""}
    };
    private static final String[][] EXPECTED = {
        {"Id", "Figure", "Where", "Expected", "Measure", "Scenario", "Known difference"},
        {
            "{figure|F1}",
            "{figure name|Total}",
            "{figure source|page 3}",
            "1",
            "cost",
            "{figure scenario|two}",
            "{difference|rounded}"
        }
    };

    private static Path folder = Path.of("");

    /** Places that take such a text; all others refuse it, and say so. */
    private static final Set<String> TAKEN = Set.of(
            "request note",
            "header",
            "rule comment",
            "rule title",
            "rule source",
            "rule owner",
            "rule literal",
            "rule reason",
            "catalogue model",
            "catalogue provider",
            "catalogue source",
            "catalogue key",
            "catalogue mode",
            "sheet");

    /** Places that take a line break, where it is no more than a line break. */
    private static final Set<String> BROKEN = Set.of(
            "title",
            "owner",
            "description",
            "unit",
            "assumption source",
            "assumption note",
            "phase",
            "activity",
            "attribute",
            "usage owner",
            "note",
            "figure name",
            "figure source",
            "difference",
            "card provider",
            "card model",
            "card region",
            "card source",
            "card note",
            "case name",
            "case open",
            "header");

    static Set<String> places() {
        Set<String> places = new LinkedHashSet<>();
        Stream.concat(cells(), Stream.of(CARD, RULE, CASES, CATALOGUE, "{sheet|Own}"))
                .forEach(each -> {
                    Matcher place = PLACE.matcher(each);
                    while (place.find()) {
                        assertThat(places.add(place.group(1))).as(place.group()).isTrue();
                    }
                });
        return places;
    }

    private static Stream<String> cells() {
        return Stream.of(REQUEST, SCENARIOS, ASSUMPTIONS, USAGE, EXPECTED)
                .flatMap(Stream::of)
                .flatMap(Stream::of);
    }

    /** A folder whose own name is hostile, where the system has such names. */
    @BeforeAll
    static void copyRules(@TempDir Path temporary) throws IOException {
        folder = temporary;
        if (File.separatorChar == '/') {
            folder = Files.createDirectory(temporary.resolve("a\u001b[31m\u0007\r\nFORGED"));
        }
        RulesCopy.into(folder);
    }

    @Test
    void whatIsRefusedIsToldHarmlessly() throws IOException {
        Set<String> refused = new TreeSet<>(places());
        refused.removeAll(TAKEN);
        write(refused, HOSTILE);
        String told = through().stream()
                .filter(each -> each.exitCode() == ExitCode.FINDINGS)
                .map(each -> each.out() + each.err())
                .collect(Collectors.joining());
        for (String each : refused) {
            assertThat(told).contains(plain(each) + "\\u001B");
        }
    }

    @Test
    void whatIsTakenIsShownHarmlessly() throws IOException {
        write(TAKEN, HOSTILE);
        CommandLineRun checked = harmless("check", plan(), "--rules", rules());
        assertThat(checked.exitCode()).as(errors(checked)).isZero();
        List<CommandLineRun> runs = through();
        assertThat(runs).noneMatch(each -> each.exitCode() == ExitCode.USAGE);
        String told = runs.stream().map(CommandLineRun::out).collect(Collectors.joining());
        assertThat(runs.get(VERIFIED).exitCode()).as(errors(runs.get(VERIFIED))).isZero();
        assertThat(told).contains("Dearer\\u001B", "it is\\u001B", "green\\u001B", "acme-7\\u001B");
    }

    @Test
    void aLineBreakInATextBeginsNoLine() throws IOException {
        write(BROKEN, "\nFORGED");
        CommandLineRun checked = harmless("check", plan(), "--rules", rules());
        assertThat(checked.exitCode()).as(errors(checked)).isZero();
        Set<String> told = through().stream()
                .flatMap(each -> Pattern.compile("([\\w -]+)\\\\u000AFORGED")
                        .matcher(each.out())
                        .results())
                .map(each -> each.group(1).strip())
                .collect(Collectors.toSet());
        assertThat(told).contains("A plan", "answer", "acme-2", "open");
    }

    @Test
    void anEditedResultSpeaksNotForItself() throws IOException {
        write(Set.of(), "");
        assertThat(harmless("run", plan(), "--rules", rules(), "-o", result()).exitCode())
                .isZero();
        Path edited = EditedFile.of(Path.of(result()), folder.resolve("edited.xlsx"), workbook -> {
            workbook.getSheet("Usage").getRow(1).getCell(3).setCellValue(cell(HOSTILE));
            workbook.setSheetName(workbook.getSheetIndex("Lines"), "\u202e\u009b\u0085\u2028");
        });
        CommandLineRun run = harmless("verify", edited.toString(), "--rules", rules(), "--input", plan());
        assertThat(run.exitCode()).as(errors(run)).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).as(errors(run)).contains("now \"\\u001B").contains("\\u009B");
        new EditedFile(Path.of(result()))
                .edit(SEAL, xml -> xml.replaceAll("value=\"[^\"]*", "$0&#x202e;&#x9b;&#x85;&#10;FORGED&#13;"))
                .save(edited);
        assertThat(harmless("verify", edited.toString(), "--rules", rules(), "--rerate")
                        .exitCode())
                .isEqualTo(ExitCode.FINDINGS);
        harmless("diff", result(), edited.toString());
    }

    @Test
    void aProfileIsWholeAsJson() throws IOException {
        Path prompts = Files.writeString(folder.resolve("p\u202eq.csv"), "prompt,\u009b\n\u001b[31m,\u202e\n");
        harmless("profile", prompts.toString());
        CommandLineRun run = harmless("profile", prompts.toString(), "--json");
        assertThat(new ObjectMapper().readTree(run.out()).findValuesAsText("file"))
                .containsExactly(prompts.toString());
    }

    @Test
    void helpMayHaveColours() {
        assertThat(CommandLineRun.of("--help").out()).contains("Exit codes:");
    }

    /** Every command that reads such files. */
    private List<CommandLineRun> through() {
        String other = folder.resolve("other.rated.xlsx").toString();
        String catalogue = folder.resolve("catalogue.json").toString();
        return List.of(
                harmless(
                        "check",
                        plan(),
                        "--rules",
                        rules(),
                        "--json",
                        folder.resolve("check.json").toString()),
                harmless(
                        "run",
                        plan(),
                        "--rules",
                        rules(),
                        "-o",
                        result(),
                        "--csv",
                        folder.resolve("csv").toString()),
                harmless("run", plan(), "--rules", rules(), "-o", other, "--as-of", "2026-01-01"),
                harmless("explain", plan(), "--rules", rules()),
                harmless("explain", plan(), "all", "--all", "--rules", rules()),
                harmless("test", plan(), "--rules", rules()),
                harmless("verify", result(), "--rules", rules(), "--input", plan(), "--rerate"),
                harmless("diff", result(), other),
                harmless("diff", plan(), "--rules", rules(), "--rules", "rules"),
                harmless("prices", "list", "--rules", rules()),
                harmless("prices", "list", "acme", "--rules", rules()),
                harmless("prices", "show", "acme/acme-1", "--rules", rules()),
                harmless("prices", "compare", rules() + "/rate-cards/own.csv", "rules/rate-cards"),
                harmless("prices", "import", catalogue, "--as", "litellm", "--rules", rules()),
                harmless("rules", "list", "--rules", rules()),
                harmless("rules", "show", "OWN-010", "--rules", rules()));
    }

    private static String plain(String place) {
        return Stream.of(CARD, RULE, CASES, CATALOGUE, cells().collect(Collectors.joining("\n")))
                .flatMap(each -> PLACE.matcher(each).results())
                .filter(each -> each.group(1).equals(place))
                .map(each -> each.group(2))
                .findFirst()
                .orElseThrow();
    }

    private static String errors(CommandLineRun run) {
        return (run.out() + run.err())
                .lines()
                .filter(each -> each.startsWith("ERROR"))
                .collect(Collectors.joining("\n"));
    }

    private String plan() {
        return folder.resolve("plan.xlsx").toString();
    }

    private String rules() {
        return folder.resolve("rules").toString();
    }

    private String result() {
        return folder.resolve("plan.rated.xlsx").toString();
    }

    private CommandLineRun harmless(String... words) {
        CommandLineRun run = CommandLineRun.of(words);
        String told = (run.out() + run.err()).replace(System.lineSeparator(), "\n");
        assertThat(RAW.matcher(told).results().map(each -> each.start() + ": " + around(told, each.start())))
                .as(String.join(" ", words))
                .isEmpty();
        assertThat(run.exitCode()).as(told).isNotEqualTo(ExitCode.DEFECT);
        return run;
    }

    private static String around(String told, int at) {
        return told.substring(Math.max(0, at - 60), Math.min(told.length(), at + 20));
    }

    private void write(Set<String> spoilt, String with) throws IOException {
        Path rules = folder.resolve("rules");
        String inALine = with.replace("\n", "").replace("\r", "");
        Files.writeString(rules.resolve("rate-cards/own.csv"), quoted(text(CARD, spoilt, MARK), with));
        Files.writeString(rules.resolve("30-adjust/own.drl"), text(RULE, spoilt, inALine));
        Files.writeString(rules.resolve("30-adjust/own.cases.csv"), text(CASES, spoilt, with));
        Files.writeString(folder.resolve("catalogue.json"), text(CATALOGUE, spoilt, escaped(with)));
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(folder.resolve("plan.xlsx"))) {
            sheet(workbook, "Request", REQUEST, spoilt, with);
            sheet(workbook, "Scenarios", SCENARIOS, spoilt, with);
            sheet(workbook, "Assumptions", ASSUMPTIONS, spoilt, with);
            sheet(workbook, "Usage", USAGE, spoilt, with);
            sheet(workbook, "Expected", EXPECTED, spoilt, with);
            sheet(
                    workbook,
                    text("{sheet|Own}", spoilt, "\u202e\u009b\u0085\u2028"),
                    new String[][] {{"any"}},
                    spoilt,
                    with);
            workbook.write(out);
        }
    }

    private static void sheet(XSSFWorkbook workbook, String name, String[][] rows, Set<String> spoilt, String with) {
        XSSFSheet sheet = workbook.createSheet(name);
        for (int i = 0; i < rows.length; i++) {
            XSSFRow row = sheet.createRow(i);
            for (int column = 0; column < rows[i].length; column++) {
                String text = text(rows[i][column], spoilt, cell(with));
                if (text.matches("\\d+")) {
                    row.createCell(column).setCellValue(Integer.parseInt(text));
                } else if (!text.isEmpty()) {
                    row.createCell(column).setCellValue(text);
                }
            }
        }
    }

    /** What XML can't hold is written as Excel writes it. */
    private static String cell(String text) {
        return text.replace("\u001b", "_x001B_").replace("\u0007", "_x0007_").replace("\r", "_x000D_");
    }

    /** As JSON writes it. */
    private static String escaped(String text) {
        return text.chars().mapToObj(each -> String.format("\\u%04x", each)).collect(Collectors.joining());
    }

    /** The text after a mark stands within the quotation marks of a CSV cell. */
    private static String quoted(String csv, String with) {
        return csv.replaceAll(
                "([^,\n]*)" + MARK,
                Matcher.quoteReplacement("\"").concat("$1").concat(Matcher.quoteReplacement(with + "\"")));
    }

    private static String text(String template, Set<String> spoilt, String with) {
        return PLACE.matcher(template)
                .replaceAll(each -> Matcher.quoteReplacement(
                        spoilt.contains(each.group(1)) ? each.group(2) + with : each.group(2)));
    }
}
