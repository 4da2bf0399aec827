package io.ratebook.workbook.diff;

import io.ratebook.report.effects.Comparison;
import io.ratebook.report.effects.Comparison.Redecided;
import io.ratebook.report.effects.Costed;
import io.ratebook.report.effects.Effect;
import io.ratebook.report.effects.LineEffect;
import io.ratebook.workbook.SheetStyles;
import io.ratebook.workbook.SheetStyles.Role;
import io.ratebook.workbook.SteadyZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * What costs otherwise: scenarios and lines with what they cost, what they cost now and the change, split into its effects. Changes are
 * formulas over the costs. The same comparison gives the same bytes.
 */
public final class DiffWorkbook {
    /** The same comparison is the same file whenever it is made. */
    private static final String NO_DAY = "2000-01-01T00:00:00Z";

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final SheetStyles styles = new SheetStyles(workbook);

    private DiffWorkbook() {}

    /** @param files of the rules that differ */
    public static byte[] of(List<String> files, List<Comparison> comparisons) {
        DiffWorkbook diff = new DiffWorkbook();
        diff.changes(files, comparisons);
        diff.lines(comparisons);
        diff.decisions(comparisons);
        return diff.bytes();
    }

    private void changes(List<String> files, List<Comparison> comparisons) {
        DiffTable table = new DiffTable(workbook, styles, "Changes")
                .text("Workbook", 34)
                .text("Scenario", 34)
                .text("Currency", 9)
                .number("Then", 15)
                .number("Now", 15)
                .number("Change", 15)
                .number("Change in %", 10)
                .number("Price", 13)
                .number("Volume", 13)
                .number("Mix", 13)
                .number("Rules", 13)
                .number("Left over", 10)
                .head();
        for (Comparison each : comparisons) {
            each.scenarios().forEach(effect -> scenario(table, each, effect));
        }
        table.finish();
        table.skip();
        for (String each : files) {
            table.row();
            table.put(0, each, Role.TEXT);
        }
    }

    private static void scenario(DiffTable table, Comparison comparison, Effect effect) {
        table.row();
        table.put(0, comparison.name(), Role.TEXT);
        table.put(1, effect.scenario(), Role.TEXT);
        table.put(2, comparison.currency(), Role.TEXT);
        table.put(3, effect.then(), Role.COST);
        table.put(4, effect.now(), Role.COST);
        table.change(5, 3, 4, effect.then(), effect.now());
        table.share(6, 5, 3, effect.difference(), effect.then());
        table.put(7, effect.price(), Role.COST);
        table.put(8, effect.volume(), Role.COST);
        table.put(9, effect.mix(), Role.COST);
        table.put(10, effect.rules(), Role.COST);
        table.leftOver(11, 5, 7, 10);
    }

    private void lines(List<Comparison> comparisons) {
        DiffTable table = new DiffTable(workbook, styles, "Lines")
                .text("Workbook", 26)
                .text("Scenario", 22)
                .text("Usage id", 16)
                .text("Model", 26)
                .text("Meter", 14)
                .text("Part", 28)
                .text("From", 12)
                .text("Unit", 10)
                .number("Counted then", 14)
                .number("Counted now", 14)
                .number("Unit price then", 16)
                .number("Unit price now", 16)
                .number("Cost then", 14)
                .number("Cost now", 14)
                .number("Change", 14)
                .number("Price", 13)
                .number("Volume", 13)
                .number("Mix", 13)
                .number("Rules", 13)
                .head();
        for (Comparison each : comparisons) {
            each.lines().forEach(line -> line(table, each, line));
        }
        table.finish();
    }

    private static void line(DiffTable table, Comparison comparison, LineEffect effect) {
        Costed line = effect.line();
        table.row();
        List<String> texts = List.of(
                comparison.name(),
                line.scenario(),
                line.usageId(),
                line.model(),
                line.meter(),
                line.part(),
                line.when(),
                line.unit());
        for (int i = 0; i < texts.size(); i++) {
            table.put(i, texts.get(i), Role.TEXT);
        }
        side(table, 8, effect.then());
        side(table, 9, effect.now());
        table.put(12, effect.costThen(), Role.COST);
        table.put(13, effect.costNow(), Role.COST);
        table.change(14, 12, 13, effect.costThen(), effect.costNow());
        table.put(15, effect.price(), Role.COST);
        table.put(16, effect.volume(), Role.COST);
        table.put(17, effect.mix(), Role.COST);
        table.put(18, effect.rules(), Role.COST);
    }

    /** A line that isn't there leaves its cells blank. */
    private static void side(DiffTable table, int column, @Nullable Costed line) {
        if (line != null) {
            table.put(column, line.quantity(), Role.NUMBER);
            table.put(column + 2, line.unitPrice(), Role.PRICE);
        }
    }

    private void decisions(List<Comparison> comparisons) {
        DiffTable table = new DiffTable(workbook, styles, "Decisions")
                .text("Workbook", 26)
                .text("Line", 60)
                .text("Rule", 12)
                .text("Then", 60)
                .text("Now", 60)
                .head();
        for (Comparison each : comparisons) {
            for (Redecided decision : each.decisions()) {
                table.row();
                table.put(0, each.name(), Role.TEXT);
                table.put(1, decision.line(), Role.WRAPPED);
                table.put(2, decision.rule(), Role.TEXT);
                table.put(3, decision.then(), Role.WRAPPED);
                table.put(4, decision.now(), Role.WRAPPED);
            }
        }
        table.finish();
    }

    private byte[] bytes() {
        workbook.getProperties().getCoreProperties().setCreator("Ratebook");
        workbook.getProperties().getCoreProperties().setTitle("What costs otherwise");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (workbook) {
            workbook.getProperties().getCoreProperties().setCreated(NO_DAY);
            workbook.getProperties().getCoreProperties().setModified(NO_DAY);
            workbook.write(bytes);
        } catch (IOException | InvalidFormatException e) {
            throw new IllegalStateException("in memory", e);
        }
        return SteadyZip.of(bytes.toByteArray());
    }
}
