package io.ratebook.report;

import java.util.List;

/** What became of a result since it was written, item by item. */
public record Verification(List<Item> items) {
    public Verification {
        items = List.copyOf(items);
    }

    /** What is said of an item. */
    public enum Status {
        SAME("same"),
        CHANGED("changed"),
        ABSENT("absent"),
        NOT_CHECKED("not checked");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One item.
     *
     * @param note what else there is to say, in words; may be empty
     * @param differences in the order of the workbook; empty unless something changed
     */
    public record Item(String name, Status status, String note, List<Difference> differences) {
        public Item {
            differences = List.copyOf(differences);
        }

        public static Item same(String name, String note) {
            return new Item(name, Status.SAME, note, List.of());
        }

        public static Item notChecked(String name, String note) {
            return new Item(name, Status.NOT_CHECKED, note, List.of());
        }

        public static Item absent(String name, String note) {
            return new Item(name, Status.ABSENT, note, List.of());
        }

        public static Item changed(String name, String note, List<Difference> differences) {
            return new Item(name, Status.CHANGED, note, differences);
        }

        /** Same where there are no differences, changed where there are. */
        public static Item of(String name, String note, List<Difference> differences) {
            return differences.isEmpty() ? same(name, note) : changed(name, "", differences);
        }
    }

    /**
     * One thing that is not as it was.
     *
     * @param what kind of thing: cell, formula, value, comment, hidden row, file, sheet …
     * @param place {@code Usage!D14}, or the name of a sheet or a file
     * @param held what it was when the result was written, as a reader would write it
     * @param holds what it is now
     */
    public record Difference(String what, String place, String held, String holds) {}

    /** True where nothing has changed and nothing is missing; what wasn't checked doesn't count. */
    public boolean holds() {
        return items.stream().noneMatch(each -> each.status() == Status.CHANGED || each.status() == Status.ABSENT);
    }
}
