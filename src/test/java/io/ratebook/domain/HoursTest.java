package io.ratebook.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTest {
    private static final LocalDate WINTER = LocalDate.of(2026, 1, 15);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "17:00, '', UTC, true, true",
                "16:30, '', UTC, true, true",
                "00:29, '', UTC, true, true",
                "00:30, '', UTC, false, false",
                "23:00-00:30, '', UTC, true, true",
                "23:00-00:31, '', UTC, false, true",
                "00:30-16:30, '', UTC, false, false",
                "'', 'sat,sun', UTC, false, true",
                "01:00, '', Asia/Shanghai, true, true",
                "08:00, '', Asia/Shanghai, true, true",
                "09:00, '', Asia/Shanghai, false, false",
            })
    void aWindowPastMidnightHoldsFromItsFirstMinuteToBeforeItsLast(
            String hours, String days, String zone, boolean within, boolean meets) {
        Hours night = Hours.parse("16:30-00:30", "", "");
        Hours used = Hours.parse(hours, days, zone);
        assertThat(used.within(night, WINTER)).as("within").isEqualTo(within);
        assertThat(used.meets(night, WINTER)).as("meets").isEqualTo(meets);
    }

    @ParameterizedTest
    @CsvSource({
        "01:00, mon-fri, true",
        "01:00, sat, false",
        "01:00, fri-sun, false",
        "02:30-03:30, 'mon,wed', true",
    })
    void daysAreThoseOnWhichTheWindowBegins(String hours, String days, boolean within) {
        Hours peak = Hours.parse("01:00-04:00", "mon-fri", "UTC");
        assertThat(Hours.parse(hours, days, "").within(peak, WINTER)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-15, true", "2026-07-15, false"})
    void clocksFollowTheDaylightOfTheDay(LocalDate day, boolean within) {
        Hours utc = Hours.parse("08:00-09:00", "", "UTC");
        assertThat(Hours.parse("09:00-10:00", "", "Europe/Berlin").within(utc, day))
                .isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 00:00-24:00 UTC",
        "22:00-06:00, sat-sun, Asia/Shanghai, '22:00-06:00 sat,sun Asia/Shanghai'",
        "18:00-24:00, '', UTC, 18:00-24:00 UTC",
        "18:00, '', '', 18:00-18:01 UTC",
    })
    void itReadsAsItIsWritten(String hours, String days, String zone, String text) {
        assertThat(Hours.parse(hours, days, zone)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "night, '', '', is no window such as 16:30-00:30",
        "25:00, '', '', is no window such as 16:30-00:30",
        "10:70-11:00, '', '', is no window such as 16:30-00:30",
        "10:00-10:00, '', '', is no window such as 16:30-00:30",
        "10:00-11:00-12:00, '', '', is no window such as 16:30-00:30",
        "'', weekdays, '', 'are no days such as mon-fri or sat,sun'",
        "'', '', Mars, is no time zone such as UTC or Asia/Shanghai",
    })
    void whatCantBeReadSaysHowItIsWritten(String hours, String days, String zone, String problem) {
        assertThatThrownBy(() -> Hours.parse(hours, days, zone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
