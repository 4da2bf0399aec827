package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.amount.ThreePoint;
import io.ratebook.amount.Unit;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Rate;
import io.ratebook.domain.RuleRef;
import io.ratebook.domain.TierPrice;
import io.ratebook.domain.Usage;
import io.ratebook.domain.UsageField;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Charge;
import io.ratebook.rating.Draw;
import io.ratebook.rating.Rated;
import io.ratebook.rating.TrueUp;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The charges of three cases, laid side by side: a line for each charge that some case has, in the order of the sheet. */
final class Lines {
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    private Lines() {}

    static List<Line> of(Rated rated) {
        Lines all = new Lines();
        merged(rated, each -> each.charges().stream(), Charge::key).values().forEach(all::addCharge);
        all.addDraws(rated, true);
        all.addTrueUps(rated);
        all.addDraws(rated, false);
        all.addContingency(rated);
        return List.copyOf(all.lines);
    }

    private void addDraws(Rated rated, boolean caps) {
        merged(
                        rated,
                        each -> each.draws().stream().filter(draw -> draw.isCap() == caps),
                        each -> each.contract().id() + "\n" + each.paid().key())
                .values()
                .forEach(this::addDraw);
    }

    private static String key(TrueUp trueUp) {
        return trueUp.scenario() + "\n" + trueUp.contract().id() + "\n" + trueUp.month();
    }

    /**
     * The parts of all cases by key, in one order that holds for each case: what only one case has stands where that case has
     * it, so that credits are used up line by line as the engine uses them.
     */
    private static <T> Map<String, EnumMap<Case, T>> merged(
            Rated rated, Function<CaseCharges, Stream<T>> parts, Function<T, String> key) {
        List<String> order = new ArrayList<>();
        Map<String, EnumMap<Case, T>> found = new HashMap<>();
        for (Case which : List.of(Case.BASE, Case.LOW, Case.HIGH)) {
            int at = 0;
            for (T part : parts.apply(rated.at(which)).toList()) {
                String name = key.apply(part);
                boolean here = at < order.size() && order.get(at).equals(name);
                if (!here && found.containsKey(name)) {
                    at = order.indexOf(name);
                } else if (!here) {
                    order.add(at, name);
                }
                found.computeIfAbsent(name, each -> new EnumMap<>(Case.class)).put(which, part);
                at++;
            }
        }
        Map<String, EnumMap<Case, T>> merged = new LinkedHashMap<>();
        order.forEach(each -> merged.put(each, found.getOrDefault(each, new EnumMap<>(Case.class))));
        return merged;
    }

    private void addCharge(EnumMap<Case, Charge> charges) {
        Charge shown = shown(charges);
        Metered basis = basis(charges, shown);
        Usage usage = basis.usage();
        int number = lines.size() + 1;
        numbers.put(shown.key(), number);
        lines.add(new Line(
                number,
                basis.purchase() ? Category.PURCHASE : Category.USAGE,
                usage.scenario(),
                usage.id(),
                usage.phase(),
                usage.activity(),
                usage.provider(),
                usage.model(),
                basis.meter(),
                basis.measure().words(),
                basis,
                usage.day(),
                points(charges, each -> each.counted().base()),
                points(charges, Charge::quantity),
                basis.quantity().unit(),
                points(charges, each -> each.counted().metered().usage().months()),
                points(charges, each -> rowMonths(each.counted().metered().usage())),
                rates(charges, shown),
                band(charges, shown.tier()),
                factors(charges),
                points(charges, each -> each.cost().amount()),
                free(charges),
                null,
                0,
                decisions(charges)));
    }

    private static BigDecimal rowMonths(Usage usage) {
        BigDecimal months = usage.number(UsageField.MONTHS);
        return months == null ? BigDecimal.ONE : months;
    }

    /** Of the cases, that whose months end first where they end at a change of price: no case's formula counts beyond it. */
    private static Metered basis(EnumMap<Case, Charge> charges, Charge shown) {
        return charges.values().stream()
                .map(each -> each.counted().metered())
                .filter(each -> each.usage().span().end() != null)
                .findFirst()
                .orElse(shown.counted().metered());
    }

