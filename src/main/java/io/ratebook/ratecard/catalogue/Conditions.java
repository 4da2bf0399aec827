package io.ratebook.ratecard.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the prices of a model of genai-prices hold. The catalogue tries its conditions from the last to the first and takes the first that holds: from a day on,
 * in hours of the day (UTC, the end exclusive), or always. Here each gets the days on which it is the one taken.
 */
final class Conditions {
    private Conditions() {}

    /** Prices with the days and hours for which they hold. */
    record Condition(Span span, Window window, Map<String, Object> prices) {}

    /** One line of the catalogue: {@code from} is null where it holds since ever. */
    private record Stated(@Nullable LocalDate from, Window window, Map<String, Object> prices) {
        boolean isInForce(@Nullable LocalDate day) {
            return from == null || day != null && !day.isBefore(from);
        }
    }

    static List<Condition> of(Entry entry, @Nullable Object prices, Ledger ledger) {
        if (!(prices instanceof List<?>)) {
            return List.of(new Condition(Span.ALWAYS, Window.NONE, prices == null ? Map.of() : Values.object(prices)));
        }
        List<Stated> stated = new ArrayList<>();
        for (Object each : Values.list(prices)) {
            try {
                stated.add(stated(Values.object(each)));
            } catch (DateTimeException | IllegalArgumentException e) {
                ledger.keepOut(
                        Rule.WINDOW,
                        entry,
                        "constraint",
                        Values.object(each).get("constraint"),
                        String.valueOf(e.getMessage()));
            }
        }
        return inForce(stated);
    }

    private static Stated stated(Map<String, Object> line) {
        Map<String, Object> prices = Values.object(line.getOrDefault("prices", Map.of()));
        Map<String, Object> constraint = Values.object(line.getOrDefault("constraint", Map.of()));
        String day = Values.text(constraint, "start_date");
        if (!day.isEmpty()) {
            return new Stated(LocalDate.parse(day), Window.NONE, prices);
        }
        String start = Values.text(constraint, "start_time");
        String end = Values.text(constraint, "end_time");
        if (!start.isEmpty() && !end.isEmpty()) {
            return new Stated(null, new Window(time(start) + "-" + time(end), "", "UTC"), prices);
        }
        if (line.containsKey("constraint")) {
            throw new IllegalArgumentException("neither a start date nor hours of the day");
        }
        return new Stated(null, Window.NONE, prices);
    }

    private static LocalTime time(String text) {
        LocalTime time = text.matches(".*(Z|[-+]\\d{2}:?\\d{2})")
                ? OffsetTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalTime()
                : LocalTime.parse(text);
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new IllegalArgumentException(text + " is no whole minute");
        }
        return time;
    }

    /** Span by span between the first days: the last line without hours, and the lines with hours that come after it. */
    private static List<Condition> inForce(List<Stated> stated) {
        TreeSet<LocalDate> days = new TreeSet<>();
        stated.stream().map(Stated::from).filter(day -> day != null).forEach(days::add);
        List<Condition> conditions = new ArrayList<>();
        @Nullable LocalDate from = null;
        for (int i = 0; i <= days.size(); i++) {
            @Nullable LocalDate to = from == null ? (days.isEmpty() ? null : days.first()) : days.higher(from);
            add(stated, new Span(from, to), conditions);
            from = to;
        }
        return conditions;
    }

    private static void add(List<Stated> stated, Span span, List<Condition> conditions) {
        int always = -1;
        for (int i = 0; i < stated.size(); i++) {
            if (stated.get(i).window().isNone() && stated.get(i).isInForce(span.from())) {
                always = i;
            }
        }
        for (int i = 0; i < stated.size(); i++) {
            if (i == always || i > always && !stated.get(i).window().isNone()) {
                Stated line = stated.get(i);
                extend(conditions, new Condition(span, line.window(), line.prices()));
            }
        }
    }

    /** Continues the span before where the same prices go on. */
    private static void extend(List<Condition> conditions, Condition next) {
        for (int i = 0; i < conditions.size(); i++) {
            Condition each = conditions.get(i);
            if (each.prices() == next.prices()
                    && each.span().to() != null
                    && each.span().to().equals(next.span().from())) {
                conditions.set(
                        i,
                        new Condition(new Span(each.span().from(), next.span().to()), each.window(), each.prices()));
                return;
            }
        }
        conditions.add(next);
    }
}
