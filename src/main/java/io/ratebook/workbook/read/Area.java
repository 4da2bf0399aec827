package io.ratebook.workbook.read;

import io.ratebook.grid.Address;
import java.util.Optional;

/** A rectangle of cells: {@code A3:B4}, or one cell. Both corners belong to it. */
public record Area(Address first, Address last) {
    public static Optional<Area> parse(String text) {
        int colon = text.indexOf(':');
        Optional<Address> first = Address.parse(colon < 0 ? text : text.substring(0, colon));
        Optional<Address> last = Address.parse(text.substring(colon + 1));
        return first.flatMap(from -> last.map(to -> new Area(from, to)))
                .filter(each -> each.first.row() <= each.last.row() && each.first.column() <= each.last.column());
    }

    public boolean holds(int row, int column) {
        return row >= first.row() && row <= last.row() && column >= first.column() && column <= last.column();
    }
}
