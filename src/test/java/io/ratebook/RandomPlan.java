package io.ratebook;

import io.ratebook.Plain.Price;
import io.ratebook.Plain.Term;
import io.ratebook.Plain.Use;
import io.ratebook.Plain.Window;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A price list, what is used at it, and commercial terms, all at random and all sound. */
final class RandomPlan {
    private static final LocalDate START = LocalDate.of(2026, 10, 1);
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    private static final List<String> KINDS = List.of("graduated", "volume", "package", "block");
    private static final List<String> SCOPES = List.of("request", "month", "period");
    private static final Set<DayOfWeek> WORK =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private final Random random;
    final List<Price> prices = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    final List<Term> terms = new ArrayList<>();
    final Map<String, BigDecimal> exchange = Map.of("EUR", new BigDecimal("1.0837"), "CNY", new BigDecimal("0.14"));

    RandomPlan(Random random) {
        this.random = random;
        for (int i = 0; i < 3; i++) {
            plain("plain" + i);
            cliff("cliff" + i);
            dated("dated" + i);
            hourly("hourly" + i);
        }
        shipped();
        regional();
        for (String kind : KINDS) {
            for (String scope : SCOPES) {
                banded(kind + " " + scope, "page", kind, scope);
                banded(kind + " " + scope, "input", kind, scope);
            }
        }
    }

    private Price flat(String provider, String model, String meter) {
        return Price.of(provider, model, meter, price(), meter.equals("page") ? BigDecimal.ONE : MILLION);
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(1 + random.nextInt(9999), random.nextInt(4));
    }

    private void plain(String model) {
        String currency = List.of("USD", "USD", "EUR", "CNY").get(random.nextInt(4));
        List<String> priced = new ArrayList<>(List.of("input", "output"));
        for (String meter : List.of(
                "cached input",
                "cache write",
                "cache write 1h",
                "audio input",
                "image input",
                "tool input",
                "reasoning")) {
            if (random.nextBoolean()) {
                priced.add(meter);
            }
        }
        for (String modality : List.of("audio", "image")) {
            boolean both = priced.contains("cached input") && priced.contains(modality + " input");
            if (both || random.nextInt(4) == 0) {
                priced.add("cached " + modality + " input");
            }
        }
        priced.forEach(meter -> prices.add(flat("acme", model, meter).as("standard", "", currency)));
    }

    private void cliff(String model) {
        boolean atLeast = random.nextBoolean();
        String measure = List.of("prompt tokens", "uncached prompt tokens", "output tokens")
                .get(random.nextInt(3));
        for (String meter : List.of("input", "cached input", "output")) {
            int above = 0;
            for (int band = 1 + random.nextInt(4); band > 0; band--) {
                prices.add(flat("bolt", model, meter).cliff(above, atLeast, measure));
                above += 1 + random.nextInt(2000);
            }
        }
    }

    private void dated(String model) {
        for (String meter : List.of("input", "output")) {
            LocalDate from = null;
            for (int i = 0; i < 4; i++) {
                LocalDate begin = from == null ? START : from;
                LocalDate to = i == 3 ? null : begin.plusDays(1 + random.nextInt(200));
                prices.add(flat("crux", model, meter).when(from, to, null));
                from = to;
            }
        }
    }

    private void hourly(String model) {
        int from = random.nextInt(1440);
        int to = (from + 1 + random.nextInt(1439)) % 1440;
        Window window = new Window(
                from,
                to == 0 ? 1440 : to,
                random.nextBoolean() ? WORK : Set.of(DayOfWeek.values()),
                random.nextBoolean() ? 480 : 0);
        for (String meter : List.of("input", "output")) {
            prices.add(flat("dyno", model, meter));
        }
        prices.add(flat("dyno", model, "input").when(null, null, window));
    }

    /** Models of whose long prompts and batches the shipped rules know. */
    private void shipped() {
        for (String model : List.of("gpt-5.4", "gpt-5.1")) {
            for (String meter : List.of("input", "cached input", "output")) {
                prices.add(flat("openai", model, meter));
            }
        }
        for (String meter : List.of("input", "cached input", "cache write", "cache write 1h", "output", "reasoning")) {
            prices.add(flat("anthropic", "claude-sonnet-4", meter));
        }
        prices.add(flat("openai", "gpt-5.1", "output").as("batch", "", "USD"));
    }