    private static List<Line.Free> free(EnumMap<Case, Charge> charges) {
        Map<Contract, EnumMap<Case, Charge.Free.Draw>> draws = new LinkedHashMap<>();
        charges.forEach((which, charge) -> charge.free()
                .draws()
                .forEach(each -> draws.computeIfAbsent(each.by().contract(), term -> new EnumMap<>(Case.class))
                        .put(which, each)));
        LocalDate day = shown(charges).counted().metered().day();
        return draws.entrySet().stream()
                .map(each -> new Line.Free(
                        each.getKey(),
                        each.getKey().monthly() ? YearMonth.from(day) : null,
                        points(each.getValue(), Charge.Free.Draw::left),
                        points(each.getValue(), Charge.Free.Draw::units)))
                .toList();
    }

    private void addDraw(EnumMap<Case, Draw> draws) {
        Draw shown = shown(draws);
        int paid = numbers.getOrDefault(shown.paid().key(), 0);
        Line.Term term = new Line.Term(
                shown.contract(),
                shown.month(),
                points(draws, each -> each.left().amount()),
                ThreePoint.ONE,
                List.of());
        lines.add(other(
                shown.isCap() ? Category.ADJUSTMENT : Category.CREDIT,
                lines.get(paid - 1),
                shown.isCap() ? "cap" : "credit",
                shown.contract().id() + (shown.isCap() ? " caps line " : " pays line ") + paid,
                points(draws, each -> each.amount().amount().negate()),
                term,
                paid,
                List.of(shown.by())));
    }

    private void addTrueUps(Rated rated) {
        Map<String, EnumMap<Case, TrueUp>> all = merged(rated, each -> each.trueUps().stream(), Lines::key);
        for (EnumMap<Case, TrueUp> each : all.values()) {
            TrueUp shown = shown(each);
            long months = all.values().stream()
                    .map(Lines::shown)
                    .filter(other -> other.by().equals(shown.by()))
                    .count();
            addTrueUp(each, months);
        }
    }

    /** The last month of the scenario: what is for a whole term is made up at its end. */
    private YearMonth lastMonth(String scenario) {
        return lines.stream()
                .filter(each -> each.scenario().equals(scenario) && each.day() != null)
                .map(each -> Months.last(
                        Objects.requireNonNull(each.day()), each.months().base()))
                .max(Comparator.naturalOrder())
                .orElse(YearMonth.from(LocalDate.EPOCH));
    }

    /** @param months on how many months the term is made up */
    private void addTrueUp(EnumMap<Case, TrueUp> trueUps, long months) {
        TrueUp shown = shown(trueUps);
        Contract contract = shown.contract();
        YearMonth month = shown.month();
        List<Integer> counted = trueUps.values().stream()
                .flatMap(each -> each.counted().stream())
                .map(each -> numbers.getOrDefault(each.key(), 0))
                .distinct()
                .sorted()
                .toList();
        List<Decision> decisions = new ArrayList<>();
        decisions.add(shown.by());
        decisions.addAll(shown.decisions());
        lines.add(new Line(
                lines.size() + 1,
                Category.ADJUSTMENT,
                shown.scenario(),
                "",
                "Commitments",
                "Minimum " + contract.id(),
                contract.provider(),
                contract.model(),
                "minimum",
                "what " + contract.id() + " still asks for" + (month == null ? "" : " in " + month),
                null,
                (month == null ? lastMonth(shown.scenario()) : month).atDay(1),
                ThreePoint.ZERO,
                ThreePoint.ZERO,
                new Unit("minimum"),
                ThreePoint.ONE,
                ThreePoint.of(BigDecimal.valueOf(months)),
                List.of(),
                null,
                List.of(),
                points(trueUps, each -> each.amount().amount()),
                List.of(),
                new Line.Term(contract, month, ThreePoint.ZERO, points(trueUps, TrueUp::share), counted),
                0,
                decisions));
    }

    /** A line a scenario: its share of everything else that the scenario costs. */
    private void addContingency(Rated rated) {
        ThreePoint share = contingency(rated);
        if (share.equals(ThreePoint.ZERO)) {
            return;
        }
        Map<String, List<Line>> byScenario = new LinkedHashMap<>();
        lines.forEach(each -> byScenario
                .computeIfAbsent(each.scenario(), name -> new ArrayList<>())
                .add(each));
        byScenario.forEach((scenario, its) -> {
            ThreePoint cost = its.stream().map(Line::cost).reduce(ThreePoint.ZERO, ThreePoint::plus);
            String words = Exact.text(share.base().movePointRight(2)) + "% of the scenario's other lines";
            lines.add(other(
                    Category.ADJUSTMENT, its.get(0), "contingency", words, cost.times(share), null, 0, List.of()));
        });
    }

