package io.ratebook;

import io.ratebook.amount.Decimals;
import io.ratebook.amount.Scaled;
import io.ratebook.finding.Location;
import java.util.List;

/** A row of a text file. */
record TextValues(String file, List<String> values) implements RowValues {
    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean isBlank(int column) {
        return text(column).isBlank();
    }

    @Override
    public String text(int column) {
        return column < values.size() ? values.get(column) : "";
    }

    @Override
    public String shown(int column) {
        return text(column);
    }

    @Override
    public boolean number(int column, Scaled into) {
        String digits = text(column).strip();
        return Decimals.TEXT.parse(digits, 0, digits.length(), into);
    }

    @Override
    public Location where(int row) {
        return Location.ofLine(file, row, 1);
    }
}
