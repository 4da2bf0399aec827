package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page to read, on a screen and on paper. */
class PageTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void thePageIsWellFormedAndAsksNothingOfAnyNetwork(String example) throws Exception {
        String page = ExampleOutputs.of(example).page();
        assertThat(page).startsWith("<!DOCTYPE html>");
        assertThat(elements(document(page), "script", "link", "img", "iframe", "object", "style"))
                .hasSize(1);
        assertThat(page).doesNotContain("url(", "@import");
        for (Element each : elements(document(page), "*")) {
            for (int i = 0; i < each.getAttributes().getLength(); i++) {
                String name = each.getAttributes().item(i).getNodeName();
                assertThat(name).doesNotStartWith("on").isNotIn("href", "src");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void thePageCanBeHeard(String example) throws Exception {
        Document page = document(ExampleOutputs.of(example).page());
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(elements(page, "h1")).hasSize(1);
        Set<String> ids = new HashSet<>();
        for (Element each : elements(page, "*")) {
            String id = each.getAttribute("id");
            assertThat(id.isEmpty() || ids.add(id)).as(id).isTrue();
        }
        assertThat(elements(page, "table"))
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each.getElementsByTagName("caption").getLength())
                                .isEqualTo(1));
        assertThat(elements(page, "th"))
                .allSatisfy(each -> assertThat(each.getAttribute("scope")).isIn("row", "col"));
        assertThat(elements(page, "svg")).isNotEmpty().allSatisfy(each -> {
            assertThat(each.getAttribute("role")).isEqualTo("img");
            assertThat(ids).contains(each.getAttribute("aria-labelledby").split(" ", -1));
        });
    }

    @ParameterizedTest
    @MethodSource("io.ratebook.cli.ExampleOutputs#names")
    void theTotalsOfThePageAndThePdfAreTheResults(String example) throws IOException {
        ExampleOutputs outputs = ExampleOutputs.of(example);
        String paper = textOf(outputs.file("page.pdf"));
        for (JsonNode scenario : outputs.json().get("scenarios")) {
            BigDecimal base = new BigDecimal(scenario.at("/total/base").asText());
            int decimals = outputs.json().get("decimalsShown").asInt();
            String shown =
                    String.format(Locale.ROOT, "%,." + decimals + "f", base.setScale(decimals, RoundingMode.HALF_UP));
            assertThat(outputs.page()).contains(">" + shown + "<");
            assertThat(paper).contains(shown);
        }
    }

    @Test
    void monthsBudgetsComparisonsAndSwingsAreThereWhereTheWorkbookHasThem() {
        assertThat(ExampleOutputs.of("monthly-plan").page())
                .contains("Month by month", "Plan: cost by month and phase", "Within 4,000.00 USD, the cheapest");
        assertThat(ExampleOutputs.of("prompt-distillation-economics").page())
                .contains("Comparisons", "Figures that aren&#39;t money", "queries_a_month", "From low to high (USD)");
        assertThat(ExampleOutputs.of("currencies").page()).doesNotContain("Month by month", "Sensitivity");
    }

    @Test
    void theSameRunGivesTheSameBytesOfEverything() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            ExampleOutputs again = ExampleOutputs.fresh("workbooks/prompt-distillation-economics.xlsx");
            ExampleOutputs first = ExampleOutputs.of("prompt-distillation-economics");
            for (String each :
                    List.of("result.xlsx", "result.json", "focus.csv", "page.html", "page.pdf", "sheets/lines.csv")) {
                assertThat(again.file(each)).as(each).hasSameBinaryContentAs(first.file(each));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void namesAreTextWhateverTheyHold() throws Exception {
        String evil = "=cmd|' /C calc'!A0 <script>alert(\"1\")</script> & \u65e5\u672c";
        Path plan = planWithTitle(evil);
        ExampleOutputs outputs = ExampleOutputs.fresh(plan.toString());
        assertThat(elements(document(outputs.page()), "script")).isEmpty();
        assertThat(document(outputs.page()).getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(evil);
        assertThat(outputs.rows("sheets/about.csv"))
                .anySatisfy(each -> assertThat(each.get("Value")).isEqualTo("'" + evil));
        assertThat(outputs.rows("focus.csv"))
                .allSatisfy(each -> assertThat(each.get("BillingAccountName")).isEqualTo("'" + evil));
        assertThat(textOf(outputs.file("page.pdf"))).contains("<script>alert", "& \ufffd\ufffd");
    }

    @Test
    void charactersThatThePdfLacksAreAFinding() throws IOException {
        Path plan = planWithTitle("\u65e5\u672c");
        CommandLineRun run = CommandLineRun.of(
                "run",
                plan.toString(),
                "-o",
                folder.resolve("r.xlsx").toString(),
                "--pdf",
                folder.resolve("r.pdf").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("RB-PDF-CHAR", "\u65e5 \u672c", "print the page of --html");
    }

    /** A shipped workbook with another title on its Request sheet. */
    private Path planWithTitle(String title) throws IOException {
        Path plan = folder.resolve("plan.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(Path.of("workbooks/currencies.xlsx")))) {
            workbook.getSheet("Request")
                    .forEach(row -> row.forEach(cell -> {
                        if (cell.toString().equals("Prices in several currencies")) {
                            cell.setCellValue(title);
                        }
                    }));
            workbook.write(Files.newOutputStream(plan));
        }
        return plan;
    }

    private static String textOf(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Document document(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String... names) {
        List<Element> elements = new ArrayList<>();
        for (String each : names) {
            NodeList found = page.getElementsByTagName(each);
            for (int i = 0; i < found.getLength(); i++) {
                elements.add((Element) found.item(i));
            }
        }
        return elements;
    }
}
