package io.ratebook.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of every week, to the minute.
 *
 * @param days on which the window begins
 * @param from minutes after midnight, inclusive
 * @param minutes how long the window is; it may run past midnight
 * @param zone whose clock it is
 */
public record Hours(Set<DayOfWeek> days, int from, int minutes, ZoneId zone) {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;
    private static final Hours ALWAYS = new Hours(EnumSet.allOf(DayOfWeek.class), 0, DAY, ZoneOffset.UTC);
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{2})");

    public Hours {
        days = Set.copyOf(days);
    }

    /**
     * Reads {@code 16:30-00:30}, {@code mon-fri} and {@code Asia/Shanghai}. A single time is a window of one minute; blank hours
     * are the whole day, blank days every day, a blank zone is UTC.
     *
     * @throws IllegalArgumentException where one of them can't be read; the message says which and how it is written
     */
    public static Hours parse(String hours, String days, String zone) {
        if (hours.isBlank() && days.isBlank() && zone.isBlank()) {
            return ALWAYS;
        }
        int[] window = window(hours.strip());
        return new Hours(days(days.strip()), window[0], window[1], zone(zone.strip()));
    }

    private static int[] window(String hours) {
        if (hours.isEmpty()) {
            return new int[] {0, DAY};
        }
        String[] ends = hours.split("\\s*[-–]\\s*", -1);
        int from = minutes(hours, ends[0]);
        if (ends.length == 1) {
            return new int[] {from, 1};
        }
        int to = ends.length == 2 ? minutes(hours, ends[1]) : from;
        if (ends.length > 2 || from == to || from == DAY) {
            throw new IllegalArgumentException("\"" + hours + "\" is no window such as 16:30-00:30");
        }
        return new int[] {from, to > from ? to - from : to - from + DAY};
    }

    private static int minutes(String hours, String clock) {
        Matcher parts = CLOCK.matcher(clock);
        int minutes = parts.matches() ? Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2)) : -1;
        if (minutes < 0 || minutes > DAY || Integer.parseInt(parts.group(2)) > 59) {
            throw new IllegalArgumentException("\"" + hours + "\" is no window such as 16:30-00:30");
        }
        return minutes;
    }

    private static Set<DayOfWeek> days(String days) {
        Set<DayOfWeek> all = EnumSet.noneOf(DayOfWeek.class);
        for (String part : days.isEmpty() ? new String[] {"mon-sun"} : days.split("\\s*,\\s*", -1)) {
            String[] ends = part.split("\\s*[-–]\\s*", -1);
            DayOfWeek first = day(days, ends[0]);
            DayOfWeek last = day(days, ends[ends.length - 1]);
            for (DayOfWeek each = first; each != last; each = each.plus(1)) {
                all.add(each);
            }
            all.add(last);
        }
        return all;
    }

    private static DayOfWeek day(String days, String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return List.of(DayOfWeek.values()).stream()
                .filter(each -> lower.length() >= 3
                        && each.name().toLowerCase(Locale.ROOT).startsWith(lower))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + days + "\" are no days such as mon-fri or sat,sun"));
    }

    private static ZoneId zone(String zone) {
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("\"" + zone + "\" is no time zone such as UTC or Asia/Shanghai", e);
        }
    }

    /** True where all of it lies within another, by the clocks of that day. */
    public boolean within(Hours wider, LocalDate day) {
        if (wider.isWhole()) {
            return true;
        }
        BitSet rest = week(day);
        rest.andNot(wider.week(day));
        return rest.isEmpty();
    }

    /** True where some of it lies within another, by the clocks of that day. */
    public boolean meets(Hours other, LocalDate day) {
        if (isWhole() && other.isWhole()) {
            return true;
        }
        return week(day).intersects(other.week(day));
    }

    private boolean isWhole() {
        return days.size() == DayOfWeek.values().length && minutes >= DAY;
    }

    /** The minutes of a week in UTC. */
    private BitSet week(LocalDate day) {
        int offset = zone.getRules().getOffset(day.atTime(LocalTime.NOON)).getTotalSeconds() / 60;
        BitSet week = new BitSet(WEEK);
        for (DayOfWeek each : days) {
            int begin = (each.getValue() - 1) * DAY + from - offset;
            for (int i = 0; i < minutes; i++) {
                week.set((begin + i + WEEK) % WEEK);
            }
        }
        return week;
    }

    /** {@code 16:30-00:30 mon-fri UTC}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(clock(from));
        text.append('-').append(clock((from + minutes - 1) % DAY + 1));
        if (days.size() < 7) {
            text.append(' ')
                    .append(String.join(
                            ",",
                            days.stream()
                                    .sorted()
                                    .map(each -> each.name().substring(0, 3).toLowerCase(Locale.ROOT))
                                    .toList()));
        }
        return text.append(' ')
                .append(zone.equals(ZoneOffset.UTC) ? "UTC" : zone)
                .toString();
    }

    private static String clock(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
