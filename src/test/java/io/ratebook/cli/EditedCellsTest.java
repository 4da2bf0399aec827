package io.ratebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.report.Verification.Difference;
import io.ratebook.workbook.seal.SealCheck;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thousand edits of a single cell, any cell of any sheet, each by what a person or a program could do to it: every one is found. */
class EditedCellsTest {
    private static final Pattern CELL =
            Pattern.compile("<c r=\"(?<at>[A-Z]+[0-9]+)\"(?<attributes>[^>]*?)(?:/>|>(?<inside>.*?)</c>)");
    private static final Pattern FORMULA = Pattern.compile("<f>(?<formula>.*?)</f>");
    private static final Pattern VALUE = Pattern.compile("<v>(?<value>.*?)</v>");

    private static final int KINDS = 9;

    @TempDir
    Path folder = Path.of("");

    /** An edit of a cell, and where it is. */
    private record Edit(String sheet, String address, String kind, String before, String after) {}

    @ParameterizedTest
    @CsvSource({
        "batch-and-caching, 1, 200",
        "contract-terms, 2, 200",
        "monthly-plan, 3, 200",
        "tiered-prices, 4, 200",
        "batch-api-cost-estimation, 5, 200"
    })
    void everySingleEditIsFound(String name, long seed, int edits) {
        Path result = folder.resolve("result.xlsx");
        CommandLineRun run = CommandLineRun.of("run", "workbooks/" + name + ".xlsx", "-o", result.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        System.out.println("EditedCellsTest: " + name + ", seed " + seed);
        Random random = new Random(seed);
        TreeMap<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < edits; i++) {
            EditedFile file = new EditedFile(result);
            Edit edit = edit(file, random);
            kinds.merge(edit.kind, 1, Integer::sum);
            Path edited = file.save(folder.resolve("edited.xlsx"));
            assertThat(places(edited))
                    .as("seed " + seed + ", edit " + i + ": " + edit)
                    .contains(edit.sheet + "!" + edit.address);
        }
        System.out.println("EditedCellsTest: " + kinds);
        assertThat(kinds).hasSize(KINDS);
    }

    /** Every place that verification names; the fingerprint's own cell is told by the seal. */
    private static List<String> places(Path edited) {
        SealCheck check = SealCheck.open(edited, "edited.xlsx").value().orElseThrow();
        List<String> places = new ArrayList<>();
        check.items().forEach(item -> {
            item.differences().stream().map(Difference::place).forEach(places::add);
            places.add(item.note().replaceFirst(" tells another.*", ""));
        });
        return places;
    }

    /** One way of editing, and cells by chance until one can be edited so. */
    private static Edit edit(EditedFile file, Random random) {
        List<String> sheets = sheets(file);
        int kind = random.nextInt(KINDS);
        while (true) {
            int sheet = random.nextInt(sheets.size());
            String part = part(file, sheet);
            String xml = file.text(part);
            Matcher cell = CELL.matcher(xml);
            if (!cell.find(random.nextInt(xml.length())) && !cell.find(0)) {
                continue;
            }
            Edit edit = edit(sheets.get(sheet), cell, kind, random);
            if (edit != null) {
                String changed = xml.substring(0, cell.start()) + edit.after + xml.substring(cell.end());
                file.edit(part, each -> changed);
                return edit;
            }
        }
    }

    private static List<String> sheets(EditedFile file) {
        return all("<sheet name=\"([^\"]+)\"", file.text("xl/workbook.xml"));
    }

