package io.ratebook.cli;

import static io.ratebook.cli.UsageFixture.HEADERS;
import static io.ratebook.cli.UsageFixture.MODELS;
import static io.ratebook.cli.UsageFixture.changed;
import static io.ratebook.cli.UsageFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.workbook.LibreOffice;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFReader.SheetIterator;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of usage beside a workbook: few rows and many, whatever they are written in, and what can be wrong with them. */
class UsageFileRunTest {
    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void request() throws IOException {
        UsageFixture.request(folder.resolve("budget.xlsx"));
    }

    private Path csv(String name, List<List<String>> rows) throws IOException {
        return write(name, UsageFixture.csv(HEADERS, rows));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CommandLineRun run(Path usage, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "run",
                usage.toString(),
                "--request",
                folder.resolve("budget.xlsx").toString()));
        all.addAll(List.of(more));
        return CommandLineRun.of(all.toArray(new String[0]));
    }

    /** The base cost of the only scenario. */
    private BigDecimal total(Path usage) {
        Path json = folder.resolve("result.json");
        CommandLineRun run = run(usage, "--json", json.toString());
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        BigDecimal total = new BigDecimal(
                CommandLineRun.json(json).at("/scenarios/0/total/base").asText());
        assertThat(total).isPositive();
        return total;
    }

    @Test
    void manyRowsCostWhatTheyCostOneByOne() throws IOException {
        long seed = Long.getLong("ratebook.seed", 20_261_123L);
        System.out.println("usage file: seed " + seed);
        List<List<String>> all = rows(4_000, 0, seed);
        BigDecimal apart = BigDecimal.ZERO;
        for (int from = 0; from < all.size(); from += 1_000) {
            apart = apart.add(total(csv("part.csv", all.subList(from, from + 1_000))));
        }
        assertThat(total(csv("usage.csv", all))).as("seed %d", seed).isEqualByComparingTo(apart);
    }

    /** Months, growth, totals, parts within their whole, and columns that are seldom filled. */
    @Test
    void manyRowsOfEveryShapeCostWhatTheyCostOneByOne() throws IOException {
        long seed = Long.getLong("ratebook.seed", 20_261_123L);
        List<String> headers = List.of(
                "Provider",
                "Model",
                "Calls",
                "Token counts",
                "Input counts",
                "Input tokens",
                "Cached input tokens",
                "Output tokens",
                "Period",
                "Months",
                "Growth a month",
                "Retry share",
                "From",
                "Phase");
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String[] model = MODELS.get(random.nextInt(MODELS.size())).split(",", -1);
            boolean total = random.nextInt(4) == 0;
            boolean monthly = random.nextInt(3) == 0;
            int calls = 2 + random.nextInt(800);
            int input = 300 + random.nextInt(random.nextInt(8) == 0 ? 400_000 : 20_000);
            rows.add(List.of(
                    model[0],
                    model[1],
                    String.valueOf(calls),
                    total ? "total" : "",
                    random.nextInt(3) == 0 ? "whole" : "",
                    String.valueOf(total ? (long) input * calls : input),
                    random.nextBoolean() ? String.valueOf(random.nextInt(300)) : "",
                    String.valueOf(random.nextInt(4000)),
                    monthly ? "monthly" : "",
                    monthly ? String.valueOf(1 + random.nextInt(3)) : "",
                    monthly && random.nextBoolean() ? "0.05" : "",
                    random.nextInt(4) == 0 ? "0.05" : "",
                    random.nextInt(4) == 0 ? "2026-12-01" : "",
                    random.nextBoolean() ? "Pilot" : ""));
        }
        BigDecimal apart = total(write("a.csv", UsageFixture.csv(headers, rows.subList(0, 1_500))))
                .add(total(write("b.csv", UsageFixture.csv(headers, rows.subList(1_500, 3_000)))));
        assertThat(total(write("usage.csv", UsageFixture.csv(headers, rows))))
                .as("seed %d", seed)
                .isEqualByComparingTo(apart);
    }

    @Test
    void scenariosOverrideTheNumbersOfManyRowsToo() throws IOException {
        Path budget = folder.resolve("budget.xlsx");
        try (InputStream in = Files.newInputStream(budget);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            XSSFSheet sheet = workbook.createSheet("Scenarios");
            List<List<String>> cells = List.of(
                    List.of("Scenario", "Calls", "Output tokens"),
                    List.of("As used", "", ""),
                    List.of("Other", "3", "500"));
            for (int i = 0; i < cells.size(); i++) {
                sheet.createRow(i);
                for (int j = 0; j < 3; j++) {
                    String cell = cells.get(i).get(j);
                    if (cell.matches("[0-9]+")) {
                        sheet.getRow(i).createCell(j).setCellValue(Integer.parseInt(cell));
                    } else if (!cell.isEmpty()) {
                        sheet.getRow(i).createCell(j).setCellValue(cell);
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(budget)) {
                workbook.write(out);
            }
        }
        StringBuilder written = new StringBuilder("Provider,Model,Calls,Input tokens,Output tokens\n");
        StringBuilder meant = new StringBuilder(written);
        for (int i = 0; i < 4_500; i++) {
            String row = "openai,gpt-5.1,%d,%d,%d\n";
            written.append(String.format(Locale.ROOT, row, 1 + i % 7, 100 + i, 1 + i % 900));
            meant.append(String.format(Locale.ROOT, row, 3, 100 + i, 500));
        }
        Path json = folder.resolve("result.json");
        assertThat(run(write("usage.csv", written.toString()), "--json", json.toString())
                        .exitCode())
                .isZero();
        String other = CommandLineRun.json(json).at("/scenarios/1/total/base").asText();
        request();
        assertThat(new BigDecimal(other)).isEqualByComparingTo(total(write("meant.csv", meant.toString())));
    }

    @Test
    void csvAndJsonLinesPlainAndCompressedAreTheSame() throws IOException {
        List<List<String>> all = rows(3_500, 0, 5);
        Path plain = csv("usage.csv", all);
        StringBuilder semicolons = new StringBuilder(String.join(";", HEADERS)).append('\n');
        all.forEach(row -> semicolons.append(String.join(";", row)).append('\n'));
        Path other = write("semicolons.csv", "\ufeff" + semicolons);
        StringBuilder json = new StringBuilder();
        for (List<String> row : all) {
            Map<String, String> parts = new LinkedHashMap<>();
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isEmpty()) {
                    boolean number = row.get(i).matches("[0-9.]+");
                    parts.put(
                            HEADERS.get(i).toLowerCase(Locale.ROOT).replace(' ', '_'),
                            number ? row.get(i) : '"' + row.get(i) + '"');
                }
            }
            json.append(parts.entrySet().stream()
                    .map(each -> '"' + each.getKey() + "\": " + each.getValue())
                    .collect(Collectors.joining(", ", "{", "}\n")));
        }
        Path lines = write("usage.jsonl", json.toString());
        Path packed = folder.resolve("usage.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(plain));
        }
        List<String> expected = usageLines(plain);
        assertThat(expected).hasSizeGreaterThan(7_000);
        assertThat(usageLines(other)).isEqualTo(expected);
        assertThat(usageLines(packed)).isEqualTo(expected);
        assertThat(usageLines(lines)).isEqualTo(expected);
    }

    /** Without the number of the row, which is that of the file. */
    private List<String> usageLines(Path usage) throws IOException {
        CommandLineRun run = run(usage, "--csv", folder.resolve("out").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return Files.readAllLines(folder.resolve("out/usage-lines.csv")).stream()
                .map(each -> each.replaceFirst("^(\\d+),\\d+,", "$1,"))
                .toList();
    }

    @Test
    void linesCountWhatTheirRowsCountWhenTheyAreComputedAnew() throws IOException {
        Path usage = csv("usage.csv", rows(2_600, 0, 9));
        BigDecimal total = total(usage);
        Path result = folder.resolve("usage.rated.xlsx");
        assertThat(summary(LibreOffice.recalculated(result)))
                .isCloseTo(total.doubleValue(), Percentage.withPercentage(1e-9));
        Path dearer = LibreOffice.recalculated(result, workbook -> {
            XSSFCell counted = workbook.getSheet("Usage lines").getRow(1).getCell(4);
            counted.setCellValue(counted.getNumericCellValue() * 1_000_000);
        });
        assertThat(summary(dearer)).isGreaterThan(total.doubleValue() * 1.5);
    }

    private static double summary(Path workbook) throws IOException {
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook read = new XSSFWorkbook(in)) {
            XSSFSheet lines = read.getSheet("Lines");
            int column = -1;
            for (int i = 0; i < lines.getRow(0).getLastCellNum(); i++) {
                column = lines.getRow(0).getCell(i).getStringCellValue().equals("Cost in use (USD)") ? i : column;
            }
            double sum = 0;
            for (int i = 1; i <= lines.getLastRowNum(); i++) {
                sum += lines.getRow(i).getCell(column).getNumericCellValue();
            }
            return sum;
        }
    }

    /** More than a sheet holds. The rows of the CSV are written in one go. */
    @Test
    void rowsFillAsManySheetsAsTheyTake() throws IOException, XMLStreamException {
        int rows = 350_000;
        Path usage = folder.resolve("usage.csv");
        try (Writer out = Files.newBufferedWriter(usage)) {
            out.write("Id,Provider,Model,Calls,Input tokens,Cached input tokens,Output tokens\n");
            for (int i = 0; i < rows; i++) {
                out.write("row " + i + ",openai," + (i % 2 == 0 ? "gpt-5.1" : "gpt-5-mini") + ',' + (2 + i % 9) + ','
                        + (1_000 + i % 500) + ',' + (1 + i % 300) + ',' + (7 + i % 40) + '\n');
            }
        }
        CommandLineRun run = run(usage, "--csv", folder.resolve("out").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path result = folder.resolve("usage.rated.xlsx");
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("out/usage-lines.csv"))) {
            assertThat(lines.readLine()).startsWith("Line,Row,Usage id,Meter,Counted");
            assertThat(assertRows(result, "Usage lines", lines)).isEqualTo(1_048_575);
            assertThat(assertRows(result, "Usage lines 2", lines)).isEqualTo(3 * rows - 1_048_575);
            assertThat(lines.readLine()).isNull();
        }
        CommandLineRun same = CommandLineRun.of("verify", result.toString());
        assertThat(same.exitCode()).as(same.out()).isZero();
    }

    /** Holds the rows of a sheet against as many lines; returns how many they are. */
    private static int assertRows(Path result, String sheet, BufferedReader lines)
            throws IOException, XMLStreamException {
        int rows = 0;
        try (ZipFile zip = new ZipFile(result.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(part(result, sheet)))) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            List<String> row = new ArrayList<>();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().matches("v|t")) {
                    row.add(xml.getElementText());
                } else if (event == XMLStreamReader.END_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    if (rows++ > 0) {
                        String line = Objects.requireNonNull(lines.readLine(), "there are more rows");
                        List<String> meant = List.of(line.split(",", -1));
                        double cost = Double.parseDouble(row.get(6)) / Double.parseDouble(meant.get(9));
                        // number, row and id of the line, then what it counts; a million assertions take long
                        boolean same = row.subList(0, 3).equals(meant.subList(0, 3))
                                && new BigDecimal(row.get(4)).compareTo(new BigDecimal(meant.get(4))) == 0
                                && Math.abs(cost - 1) < 1e-9;
                        if (!same) {
                            assertThat(row).as("row %d of %s", rows, sheet).isEqualTo(meant);
                        }
                    }
                    row.clear();
                }
            }
        }
        return rows - 1;
    }

    private static String part(Path workbook, String sheet) throws IOException {
        try (OPCPackage opened = OPCPackage.open(workbook.toFile(), PackageAccess.READ)) {
            SheetIterator sheets = (SheetIterator) new XSSFReader(opened).getSheetsData();
            while (sheets.hasNext()) {
                sheets.next().close();
                if (sheets.getSheetName().equals(sheet)) {
                    return sheets.getSheetPart().getPartName().getName().substring(1);
                }
            }
        } catch (OpenXML4JException e) {
            throw new IOException(e);
        }
        throw new IOException("there is no sheet " + sheet);
    }

    @Test
    void resultIsSealedWithItsRows() throws IOException {
        Path usage = csv("usage.csv", rows(2_100, 0, 3));
        assertThat(run(usage).exitCode()).isZero();
        Path result = folder.resolve("usage.rated.xlsx");
        CommandLineRun same = CommandLineRun.of("verify", result.toString());
        assertThat(same.exitCode()).as(same.out()).isZero();
        try (InputStream in = Files.newInputStream(result);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(folder.resolve("edited.xlsx"))) {
            workbook.getSheet("Usage lines").getRow(77).getCell(4).setCellValue(1);
            workbook.write(out);
        }
        CommandLineRun edited =
                CommandLineRun.of("verify", folder.resolve("edited.xlsx").toString());
        assertThat(edited.exitCode()).isEqualTo(1);
        assertThat(edited.out()).containsPattern("Fixed values +changed").contains("Usage lines!E78");
    }

    @Test
    void errorsOfRowsNameTheirLines() throws IOException {
        List<List<String>> all = rows(3_000, 0, 4);
        List<List<String>> spoilt = new ArrayList<>(all);
        spoilt.set(2_500, changed(all.get(2_500), 5, each -> "-5"));
        spoilt.set(2_600, changed(all.get(2_600), 5, each -> "1,5"));
        spoilt.set(2_700, changed(all.get(2_700), 2, each -> "gpt-nothing"));
        spoilt.set(2_800, changed(all.get(2_800), 0, each -> "job-7"));
        spoilt.set(2_900, changed(all.get(2_900), 4, each -> "2.5"));
        CommandLineRun run = run(csv("usage.csv", spoilt));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("usage.csv:2502: (Input tokens)")
                .contains("RB-VAL-NEGATIVE")
                .contains("usage.csv:2602: (Input tokens)")
                .contains("RB-VAL-TEXTNUM")
                .contains("usage.csv:2702")
                .contains("usage.csv:2802: (Id) \"job-7\" stands in a row before it too")
                .contains("usage.csv:2902: (Calls)")
                .contains("RB-VAL-FRACTION");
        assertThat(folder.resolve("usage.rated.xlsx")).doesNotExist();
    }

    @Test
    void brokenFilesAreTold() throws IOException {
        String good = UsageFixture.csv(HEADERS, rows(10, 0, 1));
        assertRefused(write("a.csv", good + "\"job-x,openai\n"), "RB-CSV");
        assertRefused(write("b.csv", "what,ever\n1,2\n"), "RB-USAGE-");
        assertRefused(write("c.csv", ""), "RB-USAGE-EMPTY");
        assertRefused(write("d.jsonl", "{\"provider\": \"openai\"\n"), "RB-USAGE-JSON");
        assertRefused(write("e.jsonl", "[1, 2]\n"), "is no JSON object");
        assertRefused(
                write("f.jsonl", "{\"provider\": \"openai\", \"model\": \"gpt-5.1\", \"calls\": 1, \"Calls\": 2}\n"),
                "two values for calls");
        assertRefused(
                Files.write(
                        folder.resolve("g.csv"), good.replace("job-1", "jöb").getBytes(StandardCharsets.ISO_8859_1)),
                "RB-TEXT-UTF8");
        byte[] packed;
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(good.getBytes(StandardCharsets.UTF_8));
            out.finish();
            packed = bytes.toByteArray();
        }
        assertRefused(
                Files.write(folder.resolve("h.csv.gz"), Arrays.copyOf(packed, packed.length / 2)), "RB-USAGE-GZIP");
        assertRefused(folder.resolve("none.csv"), "there is no such file");
    }

    private void assertRefused(Path usage, String told) {
        CommandLineRun run = run(usage);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains(told);
    }

    @Test
    void rowsThatAllDifferInWhatMattersAreToldAtOnce() throws IOException {
        List<List<String>> all = rows(14_000, 0, 2);
        List<String> headers = new ArrayList<>(HEADERS);
        headers.set(9, "Activity");
        List<List<String>> named = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int row = i;
            named.add(changed(all.get(i), 9, each -> "request " + row));
        }
        CommandLineRun run = run(write("usage.csv", UsageFixture.csv(headers, named)));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("RB-USAGE-KINDS");
    }

    @Test
    void usageAndWorkbookGoTogether() throws IOException {
        Path usage = csv("usage.csv", rows(3, 0, 1));
        CommandLineRun alone = CommandLineRun.of("run", usage.toString());
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("--request");
        String budget = folder.resolve("budget.xlsx").toString();
        CommandLineRun twice = CommandLineRun.of("run", budget, "--request", budget);
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err()).contains("no file of usage");
    }

    @Test
    void scenariosAreNamedInEveryRowOrInNone() throws IOException {
        List<String> headers = new ArrayList<>(HEADERS);
        headers.set(9, "Scenario");
        List<List<String>> rows = new ArrayList<>();
        for (List<String> each : rows(6, 0, 1)) {
            rows.add(changed(each, 9, old -> rows.size() % 2 == 0 ? "now" : "then"));
        }
        CommandLineRun named = run(write("usage.csv", UsageFixture.csv(headers, rows)));
        assertThat(named.exitCode()).as(named.err()).isZero();
        assertThat(named.out()).contains("now", "then");
        rows.set(4, changed(rows.get(4), 9, old -> ""));
        CommandLineRun mixed = run(write("usage.csv", UsageFixture.csv(headers, rows)));
        assertThat(mixed.exitCode()).isEqualTo(1);
        assertThat(mixed.err()).contains("RB-USAGE-MIXED").contains("usage.csv:6");
    }
}
