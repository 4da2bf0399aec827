package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ratebook.workbook.LibreOffice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What someone types into a result, LibreOffice and POI compute to what Ratebook makes of the same edit, or the result asks to be
 * rated again. {@code -Dratebook.edits=N} tries more edits, {@code -Dratebook.seed=S} others.
 */
class LiveEditsTest {
    private static final List<String> EXAMPLES = List.of(
            "contract-terms", "prompt-caching", "tiered-prices", "batch-api-cost-estimation", "currencies", "template");
    private static final Set<String> NUMBERS = Set.of(
            "Calls",
            "Prefix tokens",
            "Input tokens",
            "Output tokens",
            "Quantity",
            "Base",
            "Amount",
            "Percent",
            "Units");
    private static final Pattern CARD = Pattern.compile(".*rate-cards/([^/]+\\.csv):(\\d+)");
    private static final double CENT = 0.005;
    private static final int EDITS = Integer.getInteger("ratebook.edits", 4);
    private static final long SEED = Long.getLong("ratebook.seed", 20_261_122L);

    @TempDir
    Path folder = Path.of("");

    /** A number of the input, by sheet and cell. */
    private record Place(String sheet, int row, int column) {
        Cell in(XSSFWorkbook workbook) {
            return workbook.getSheet(sheet).getRow(row).getCell(column);
        }
    }

    @Test
    void anEditGivesWhatAFreshRunGivesOrAsksForOne() throws IOException {
        Random random = new Random(SEED);
        int live = 0;
        for (int i = 0; i < EDITS; i++) {
            String name = EXAMPLES.get(i % EXAMPLES.size());
            live += holds(name, random, "seed " + SEED + ", edit " + i) ? 1 : 0;
        }
        assertThat(live).as("edits that stay within what was chosen").isPositive();
    }

