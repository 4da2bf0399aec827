package io.ratebook.ratecard;

import io.ratebook.domain.Rate;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prices that end, that leave days without a price, or that were seen long ago. A card's are told together. */
public final class CardDates {
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(20\\d\\d)-(\\d\\d)(?:-(\\d\\d))?(?!\\d)");

    private final LocalDate asOf;
    private final List<Finding> findings = new ArrayList<>();

    private CardDates(LocalDate asOf) {
        this.asOf = asOf;
    }

    /**
     * @param expiresWithin days from the day on; a price that ends in them and that no other follows is a warning
     * @param olderThan days before the day; a price whose source was seen earlier is a remark
     */
    public static List<Finding> findings(List<Rate> rates, LocalDate asOf, int expiresWithin, int olderThan) {
        CardDates dates = new CardDates(asOf);
        List<Rate> ending = new ArrayList<>();
        Map<String, List<Rate>> alike =
                rates.stream().collect(Collectors.groupingBy(CardDates::key, LinkedHashMap::new, Collectors.toList()));
        alike.values().forEach(each -> dates.row(each, ending));
        ending.removeIf(each -> isFollowed(each, rates));
        dates.ends(ending, expiresWithin);
        dates.old(rates, olderThan);
        return List.copyOf(dates.findings);
    }

    /** What the same price has in common over time. */
    private static String key(Rate rate) {
        return rate.name() + "\n" + rate.above().toPlainString() + "\n" + rate.hours();
    }

    private void row(List<Rate> alike, List<Rate> ending) {
        List<Rate> sorted = new ArrayList<>(alike);
        sorted.sort(Comparator.comparing(Rate::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int i = 0; i < sorted.size(); i++) {
            LocalDate to = sorted.get(i).to();
            Rate next = i + 1 < sorted.size() ? sorted.get(i + 1) : null;
            if (to != null && next == null) {
                ending.add(sorted.get(i));
            } else if (to != null && next != null && next.from() != null && to.isBefore(next.from())) {
                findings.add(Finding.warning(
                        "RB-RATE-HOLE",
                        next.where(),
                        next.fullName() + " has no price from " + to + " to " + next.from()
                                + " (exclusive): the row before ends there ("
                                + sorted.get(i).where() + ")",
                        "write " + next.from() + " into \"to\" of the older row, or " + to
                                + " into \"from\" of this one"));
            }
        }
    }

    /** A premium for long prompts or hours that is given up leaves the plain price. */
    private static boolean isFollowed(Rate ending, List<Rate> rates) {
        return rates.stream()
                .anyMatch(
                        each -> each.name().equals(ending.name()) && each.inForce(Objects.requireNonNull(ending.to())));
    }

    private void ends(List<Rate> ending, int within) {
        LocalDate last = asOf.plusDays(within);
        grouped(
                        ending,
                        each -> Objects.requireNonNull(each.to()).isAfter(asOf)
                                && !Objects.requireNonNull(each.to()).isAfter(last))
                .forEach((file, rates) -> {
                    Rate first = earliest(rates, Rate::to);
                    findings.add(Finding.warning(
                            "RB-RATE-EXPIRES",
                            first.where(),
                            counted(rates, " ends", " end") + " within " + within + " days of " + asOf
                                    + ", and nothing follows; the first is " + first.fullName() + ", on " + first.to(),
                            "add a row with the price from then on, or empty \"to\" where it goes on"));
                });
        grouped(ending, each -> !Objects.requireNonNull(each.to()).isAfter(asOf))
                .forEach((file, rates) -> {
                    Rate first = earliest(rates, Rate::to);
                    findings.add(Finding.info(
                            "RB-RATE-ENDED",
                            first.where(),
                            counted(rates, " has", " have") + " ended by " + asOf
                                    + ", and nothing follows; the first is " + first.fullName() + ", on " + first.to(),
                            "add a row with the price of now, where it is still sold"));
                });
    }

    private void old(List<Rate> rates, int olderThan) {
        LocalDate limit = asOf.minusDays(olderThan);
        grouped(
                        rates,
                        each -> (each.to() == null || each.to().isAfter(asOf))
                                && seen(each).map(day -> day.isBefore(limit)).orElse(false))
                .forEach((file, old) -> {
                    Rate first = earliest(old, each -> seen(each).orElse(null));
                    findings.add(Finding.info(
                            "RB-RATE-OLD",
                            first.where(),
                            counted(old, " was", " were") + " seen more than " + olderThan + " days before " + asOf
                                    + "; the oldest is " + first.fullName() + ", of "
                                    + seen(first).orElseThrow(),
                            "look the price up again, and write the day into \"source\""));
                });
    }

    /** The last day that the source names; else the first day of the price. */
    private static Optional<LocalDate> seen(Rate rate) {
        Matcher days = DAY.matcher(rate.source());
        LocalDate last = null;
        while (days.find()) {
            LocalDate day = day(days);
            last = day != null && (last == null || day.isAfter(last)) ? day : last;
        }
        return Optional.ofNullable(last != null ? last : rate.from());
    }

    private static @Nullable LocalDate day(Matcher found) {
        try {
            return LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    found.group(3) == null ? 1 : Integer.parseInt(found.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, List<Rate>> grouped(List<Rate> rates, Predicate<Rate> which) {
        return rates.stream()
                .filter(which)
                .collect(Collectors.groupingBy(each -> each.where().file(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Rate earliest(List<Rate> rates, Function<Rate, @Nullable LocalDate> day) {
        return rates.stream()
                .min(Comparator.comparing((Rate each) -> Objects.requireNonNull(day.apply(each)))
                        .thenComparing(each -> each.where(), Comparator.<Location>naturalOrder()))
                .orElseThrow();
    }

    private static String counted(List<Rate> rates, String one, String many) {
        return rates.size() == 1 ? "1 price" + one : rates.size() + " prices" + many;
    }
}
