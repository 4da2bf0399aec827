package io.ratebook;

import io.ratebook.Plain.Price;
import io.ratebook.Plain.Term;
import io.ratebook.Plain.Use;
import io.ratebook.Plain.Window;
import io.ratebook.amount.Exact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What usage costs, the plain way: one usage after the other, from top to bottom. Written from how vendors bill, and knowing
 * nothing of the rules and the rating that it judges. It expects sound input, and has no findings.
 */
final class StraightLine {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    /** What each meter of tokens is made of; a meter is a part of another that is made of less. */
    private static final Map<String, Set<String>> MADE_OF = Map.ofEntries(
            Map.entry("input", Set.of("in")),
            Map.entry("cached input", Set.of("in", "read")),
            Map.entry("cache write", Set.of("in", "write")),
            Map.entry("cache write 1h", Set.of("in", "write", "hour")),
            Map.entry("audio input", Set.of("in", "audio")),
            Map.entry("image input", Set.of("in", "image")),
            Map.entry("cached audio input", Set.of("in", "read", "audio")),
            Map.entry("cached image input", Set.of("in", "read", "image")),
            Map.entry("tool input", Set.of("in", "tool")),
            Map.entry("output", Set.of("out")),
            Map.entry("reasoning", Set.of("out", "reasoning")),
            Map.entry("audio output", Set.of("out", "audio")));

    /** What a usage costs in one month, before commitments; in its only one for what happens once. */
    record Due(int use, LocalDate day, BigDecimal amount) {}

    private final List<Price> prices;
    private final List<Term> terms;
    private final Map<String, BigDecimal> exchange;
    private final Map<String, BigDecimal> freeLeft = new HashMap<>();

    StraightLine(List<Price> prices, List<Term> terms, Map<String, BigDecimal> exchange) {
        this.prices = prices;
        this.terms = terms;
        this.exchange = exchange;
    }

    private static boolean covers(Term term, Use use, String meter, LocalDate day) {
        return (term.provider().isEmpty() || term.provider().equals(use.provider()))
                && (term.meter().isEmpty() || isWithin(meter, term.meter()))
                && term.holds(day);
    }

    private static boolean isWithin(String meter, String wider) {
        return meter.equals(wider)
                || MADE_OF.containsKey(meter)
                        && MADE_OF.containsKey(wider)
                        && MADE_OF.get(meter).containsAll(MADE_OF.get(wider));
    }

