package io.ratebook.workbook.read;

import io.ratebook.grid.NumberStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a workbook is to be read.
 *
 * @param textNumbers the language in which columns of numbers may hold text; null: none, so that such text is an error
 * @param recheck true where every stored result of a formula is to be compared with what the formula gives
 */
public record Reading(@Nullable Language textNumbers, boolean recheck) {
    /** A language in which numbers are typed. */
    public enum Language {
        EN(NumberStyle.EN),
        DE(NumberStyle.DE);

        private final NumberStyle style;

        Language(NumberStyle style) {
            this.style = style;
        }

        /** As the command line has it: {@code en}, {@code de}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The language of that word; empty where there is none. */
        public static Optional<Language> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }
    }

    /** The way of writing numbers; null where text is no number. */
    @Nullable
    NumberStyle style() {
        return textNumbers == null ? null : textNumbers.style;
    }

    /** As it stands. */
    public static final Reading PLAIN = new Reading(null, false);
}