    @Test
    void aPriceTypedIntoTheRatesGivesWhatThatPriceInTheCardGives() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < EDITS; i++) {
            String name = EXAMPLES.get(i % EXAMPLES.size());
            Path result = folder.resolve(name + ".rated.xlsx");
            run("workbooks/" + name + ".xlsx", result, folder.resolve("first.json"));
            List<Price> prices = prices(result);
            Price price = prices.get(random.nextInt(prices.size()));
            BigDecimal other = price.value().multiply(BigDecimal.valueOf(50 + random.nextInt(150), 2));
            Path edited = folder.resolve("edited.xlsx");
            try (XSSFWorkbook workbook = open(result);
                    OutputStream out = Files.newOutputStream(edited)) {
                price.place().in(workbook).setCellValue(other.doubleValue());
                workbook.write(out);
            }
            Path json = folder.resolve("edited.json");
            Path rules = RulesCopy.into(Files.createDirectory(folder.resolve("copy" + i)));
            price.write(rules, other);
            run("workbooks/" + name + ".xlsx", folder.resolve("again.xlsx"), json, "--rules", rules.toString());
            JsonNode fresh = CommandLineRun.json(json);
            String what = "seed " + SEED + ", price " + i + ": " + name + " " + price + " is now " + other;
            assertThat(agrees(LibreOffice.recalculated(edited), fresh, what + " (LibreOffice)"))
                    .isTrue();
            assertThat(agrees(evaluated(edited), fresh, what + " (POI)")).isTrue();
        }
    }

    /** A price of a rate card, where the result has it and where the card does; lines count from 1. */
    private record Price(Place place, BigDecimal value, String card, int line) {
        private static final int COLUMN = 5;

        void write(Path rules, BigDecimal other) throws IOException {
            Path file = rules.resolve("rate-cards").resolve(card);
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            String[] fields = lines.get(line - 1).split(",", COLUMN + 2);
            assertThat(new BigDecimal(fields[COLUMN])).isEqualByComparingTo(value);
            fields[COLUMN] = other.toPlainString();
            lines.set(line - 1, String.join(",", fields));
            Files.write(file, lines);
        }
    }

    private static List<Price> prices(Path result) throws IOException {
        List<Price> prices = new ArrayList<>();
        try (XSSFWorkbook workbook = open(result)) {
            for (Row row : workbook.getSheet("Rates")) {
                Cell price = row.getCell(5);
                Cell place = row.getCell(12);
                Matcher card = CARD.matcher(place == null ? "" : place.getStringCellValue());
                if (price != null
                        && price.getCellType() == CellType.NUMERIC
                        && price.getNumericCellValue() > 0
                        && card.matches()) {
                    prices.add(new Price(
                            new Place("Rates", row.getRowNum(), 5),
                            BigDecimal.valueOf(price.getNumericCellValue()),
                            card.group(1),
                            Integer.parseInt(card.group(2))));
                }
            }
        }
        return prices;
    }

    /** False where the result asks for another run. */
    private boolean holds(String name, Random random, String which) throws IOException {
        Path result = folder.resolve(name + ".rated.xlsx");
        run("workbooks/" + name + ".xlsx", result, folder.resolve("first.json"));
        Place place = places(result).get(random.nextInt(places(result).size()));
        BigDecimal factor = BigDecimal.valueOf(80 + random.nextInt(45), 2);
        Path edited = folder.resolve("edited.xlsx");
        String what = which + ": " + name + " " + place + " times " + factor;
        try (XSSFWorkbook workbook = open(result);
                OutputStream out = Files.newOutputStream(edited)) {
            edit(place.in(workbook), factor);
            workbook.write(out);
        }
        Path json = folder.resolve("edited.json");
        run(edited.toString(), folder.resolve("again.xlsx"), json);
        JsonNode fresh = CommandLineRun.json(json);
        boolean computed = agrees(LibreOffice.recalculated(edited), fresh, what + " (LibreOffice)");
        assertThat(agrees(evaluated(edited), fresh, what + " (POI)")).as(what).isEqualTo(computed);
        return computed;
    }

    private static void edit(Cell cell, BigDecimal factor) {
        double number = cell.getNumericCellValue();
        BigDecimal other = BigDecimal.valueOf(number).multiply(factor).round(new MathContext(6));
        boolean whole = number == Math.rint(number) && number >= 10;
        cell.setCellValue(whole ? Math.rint(other.doubleValue()) : other.doubleValue());
    }

    private Path evaluated(Path edited) throws IOException {
        Path evaluated = folder.resolve("evaluated.xlsx");
        try (XSSFWorkbook workbook = open(edited);
                OutputStream out = Files.newOutputStream(evaluated)) {
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
        }
        return evaluated;
    }

    /** True where all totals in use are the fresh run's; false where any gives way to words. */
    private static boolean agrees(Path computed, JsonNode fresh, String what) throws IOException {
        try (XSSFWorkbook workbook = open(computed)) {
            Sheet summary = workbook.getSheet("Summary");
            int row = 7;
            boolean all = true;
            for (JsonNode each : fresh.get("scenarios")) {
                Cell total = summary.getRow(row++).getCell(1);
                if (total.getCachedFormulaResultType() == CellType.STRING) {
                    assertThat(total.getStringCellValue()).as(what).isEqualTo("run Ratebook again");
                    all = false;
                } else {
                    double meant = each.get("total").get("base").asDouble();
                    assertThat(total.getNumericCellValue()).as(what).isCloseTo(meant, within(CENT));
                }
            }
            return all;
        }
    }

    private static List<Place> places(Path result) throws IOException {
        List<Place> places = new ArrayList<>();
        try (XSSFWorkbook workbook = open(result)) {
            for (String name : List.of("Usage", "Assumptions", "Contract")) {
                Sheet sheet = workbook.getSheet(name);
                if (sheet != null) {
                    places(sheet, places);
                }
            }
        }
        return places;
    }

    private static void places(Sheet sheet, List<Place> into) {
        Row heads = null;
        for (Row row : sheet) {
            Cell first = row.getCell(0);
            String word = first != null && first.getCellType() == CellType.STRING ? first.getStringCellValue() : "";
            if (word.equals("Id") || word.equals("Name")) {
                heads = row;
            } else if (heads != null) {
                for (Cell cell : row) {
                    Cell head = heads.getCell(cell.getColumnIndex());
                    boolean number = cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() != 0;
                    if (number && head != null && NUMBERS.contains(head.getStringCellValue())) {
                        into.add(new Place(sheet.getSheetName(), cell.getRowIndex(), cell.getColumnIndex()));
                    }
                }
            }
        }
    }

    private static void run(String input, Path output, Path json, String... more) {
        List<String> words = new ArrayList<>(List.of("run", input, "-o", output.toString(), "--json", json.toString()));
        words.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }
}