    /** Everything, after all terms. */
    BigDecimal total(List<Use> uses) {
        List<Due> all = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            all.addAll(dues(i, uses.get(i)));
        }
        BigDecimal[] due = all.stream().map(Due::amount).toArray(BigDecimal[]::new);
        draw("cap", uses, all, due);
        BigDecimal owed = ZERO;
        for (Term term : terms) {
            owed = term.kind().equals("minimum") ? owed.add(missing(term, uses, all, due)) : owed;
        }
        draw("credit", uses, all, due);
        for (BigDecimal each : due) {
            owed = owed.add(each);
        }
        return owed;
    }

    /** A cap leaves of what is due what it has left; a credit takes that away. */
    private void draw(String kind, List<Use> uses, List<Due> all, BigDecimal[] due) {
        List<Term> sorted = new ArrayList<>(terms);
        sorted.sort((one, other) -> Integer.compare(one.order(), other.order()));
        for (Term term : sorted) {
            Map<Object, BigDecimal> left = new HashMap<>();
            for (int i = 0; i < due.length && term.kind().equals(kind); i++) {
                LocalDate day = all.get(i).day;
                if (covers(term, uses.get(all.get(i).use()), "", day)) {
                    Object pot = term.monthly() ? YearMonth.from(day) : "";
                    BigDecimal rest = left.getOrDefault(
                            pot, term.number().subtract(term.billed()).max(ZERO));
                    BigDecimal used = rest.min(due[i]);
                    left.put(pot, rest.subtract(used));
                    due[i] = kind.equals("cap") ? used : due[i].subtract(used);
                }
            }
        }
    }

    private static BigDecimal missing(Term term, List<Use> uses, List<Due> all, BigDecimal[] due) {
        BigDecimal owed = ZERO;
        boolean met = false;
        YearMonth last = all.stream()
                .map(each -> YearMonth.from(each.day()))
                .max(YearMonth::compareTo)
                .orElseThrow();
        YearMonth month = all.stream()
                .map(each -> YearMonth.from(each.day()))
                .min(YearMonth::compareTo)
                .orElseThrow();
        for (; !month.isAfter(last); month = month.plusMonths(1)) {
            LocalDate held = null;
            int days = 0;
            for (int day = 1; day <= month.lengthOfMonth(); day++) {
                boolean holds = term.holds(month.atDay(day));
                held = holds ? month.atDay(day) : held;
                days += holds ? 1 : 0;
            }
            met = met || days > 0;
            BigDecimal once = term.billed();
            BigDecimal spread = ZERO;
            for (int i = 0; i < due.length && held != null; i++) {
                Use use = uses.get(all.get(i).use());
                LocalDate day = all.get(i).day();
                boolean here = YearMonth.from(day).equals(month);
                boolean recurs = use.months() > 0;
                spread = here && recurs && covers(term, use, "", held) ? spread.add(due[i]) : spread;
                once = here && !recurs && covers(term, use, "", day) ? once.add(due[i]) : once;
            }
            BigDecimal least = Exact.quotient(
                    term.number().subtract(spread).multiply(BigDecimal.valueOf(days)),
                    BigDecimal.valueOf(month.lengthOfMonth()));
            owed = days == 0 ? owed : owed.add(least.subtract(once).max(ZERO));
        }
        if (term.monthly() || !met) {
            return owed;
        }
        BigDecimal reached = term.billed();
        for (int i = 0; i < due.length; i++) {
            reached = covers(term, uses.get(all.get(i).use()), "", all.get(i).day()) ? reached.add(due[i]) : reached;
        }
        return term.number().subtract(reached).max(ZERO);
    }

    /** Month by month, each at the prices of its first day and larger than the one before by the growth. */
    List<Due> dues(int index, Use use) {
        List<Due> dues = new ArrayList<>();
        BigDecimal size = ONE;
        for (int month = 0; month < Math.max(1, use.months()); month++) {
            LocalDate day = use.day().plusMonths(month);
            dues.add(new Due(index, day, month(use, day, month, size)));
            size = use.growth() == null ? size : size.multiply(ONE.add(use.growth()));
        }
        return dues;
    }

    private BigDecimal month(Use use, LocalDate day, int month, BigDecimal size) {
        BigDecimal cost = ZERO;
        if (use.quantity() != null) {
            cost = cost.add(line(use, day, month, use.meter(), use.quantity().multiply(size), ONE));
        }
        Map<String, BigDecimal> leaves = leaves(use, day);
        for (Map.Entry<String, BigDecimal> leaf : leaves.entrySet()) {
            BigDecimal calls = use.totals() ? ONE : use.calls();
            cost = cost.add(line(
                    use,
                    day,
                    month,
                    leaf.getKey(),
                    leaf.getValue().multiply(calls).multiply(size),
                    use.calls()));
        }
        return cost;
    }

    /** Tokens by the meter that they are billed on: those of a priced meter without those of its parts that are priced too. */
    private Map<String, BigDecimal> leaves(Use use, LocalDate day) {
        List<String> priced = new ArrayList<>();
        for (String meter : MADE_OF.keySet()) {
            if (best(use, day, meter) != null && counts(use, meter)) {
                priced.add(meter);
            }
        }
        priced.sort((one, other) -> Integer.compare(parts(other), parts(one)));
        Map<String, BigDecimal> leaves = new HashMap<>();
        for (String meter : priced) {
            BigDecimal leaf = inclusive(use, meter);
            for (String part : priced) {
                boolean below = !part.equals(meter) && isWithin(part, meter);
                leaf = below ? leaf.subtract(leaves.get(part)) : leaf;
            }
            leaves.put(meter, leaf);
        }
        return leaves;
    }

    private static int parts(String meter) {
        return MADE_OF.getOrDefault(meter, Set.of()).size();
    }

    private static boolean counts(Use use, String meter) {
        return meter.equals("input") && use.prefix().signum() > 0
                || use.tokens().keySet().stream().anyMatch(each -> isWithin(each, meter));
    }

    /** All tokens of a meter, its parts among them. */
    private static BigDecimal inclusive(Use use, String meter) {
        if (use.whole() && use.tokens().containsKey(meter)) {
            return use.tokens().get(meter);
        }
        BigDecimal sum = meter.equals("input") ? use.prefix() : ZERO;
        for (Map.Entry<String, BigDecimal> each : use.tokens().entrySet()) {
            sum = isWithin(each.getKey(), meter) ? sum.add(each.getValue()) : sum;
        }
        return sum;
    }

    private static BigDecimal measured(Use use, String measure) {
        BigDecimal tokens = inclusive(use, measure.equals("output tokens") ? "output" : "input");
        if (measure.equals("uncached prompt tokens")) {
            tokens = tokens.subtract(inclusive(use, "cached input"));
        }
        return use.totals() ? Exact.quotient(tokens, use.calls()) : tokens;
    }

    /** One quantity of one month, at its one price. Bands of a whole period count the months that are alike together. */
    private BigDecimal line(Use use, LocalDate day, int month, String meter, BigDecimal each, BigDecimal calls) {
        Price price = best(use, day, meter);
        if (price == null) {
            throw new AssertionError("no price of " + meter + " for " + use);
        }
        BigDecimal quantity = each.multiply(use.repeat());
        BigDecimal scopes = price.scope().equals("request") ? calls.multiply(use.repeat()) : ONE;
        if (price.scope().equals("period") && use.months() > 1) {
            if (month > 0) {
                return ZERO;
            }
            quantity = quantity.multiply(BigDecimal.valueOf(use.months()));
        }
        Term rate = negotiated(use, day, price.meter());
        if (price.roundUpTo() != null && rate == null) {
            quantity = up(quantity, price.roundUpTo());
        }
        quantity = quantity.subtract(free(use, meter, day, quantity));
        BigDecimal cost = banded(price, bands(price, day), quantity, scopes);
        if (rate != null) {
            cost = rate.number().multiply(quantity).movePointLeft(6);
        }
        if (price.tier().equals("standard") && use.tier().equals("batch")) {
            cost = cost.multiply(new BigDecimal("0.5"));
        }
        if (!price.kind().equals("cliff")) {
            cost = cost.multiply(longPrompt(use, price.meter()));
        }
        for (Term term : terms) {
            if (covers(term, use, meter, day) && term.kind().equals("discount")) {
                cost = cost.multiply(ONE.subtract(term.number()));
            }
            if (covers(term, use, meter, day) && term.kind().equals("margin")) {
                cost = cost.multiply(ONE.add(term.number()));
            }
        }
        return price.currency().equals("USD") || rate != null ? cost : cost.multiply(exchange.get(price.currency()));
    }

    /** A negotiated price of exactly the meter that is billed: another meter's own price on the card goes before it. */
    private @Nullable Term negotiated(Use use, LocalDate day, String meter) {
        for (Term term : terms) {
            if (term.kind().equals("rate")
                    && term.provider().equals(use.provider())
                    && term.meter().equals(meter)) {
                return term.holds(day) ? term : null;
            }
        }
        return null;
    }

    /** gpt-5.4 over 272,000 and claude-sonnet-4 over 200,000 prompt tokens: input twice, output one and a half times. */
    private static BigDecimal longPrompt(Use use, String meter) {
        String limit = use.provider().equals("openai") && use.model().equals("gpt-5.4")
                ? "272000"
                : use.provider().equals("anthropic") && use.model().equals("claude-sonnet-4") ? "200000" : "";
        if (limit.isEmpty() || measured(use, "prompt tokens").compareTo(new BigDecimal(limit)) <= 0) {
            return ONE;
        }
        return isWithin(meter, "input") ? new BigDecimal(2) : isWithin(meter, "output") ? new BigDecimal("1.5") : ONE;
    }

    private BigDecimal free(Use use, String meter, LocalDate day, BigDecimal quantity) {
        BigDecimal free = ZERO;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.kind().equals("free units") && covers(term, use, meter, day)) {
                String pot = i + (term.monthly() ? "/" + YearMonth.from(day) : "");
                BigDecimal left = freeLeft.getOrDefault(
                        pot, term.number().subtract(term.billed()).max(ZERO));
                BigDecimal taken = left.min(quantity.subtract(free));
                freeLeft.put(pot, left.subtract(taken));
                free = free.add(taken);
            }
        }
        return free;
    }

    /** The bands of a tiered price, the lowest first; the price alone for others. */
    private List<Price> bands(Price price, LocalDate day) {
        List<Price> bands = new ArrayList<>();
        for (Price each : prices) {
            boolean same = each.provider().equals(price.provider())
                    && each.model().equals(price.model())
                    && each.meter().equals(price.meter())
                    && each.tier().equals(price.tier())
                    && each.region().equals(price.region());
            if (same && isInForce(each, day)) {
                bands.add(each);
            }
        }
        bands.sort((one, other) -> one.above().compareTo(other.above()));
        return price.kind().isEmpty() || price.kind().equals("cliff") ? List.of(price) : bands;
    }

    /** Bounds, sizes and fees count as often as there are requests or months: what one of them uses may be no finite decimal. */
    private static BigDecimal banded(Price price, List<Price> bands, BigDecimal quantity, BigDecimal scopes) {
        if (price.kind().isEmpty() || price.kind().equals("cliff")) {
            return price.price().multiply(quantity).divide(price.per());
        }
        if (scopes.signum() == 0) {
            return ZERO;
        }
        BigDecimal cost = ZERO;
        for (int i = 0; i < bands.size(); i++) {
            Price band = bands.get(i);
            BigDecimal begin = band.above().multiply(scopes);
            BigDecimal end = i + 1 < bands.size() ? bands.get(i + 1).above().multiply(scopes) : null;
            boolean splits = band.kind().equals("graduated") || band.kind().equals("block");
            boolean isLast = end == null || !isOver(quantity, end, band.atLeast());
            boolean inside = (i == 0 || isOver(quantity, begin, band.atLeast())) && isLast;
            BigDecimal part = splits
                    ? (end == null ? quantity : quantity.min(end))
                            .subtract(begin)
                            .max(ZERO)
                    : inside ? quantity : ZERO;
            part = band.size() == null ? part : up(part, band.size().multiply(scopes));
            boolean entered = splits ? i == 0 || part.signum() > 0 : inside;
            cost = cost.add(band.price().multiply(part).divide(band.per()))
                    .add(entered ? band.flat().multiply(scopes) : ZERO);
        }
        return cost;
    }

    private static boolean isOver(BigDecimal number, BigDecimal bound, boolean atLeast) {
        return atLeast ? number.compareTo(bound) >= 0 : number.compareTo(bound) > 0;
    }

    private static BigDecimal up(BigDecimal quantity, BigDecimal size) {
        return quantity.divide(size, 0, RoundingMode.CEILING).multiply(size);
    }

    private static boolean isInForce(Price price, LocalDate day) {
        return (price.from() == null || !day.isBefore(price.from()))
                && (price.to() == null || day.isBefore(price.to()));
    }

    /** The one row of exactly that meter: own service tier, named model, named region, hours, highest band that is reached. */
    private @Nullable Price best(Use use, LocalDate day, String meter) {
        Price best = null;
        for (Price each : prices) {
            if (each.meter().equals(meter)
                    && holds(each, use, day)
                    && (best == null
                            || weight(each) > weight(best)
                            || weight(each) == weight(best) && each.above().compareTo(best.above()) > 0)) {
                best = each;
            }
        }
        return best;
    }

    private static int weight(Price price) {
        return (price.tier().equals("standard") ? 0 : 8)
                + (price.model().isEmpty() ? 0 : 4)
                + (price.region().isEmpty() ? 0 : 2)
                + (price.window() == null ? 0 : 1);
    }

    private static boolean holds(Price price, Use use, LocalDate day) {
        boolean split = !price.kind().isEmpty() && !price.kind().equals("cliff");
        boolean reached = price.above().signum() == 0
                || !split && isOver(measured(use, price.measure()), price.above(), price.atLeast());
        return reached
                && price.provider().equals(use.provider())
                && (price.model().isEmpty() || price.model().equals(use.model()))
                && (price.tier().equals("standard") || price.tier().equals(use.tier()))
                && (price.region().isEmpty() || price.region().equals(use.region()))
                && isInForce(price, day)
                && (price.window() == null || isWithin(use, price.window()));
    }

    private static boolean isWithin(Use use, Window window) {
        if (use.minute() < 0) {
            return false;
        }
        int local = use.minute() + window.ahead();
        DayOfWeek today = local >= 1440 ? use.weekday().plus(1) : use.weekday();
        int minute = local % 1440;
        if (window.from() < window.to()) {
            return window.days().contains(today) && minute >= window.from() && minute < window.to();
        }
        return window.days().contains(today) && minute >= window.from()
                || window.days().contains(today.minus(1)) && minute < window.to();
    }
}