    private static String part(EditedFile file, int sheet) {
        String relation = all("<sheet name=\"[^\"]+\"[^>]*r:id=\"([^\"]+)\"", file.text("xl/workbook.xml"))
                .get(sheet);
        String target = all("Id=\"" + relation + "\"[^>]*Target=\"([^\"]+)\"", file.text("xl/_rels/workbook.xml.rels"))
                .get(0);
        return "xl/" + target;
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @Nullable
    private static Edit edit(String sheet, Matcher cell, int kind, Random random) {
        String inside = cell.group("inside") == null ? "" : cell.group("inside");
        Matcher formula = FORMULA.matcher(inside);
        Matcher value = VALUE.matcher(inside);
        boolean computed = formula.find();
        boolean valued = value.find();
        boolean number = valued && cell.group("attributes").contains("t=\"n\"");
        boolean holds = computed || valued || inside.contains("<is>");
        String given = number ? value.group("value") : "";
        return switch (kind) {
            case 0 ->
                number && !computed
                        ? edit(
                                sheet,
                                cell,
                                "number changed",
                                inside.replace("<v>" + given, "<v>" + next(given, random)))
                        : null;
            case 1 ->
                number && computed
                        ? edit(
                                sheet,
                                cell,
                                "value of a formula changed",
                                inside.replace("<v>" + given, "<v>" + moved(given, random)))
                        : null;
            case 2 -> holds ? text(sheet, cell, random) : null;
            case 3 ->
                computed
                        ? edit(
                                sheet,
                                cell,
                                "formula replaced by its value",
                                FORMULA.matcher(inside).replaceFirst(""))
                        : null;
            case 4 ->
                number && !computed
                        ? edit(sheet, cell, "value replaced by a formula", "<f>0+" + given + "</f>" + inside)
                        : null;
            case 5 -> holds ? new Edit(sheet, cell.group("at"), "cell deleted", cell.group(), "") : null;
            case 6 ->
                computed ? edit(sheet, cell, "formula changed, not its value", inside.replace("</f>", "+0</f>")) : null;
            case 7 ->
                number
                        ? new Edit(
                                sheet,
                                cell.group("at"),
                                "number turned into text",
                                cell.group(),
                                cell.group().replace("t=\"n\"", "t=\"str\""))
                        : null;
            default -> added(sheet, cell);
        };
    }

    private static Edit edit(String sheet, Matcher cell, String kind, String inside) {
        String after = "<c r=\"" + cell.group("at") + "\"" + cell.group("attributes") + ">" + inside + "</c>";
        return new Edit(sheet, cell.group("at"), kind, cell.group(), after);
    }

    private static Edit text(String sheet, Matcher cell, Random random) {
        String attributes = cell.group("attributes").replaceAll(" t=\"[a-zA-Z]+\"", "");
        String after = "<c r=\"" + cell.group("at") + "\"" + attributes + " t=\"inlineStr\"><is><t>edited "
                + random.nextInt() + "</t></is></c>";
        return new Edit(sheet, cell.group("at"), "text changed", cell.group(), after);
    }

    /** Right of the cell: far enough that nothing is there. */
    private static Edit added(String sheet, Matcher cell) {
        CellReference there = new CellReference(cell.group("at"));
        String address = new CellReference(there.getRow(), there.getCol() + 60).formatAsString();
        return new Edit(sheet, address, "cell added", "", cell.group() + "<c r=\"" + address + "\"><v>1</v></c>");
    }

    /** Another number: by as little as the last of 15 digits. */
    private static String next(String number, Random random) {
        BigDecimal value = new BigDecimal(number).round(new MathContext(15));
        if (value.signum() == 0) {
            return "0.000001";
        }
        BigDecimal step = BigDecimal.ONE.movePointRight(value.precision() - value.scale() - 15 + random.nextInt(8));
        return value.add(step).toPlainString();
    }

    /** Further than two calculations may differ. */
    private static String moved(String number, Random random) {
        BigDecimal value = new BigDecimal(number);
        BigDecimal share = new BigDecimal("1.01E-9").movePointRight(random.nextInt(8));
        return (value.signum() == 0
                        ? BigDecimal.ONE.movePointLeft(2 + random.nextInt(9))
                        : value.add(value.multiply(share)))
                .toPlainString();
    }
}