    /** Prices of every model and of one, of every region and of one. */
    private void regional() {
        for (String model : List.of("", "named")) {
            for (String region : List.of("", "eu")) {
                prices.add(flat("zed", model, "input").as("standard", region, "USD"));
            }
        }
        prices.add(flat("zed", "", "output"));
    }

    private void banded(String model, String meter, String kind, String scope) {
        boolean atLeast = random.nextBoolean();
        boolean whole = kind.equals("package") || kind.equals("block");
        Integer roundUpTo = random.nextInt(3) == 0 && scope.equals("period") ? 7 : null;
        int above = 0;
        for (int band = 1 + random.nextInt(4); band > 0; band--) {
            int fee = random.nextInt(3) == 0 ? random.nextInt(500) : 0;
            prices.add(flat("edge", model, meter)
                    .band(kind, scope, above, atLeast, fee)
                    .whole(whole ? 1 + random.nextInt(60) : null, roundUpTo));
            above += 1 + random.nextInt(3000);
        }
    }

    /** So many more usages. Where terms cut months, tiers that count a whole row are used once only. */
    void use(int count, boolean cut) {
        for (int i = 0; i < count; i++) {
            Price row = prices.get(random.nextInt(prices.size()));
            boolean tiered =
                    KINDS.contains(row.kind()) || KINDS.contains(row.model().split(" ", 2)[0]);
            uses.add(tiered ? banded(row, cut) : tokens(row));
        }
    }

    private Use banded(Price row, boolean cut) {
        boolean period = row.model().endsWith("period");
        boolean page = row.meter().equals("page");
        int months = random.nextInt(6) == 0 && !(period && cut) ? 1 + random.nextInt(14) : 0;
        BigDecimal tokens = amount(edge(row.model(), row.meter()));
        Map<String, BigDecimal> columns = page ? Map.of() : Map.of("input", tokens);
        BigDecimal calls = BigDecimal.valueOf(random.nextInt(6));
        boolean totals = !page && calls.signum() > 0 && calls.intValue() != 3 && random.nextInt(4) == 0;
        return use(
                row,
                row.model(),
                "standard",
                "",
                months,
                period ? null : growth(months),
                calls,
                false,
                totals,
                BigDecimal.ZERO,
                columns,
                page ? "page" : "",
                page ? tokens : null);
    }

    /** Somewhere about the bounds of a price: one less, the bound, one more, or anywhere. */
    private int edge(String model, String meter) {
        List<Price> rows = prices.stream()
                .filter(each -> each.model().equals(model) && each.meter().equals(meter))
                .toList();
        int above = rows.get(random.nextInt(rows.size())).above().intValue();
        return random.nextInt(3) == 0 ? random.nextInt(9000) : Math.max(0, above - 1 + random.nextInt(3));
    }

    private BigDecimal amount(int whole) {
        return random.nextInt(12) == 0 ? BigDecimal.valueOf(whole * 10L + 5, 1) : BigDecimal.valueOf(whole);
    }

    private @Nullable BigDecimal growth(int months) {
        List<String> rates = List.of("0.1", "-0.05", "0.025");
        return months > 0 && random.nextBoolean() ? new BigDecimal(rates.get(random.nextInt(3))) : null;
    }

    private Use tokens(Price row) {
        int months = random.nextInt(8) == 0 ? 1 + random.nextInt(14) : 0;
        boolean plain = row.model().startsWith("plain");
        boolean cached = plain || row.model().startsWith("cliff") || row.model().contains("-");
        Map<String, BigDecimal> rest = new HashMap<>();
        rest.put("input", size(row));
        rest.put("output", size(row));
        for (String meter : plain
                ? List.of(
                        "cached input",
                        "cache write",
                        "cache write 1h",
                        "audio input",
                        "image input",
                        "tool input",
                        "cached audio input",
                        "cached image input",
                        "reasoning",
                        "audio output")
                : cached ? List.of("cached input", "reasoning", "cache write 1h") : List.<String>of()) {
            if (random.nextInt(3) == 0) {
                rest.put(meter, size(row));
            }
        }
        boolean whole = cached && random.nextInt(3) == 0;
        BigDecimal prefix = random.nextInt(4) == 0 ? size(row) : BigDecimal.ZERO;
        BigDecimal calls = BigDecimal.valueOf(random.nextInt(5) == 0 ? 1 : random.nextInt(2000));
        String tier = row.model().contains("-") && random.nextInt(3) == 0 ? "batch" : "standard";
        String region = List.of("", "eu", "us").get(random.nextInt(3));
        String model = row.model().isEmpty() ? "any " + random.nextInt(9) : row.model();
        boolean totals = calls.signum() > 0 && random.nextInt(6) == 0;
        return use(
                row,
                model,
                tier,
                region,
                months,
                growth(months),
                calls,
                whole,
                totals,
                prefix,
                whole ? inclusive(rest, prefix) : rest,
                "",
                null);
    }

