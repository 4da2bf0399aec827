package io.ratebook.amount;

import java.util.Locale;

/** One of the three estimates that every scenario is rated for. */
public enum Case {
    LOW(1),
    BASE(2),
    HIGH(3);

    private final int selector;

    Case(int selector) {
        this.selector = selector;
    }

    /** The value of the workbook's {@code in_case} cell that selects this case: 1, 2 or 3. */
    public int selector() {
        return selector;
    }

    /** The word for this case in sheets, messages and JSON: low, base, high. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