    private static ThreePoint contingency(Rated rated) {
        return new ThreePoint(share(rated, Case.LOW), share(rated, Case.BASE), share(rated, Case.HIGH));
    }

    private static BigDecimal share(Rated rated, Case which) {
        return rated.at(which).request().header().contingency().fraction();
    }

    /** A line that changes what another costs, or the contingency. */
    private Line other(
            Category category,
            Line like,
            String meter,
            String part,
            ThreePoint cost,
            Line.@Nullable Term term,
            int paid,
            List<Decision> decisions) {
        boolean own = paid > 0;
        return new Line(
                lines.size() + 1,
                category,
                like.scenario(),
                own ? like.usageId() : "",
                own ? like.phase() : "Contingency",
                own ? like.activity() : "Contingency",
                own ? like.provider() : "",
                own ? like.model() : "",
                meter,
                part,
                null,
                own ? like.day() : null,
                ThreePoint.ZERO,
                ThreePoint.ZERO,
                new Unit(meter),
                own ? like.months() : ThreePoint.ONE,
                own ? like.rowMonths() : ThreePoint.ONE,
                List.of(),
                null,
                List.of(),
                cost,
                List.of(),
                term,
                paid,
                decisions);
    }

    private static <T> T shown(EnumMap<Case, T> cases) {
        T base = cases.get(Case.BASE);
        return base != null ? base : cases.values().iterator().next();
    }

    private static <T> ThreePoint points(EnumMap<Case, T> cases, Function<T, BigDecimal> value) {
        return new ThreePoint(
                point(cases.get(Case.LOW), value),
                point(cases.get(Case.BASE), value),
                point(cases.get(Case.HIGH), value));
    }

    private static <T> BigDecimal point(@Nullable T one, Function<T, BigDecimal> value) {
        return one == null ? BigDecimal.ZERO : value.apply(one);
    }

    private static List<Rate> rates(EnumMap<Case, Charge> charges, Charge shown) {
        return Stream.of(Case.values())
                .map(each -> charges.getOrDefault(each, shown).rate())
                .toList();
    }

    private static Line.@Nullable Band band(EnumMap<Case, Charge> charges, Decision.@Nullable Tier tier) {
        if (tier == null) {
            return null;
        }
        return new Line.Band(
                tier.band(),
                points(charges, Charge::price),
                points(charges, each -> each.counted().times().of(tier.band().scope())),
                tier.price() instanceof TierPrice.Times times ? times.number() : null);
    }

    /** Each factor of any case once; 1 in the cases in which it doesn't hold. */
    private static List<LineFactor> factors(EnumMap<Case, Charge> charges) {
        record Key(RuleRef by, String why) {}
        Map<Key, EnumMap<Case, BigDecimal>> values = new LinkedHashMap<>();
        charges.forEach((which, charge) -> Stream.concat(charge.counted().factors().stream(), charge.factors().stream())
                .forEach(factor -> values.computeIfAbsent(
                                new Key(factor.by(), factor.why()), key -> new EnumMap<>(Case.class))
                        .merge(which, factor.value().at(which), BigDecimal::multiply)));
        List<LineFactor> factors = new ArrayList<>();
        values.forEach((key, cases) -> factors.add(new LineFactor(
                new ThreePoint(
                        cases.getOrDefault(Case.LOW, BigDecimal.ONE),
                        cases.getOrDefault(Case.BASE, BigDecimal.ONE),
                        cases.getOrDefault(Case.HIGH, BigDecimal.ONE)),
                key.why(),
                key.by())));
        return factors;
    }

    /** The decisions of the case shown, then those that only another case has. */
    private static List<Decision> decisions(EnumMap<Case, Charge> charges) {
        Set<String> seen = new LinkedHashSet<>();
        List<Decision> all = new ArrayList<>();
        for (Case which : List.of(Case.BASE, Case.LOW, Case.HIGH)) {
            Charge charge = charges.get(which);
            for (Decision each : charge == null ? List.<Decision>of() : charge.decisions()) {
                if (seen.add(each.by().id() + each.words())) {
                    all.add(each);
                }
            }
        }
        return all;
    }
}
