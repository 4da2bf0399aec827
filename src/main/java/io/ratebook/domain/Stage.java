package io.ratebook.domain;

import java.util.Locale;

/** The stages of a decision, a one-way street: the output of one is read-only input of the next. */
public enum Stage {
    METER(10),
    PRICE(20),
    ADJUST(30),
    COMMIT(40),
    ADVISE(90);

    private final int number;

    Stage(int number) {
        this.number = number;
    }

    /** The folder that holds its rules: {@code 30-adjust}. */
    public String folder() {
        return number + "-" + word();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
