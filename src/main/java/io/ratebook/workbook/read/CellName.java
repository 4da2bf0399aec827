package io.ratebook.workbook.read;

import io.ratebook.finding.Location;
import io.ratebook.grid.Address;
import io.ratebook.grid.Book;
import java.util.Map;
import java.util.Optional;

/** The cells that a workbook's defined names mean. */
final class CellName {
    private CellName() {}

    /** The cell of that name; case doesn't count, as in Excel. Empty where there is no such name, or its sheet is gone. */
    static Optional<Location> locate(Book book, String name) {
        return book.names().entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(target -> target(book, target));
    }

    private static Optional<Location> target(Book book, String target) {
        int mark = target.lastIndexOf('!');
        String sheet = target.substring(0, Math.max(0, mark));
        return Address.parse(target.substring(mark + 1))
                .flatMap(cell -> book.sheets().stream()
                        .filter(each -> each.sheet().equalsIgnoreCase(sheet))
                        .findFirst()
                        .map(each -> each.where(cell.row(), cell.column())));
    }
}
