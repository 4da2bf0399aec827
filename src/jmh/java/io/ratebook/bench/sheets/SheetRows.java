package io.ratebook.bench.sheets;

import java.math.BigDecimal;

/**
 * What is in the sheets that are read and written: 15 columns, of which the first is a text of its own in each row, four are texts that come
 * again and ten are numbers. Numbers are quarters, so that doubles add them up exactly in any order.
 */
public final class SheetRows {
    public static final int COLUMNS = 15;
    public static final int TEXTS = 5;
    public static final String SHEET = "Lines";

    private static final int VOCABULARY = 40;
    private static final int NUMBERS = 100_003;
    private static final double QUARTER = 0.25;

    private SheetRows() {}

    /**
     * @param row from 0
     * @param column from 0, less than {@link #TEXTS}
     */
    public static String text(int row, int column) {
        return column == 0 ? "activity " + row : "phase " + column + "." + row % (VOCABULARY + column);
    }

    /**
     * @param row from 0
     * @param column from {@link #TEXTS}, less than {@link #COLUMNS}
     */
    public static double number(int row, int column) {
        return (row * 31L + column * 7_919L) % NUMBERS * QUARTER;
    }

    /** What so many rows come to: the sum of the numbers, and the characters of all texts. */
    public static BigDecimal total(int rows) {
        double sum = 0;
        long characters = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < TEXTS; column++) {
                characters += text(row, column).length();
            }
            for (int column = TEXTS; column < COLUMNS; column++) {
                sum += number(row, column);
            }
        }
        return total(sum, characters);
    }

    static BigDecimal total(double sum, long characters) {
        return new BigDecimal(sum).add(BigDecimal.valueOf(characters));
    }
}
