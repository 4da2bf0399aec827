package io.ratebook.bench.rating;

import io.ratebook.bench.whole.Lap;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openl.rules.runtime.RulesEngineFactory;

/** OpenL Tablets with tables in a workbook: a table of prices, one for each factor, and a method that multiplies. Arguments: how many lines. */
public final class OpenLTablets {
    private OpenLTablets() {}

    /** The method of the workbook. */
    public interface Tables {
        BigDecimal cost(String provider, String model, String tier, String region, BigDecimal calls, BigDecimal tokens);
    }

    private record Line(
            String provider, String model, String tier, String region, BigDecimal calls, BigDecimal tokens) {}

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            lines.add(new Line(
                    RatingLines.provider(drawn.key(i)),
                    RatingLines.model(drawn.key(i)),
                    drawn.serviceTier(i),
                    drawn.region(i),
                    BigDecimal.valueOf(drawn.calls(i)),
                    BigDecimal.valueOf(drawn.tokens(i))));
        }
        Path workbook = Files.createTempFile("tables", ".xlsx");
        write(drawn, workbook);
        Tables tables = new RulesEngineFactory<>(workbook.toString(), Tables.class).newEngineInstance();
        double[] costs = new double[drawn.size()];
        Lap.whenAsked(drawn.size(), () -> total(tables, lines, costs));
        Files.delete(workbook);
    }

    private static BigDecimal total(Tables tables, List<Line> lines, double[] costs) {
        BigDecimal total = BigDecimal.ZERO;
        int i = 0;
        for (Line each : lines) {
            BigDecimal cost = tables.cost(each.provider, each.model, each.tier, each.region, each.calls, each.tokens);
            costs[i++] = cost.doubleValue();
            total = total.add(cost);
        }
        return total;
    }

    private static void write(RatingLines drawn, Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet prices = workbook.createSheet("Prices");
            head(prices, 3, "SmartRules BigDecimal Price(String provider, String model)");
            row(prices, 1, "Provider", "Model", "Price");
            for (int key = 0; key < drawn.prices(); key++) {
                row(
                        prices,
                        key + 2,
                        RatingLines.provider(key),
                        RatingLines.model(key),
                        drawn.price(key).toPlainString());
            }
            Sheet tiers = workbook.createSheet("Tiers");
            head(tiers, 2, "SmartRules BigDecimal TierFactor(String tier)");
            row(tiers, 1, "Tier", "Factor");
            row(tiers, 2, "batch", "0.5");
            row(tiers, 3, "standard", "1");
            Sheet regions = workbook.createSheet("Regions");
            head(regions, 2, "SmartRules BigDecimal RegionFactor(String region)");
            row(regions, 1, "Region", "Factor");
            row(regions, 2, "eu", "1.1");
            row(regions, 3, "us", "1");
            Sheet costs = workbook.createSheet("Costs");
            head(
                    costs,
                    1,
                    "Method BigDecimal cost(String provider, String model, String tier, String region, BigDecimal calls, BigDecimal tokens)");
            row(costs, 1, "return calls * tokens * Price(provider, model) * TierFactor(tier) * RegionFactor(region);");
            workbook.write(out);
        }
    }

    private static void head(Sheet sheet, int columns, String text) {
        row(sheet, 0, text);
        if (columns > 1) {
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, columns - 1));
        }
    }

    private static void row(Sheet sheet, int index, String... texts) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < texts.length; i++) {
            row.createCell(i).setCellValue(texts[i]);
        }
    }
}