    private BigDecimal size(Price row) {
        boolean longer = row.model().contains("-");
        return amount(longer ? random.nextInt(250_000) : edge(row.model(), row.meter()));
    }

    /** The same tokens, as told by vendors whose columns include each other; every wider column is there. */
    private static Map<String, BigDecimal> inclusive(Map<String, BigDecimal> rest, BigDecimal prefix) {
        Map<String, List<String>> wider = Map.of(
                "cached input", List.of("input"),
                "cache write", List.of("input"),
                "cache write 1h", List.of("input", "cache write"),
                "audio input", List.of("input"),
                "image input", List.of("input"),
                "tool input", List.of("input"),
                "cached audio input", List.of("input", "cached input", "audio input"),
                "cached image input", List.of("input", "cached input", "image input"),
                "reasoning", List.of("output"),
                "audio output", List.of("output"));
        Map<String, BigDecimal> all = new HashMap<>(rest);
        rest.forEach((meter, tokens) ->
                wider.getOrDefault(meter, List.of()).forEach(each -> all.merge(each, tokens, BigDecimal::add)));
        all.merge("input", prefix, BigDecimal::add);
        return all;
    }

    private Use use(
            Price row,
            String model,
            String tier,
            String region,
            int months,
            @Nullable BigDecimal growth,
            BigDecimal calls,
            boolean whole,
            boolean totals,
            BigDecimal prefix,
            Map<String, BigDecimal> tokens,
            String meter,
            @Nullable BigDecimal quantity) {
        return new Use(
                row.provider(),
                model,
                tier,
                region,
                day(),
                months,
                growth,
                calls,
                BigDecimal.valueOf(1 + random.nextInt(random.nextInt(4) == 0 ? 5 : 1)),
                whole,
                totals,
                prefix,
                tokens,
                meter,
                quantity,
                random.nextInt(3) == 0 ? -1 : random.nextInt(1440),
                DayOfWeek.of(1 + random.nextInt(7)));
    }

    private LocalDate day() {
        return START.plusDays(random.nextInt(300));
    }

    /** Terms on prices: percentages, a negotiated rate, free units. */
    void agreePrices() {
        for (String kind : List.of("discount", "discount", "margin")) {
            String meter = List.of("", "input", "output").get(random.nextInt(3));
            term(kind, meter, new BigDecimal(List.of("0.1", "0.05", "0.125").get(random.nextInt(3))), false);
        }
        terms.add(new Term(
                "rate",
                List.of("acme", "bolt", "edge").get(random.nextInt(3)),
                "input",
                price(),
                BigDecimal.ZERO,
                false,
                0,
                null,
                START.plusDays(random.nextInt(300))));
        term("free units", "page", BigDecimal.valueOf(random.nextInt(20_000)), random.nextBoolean());
    }

    /** Terms on sums: caps, minimums and credits. */
    void agreeSums() {
        for (String kind : List.of("cap", "cap", "minimum", "minimum", "credit", "credit", "credit")) {
            term(kind, "", BigDecimal.valueOf(random.nextInt(2_000_000_000), random.nextInt(6)), random.nextBoolean());
        }
    }

    private void term(String kind, String meter, BigDecimal number, boolean monthly) {
        LocalDate from = random.nextBoolean() ? null : day();
        LocalDate to = random.nextBoolean() ? null : (from == null ? START : from).plusDays(1 + random.nextInt(200));
        boolean percent = kind.equals("discount") || kind.equals("margin");
        String provider = List.of("", "acme", "edge", "openai", "anthropic").get(random.nextInt(5));
        BigDecimal billed = percent || random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(900));
        terms.add(new Term(kind, provider, meter, number, billed, monthly, percent ? 0 : random.nextInt(3), from, to));
    }
}
