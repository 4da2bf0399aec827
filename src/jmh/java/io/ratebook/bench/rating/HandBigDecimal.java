package io.ratebook.bench.rating;

import io.ratebook.bench.whole.Lap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one writes by hand, without rules: records, a map of prices, BigDecimal. Arguments: how many lines. */
public final class HandBigDecimal {
    private HandBigDecimal() {}

    private record Key(String provider, String model) {}

    private record Line(
            String provider, String model, String tier, String region, BigDecimal calls, BigDecimal tokens) {}

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        Map<Key, BigDecimal> prices = new HashMap<>();
        for (int key = 0; key < drawn.prices(); key++) {
            prices.put(new Key(RatingLines.provider(key), RatingLines.model(key)), drawn.price(key));
        }
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
        double[] costs = new double[drawn.size()];
        Lap.whenAsked(drawn.size(), () -> total(prices, lines, costs));
    }

    private static BigDecimal total(Map<Key, BigDecimal> prices, List<Line> lines, double[] costs) {
        BigDecimal total = BigDecimal.ZERO;
        int i = 0;
        for (Line each : lines) {
            BigDecimal price = prices.get(new Key(each.provider, each.model));
            if (price == null) {
                throw new IllegalStateException("no price for " + each);
            }
            BigDecimal cost = each.calls.multiply(each.tokens).multiply(price);
            cost = each.tier.equals("batch") ? cost.multiply(RatingLines.BATCH) : cost;
            cost = each.region.equals("eu") ? cost.multiply(RatingLines.EU) : cost;
            costs[i++] = cost.doubleValue();
            total = total.add(cost);
        }
        return total;
    }
}
