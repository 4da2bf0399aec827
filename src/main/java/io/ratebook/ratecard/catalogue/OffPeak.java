package io.ratebook.ratecard.catalogue;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The windows of LiteLLM's {@code off_peak_pricing}: hours in UTC, every day or on weekdays of a time zone. A weekday there is that of the instant, in a rate
 * card that on which the window begins; so a window is cut at midnight of its zone where it has weekdays.
 */
final class OffPeak {
    private static final Pattern HOURS = Pattern.compile("\\s*(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})\\s*");
    private static final int DAY = 24 * 60;
    private static final Instant SAMPLE = Instant.parse("2026-01-01T00:00:00Z");

    private OffPeak() {}

    static List<Window> windows(Entry entry, Map<String, Object> block, Ledger ledger) {
        List<Window> windows = new ArrayList<>();
        try {
            hours(block.get("hours_utc")).forEach(each -> windows.addAll(daily(each)));
            String stated = Values.text(block, "weekday_timezone");
            ZoneId zone = stated.isEmpty() ? ZoneOffset.UTC : ZoneId.of(stated);
            for (Object each : Values.list(block.get("windows"))) {
                windows.addAll(weekly(Values.object(each), zone));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            ledger.keepOut(Rule.WINDOW, entry, "off_peak_pricing", block, String.valueOf(e.getMessage()));
            return List.of();
        }
        if (windows.isEmpty()) {
            ledger.keepOut(Rule.WINDOW, entry, "off_peak_pricing", block, "names no hours");
        }
        return windows;
    }

    /** Minutes of the day, in UTC; from equal to to is the whole day. */
    private record Minutes(int from, int to) {
        boolean isWholeDay() {
            return from == to;
        }
    }

    private static List<Window> daily(Minutes minutes) {
        if (minutes.isWholeDay()) {
            throw new IllegalArgumentException("the window is the whole day");
        }
        return List.of(new Window(text(minutes.from()) + "-" + text(minutes.to()), "", "UTC"));
    }

    private static List<Window> weekly(Map<String, Object> window, ZoneId zone) {
        Set<DayOfWeek> days = days(Values.list(window.get("weekdays")));
        if (window.containsKey("override_dates")) {
            throw new IllegalArgumentException("single dates are no days of the week");
        }
        List<Window> windows = new ArrayList<>();
        for (Minutes each : hours(window.get("hours_utc"))) {
            windows.addAll(
                    days.isEmpty() || days.size() == DayOfWeek.values().length && !each.isWholeDay()
                            ? daily(each)
                            : cut(each, days, zone));
        }
        return windows;
    }

    private static List<Window> cut(Minutes utc, Set<DayOfWeek> days, ZoneId zone) {
        int offset = offset(zone);
        String words = days.stream().map(OffPeak::word).collect(Collectors.joining(","));
        if (utc.isWholeDay()) {
            return List.of(new Window("", words, zoneName(zone)));
        }
        int from = (utc.from() + offset + DAY) % DAY;
        int to = (utc.to() + offset + DAY) % DAY;
        if (from < to || to == 0) {
            return List.of(new Window(text(from) + "-" + text(to), words, zoneName(zone)));
        }
        return List.of(
                new Window(text(from) + "-00:00", words, zoneName(zone)),
                new Window("00:00-" + text(to), words, zoneName(zone)));
    }

    private static String zoneName(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** In minutes. Hours in UTC are no hours of a zone whose clocks change. */
    private static int offset(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        if (!rules.getTransitionRules().isEmpty()) {
            throw new IllegalArgumentException("the clocks of " + zone + " change, so hours in UTC are no hours there");
        }
        return rules.getStandardOffset(SAMPLE).getTotalSeconds() / 60;
    }

    private static List<Minutes> hours(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        List<Object> all = value instanceof String ? List.of(value) : Values.list(value);
        return all.stream().map(each -> minutes(String.valueOf(each))).toList();
    }

    private static Minutes minutes(String text) {
        Matcher parts = HOURS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no window such as 16:30-00:30");
        }
        return new Minutes(minute(parts.group(1)), minute(parts.group(2)));
    }

    private static int minute(String time) {
        return LocalTime.parse(time.length() == 4 ? "0" + time : time).toSecondOfDay() / 60;
    }

    private static String text(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L).toString();
    }

    private static Set<DayOfWeek> days(List<Object> values) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        values.forEach(each -> days.add(
                day(each).orElseThrow(() -> new IllegalArgumentException("\"" + each + "\" is no day of the week"))));
        return days;
    }

    /** 1 is Monday; a name may be cut to three letters. */
    private static Optional<DayOfWeek> day(Object value) {
        String text = value.toString().toUpperCase(Locale.ROOT);
        for (DayOfWeek each : DayOfWeek.values()) {
            boolean named = text.length() >= 3 && (each.name().startsWith(text) || text.equals("THURS"));
            if (text.equals(String.valueOf(each.getValue()))
                    || named && each.name().startsWith(text.substring(0, 3))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
