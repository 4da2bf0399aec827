package io.ratebook.bench.rating;

import io.ratebook.bench.whole.Lap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieSession;

/**
 * What one writes with Drools alone: prices and lines are facts, rules choose the price and the factors, Java multiplies. Arguments: how many
 * lines, and how many go into a session.
 */
public final class DroolsLines {
    private static final String RULES = """
            import io.ratebook.bench.rating.DroolsLines.*

            rule "price"
            when
                $l : Line()
                $p : Price( provider == $l.provider, model == $l.model )
            then
                $l.setPrice($p.getPrice());
            end

            rule "batch"
            when
                $l : Line( tier == "batch" )
            then
                $l.half();
            end

            rule "eu"
            when
                $l : Line( region == "eu" )
            then
                $l.more();
            end
            """;

    private DroolsLines() {}

    /** A fact. */
    public static final class Price {
        private final String provider;
        private final String model;
        private final BigDecimal price;

        Price(String provider, String model, BigDecimal price) {
            this.provider = provider;
            this.model = model;
            this.price = price;
        }

        public String getProvider() {
            return provider;
        }

        public String getModel() {
            return model;
        }

        public BigDecimal getPrice() {
            return price;
        }
    }

    /** A fact, into which rules put what they choose. */
    public static final class Line {
        private final String provider;
        private final String model;
        private final String tier;
        private final String region;
        private final BigDecimal quantity;
        private BigDecimal price = BigDecimal.ZERO;
        private boolean half;
        private boolean more;

        Line(RatingLines lines, int line) {
            provider = RatingLines.provider(lines.key(line));
            model = RatingLines.model(lines.key(line));
            tier = lines.serviceTier(line);
            region = lines.region(line);
            quantity = BigDecimal.valueOf((long) lines.calls(line) * lines.tokens(line));
        }

        public String getProvider() {
            return provider;
        }

        public String getModel() {
            return model;
        }

        public String getTier() {
            return tier;
        }

        public String getRegion() {
            return region;
        }

        public void setPrice(BigDecimal chosen) {
            price = chosen;
        }

        public void half() {
            half = true;
        }

        public void more() {
            more = true;
        }

        BigDecimal cost() {
            BigDecimal cost = quantity.multiply(price);
            cost = half ? cost.multiply(RatingLines.BATCH) : cost;
            return more ? cost.multiply(RatingLines.EU) : cost;
        }

        void forget() {
            price = BigDecimal.ZERO;
            half = false;
            more = false;
        }
    }

    public static void main(String[] args) throws Exception {
        RatingLines drawn = new RatingLines(Integer.parseInt(args[0]));
        int batch = Integer.parseInt(args[1]);
        List<Price> prices = new ArrayList<>();
        for (int key = 0; key < drawn.prices(); key++) {
            prices.add(new Price(RatingLines.provider(key), RatingLines.model(key), drawn.price(key)));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            lines.add(new Line(drawn, i));
        }
        KieBase rules = compiled();
        double[] costs = new double[drawn.size()];
        Lap.whenAsked(drawn.size(), () -> total(rules, prices, lines, batch, costs));
    }

    private static KieBase compiled() {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("bench", "lines", "1");
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
        files.write("src/main/resources/rules/lines.drl", RULES);
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return services.newKieContainer(release).getKieBase();
    }

    private static BigDecimal total(KieBase rules, List<Price> prices, List<Line> lines, int batch, double[] costs) {
        lines.forEach(Line::forget);
        for (int from = 0; from < lines.size(); from += batch) {
            KieSession session = rules.newKieSession();
            prices.forEach(session::insert);
            lines.subList(from, Math.min(lines.size(), from + batch)).forEach(session::insert);
            session.fireAllRules();
            session.dispose();
        }
        BigDecimal total = BigDecimal.ZERO;
        int i = 0;
        for (Line each : lines) {
            BigDecimal cost = each.cost();
            costs[i++] = cost.doubleValue();
            total = total.add(cost);
        }
        return total;
    }
}
