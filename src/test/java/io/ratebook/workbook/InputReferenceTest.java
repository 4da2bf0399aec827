package io.ratebook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.grid.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of the input sheets says what the one column contract says. To write it anew, run {@link #main}. */
class InputReferenceTest {
    private static final Path REFERENCE = Path.of("docs/input-workbook.md");

    public static void main(String[] args) throws IOException {
        Files.writeString(REFERENCE, reference());
    }

    @Test
    void referenceSaysWhatTheReaderReads() throws IOException {
        assertThat(REFERENCE).content().isEqualToNormalizingNewlines(reference());
    }

    private static String reference() {
        StringBuilder text = new StringBuilder("""
                # The input workbook

                Sheets and columns may stand in any order, below a title or not; upper and lower case don't count. Only **Usage** is needed.
                Columns of your own are carried along, and rules see them by their header. A column marked *low/high* may have companions
                (`Calls low`, `Calls high`) for the low and the high case; where its own cell is blank, the base case is their mean.
                `ratebook new` writes a workbook with all of this but the columns marked *seldom*, which you add where you need them.
                """);
        for (SheetLayout sheet : SheetLayout.ALL) {
            text.append("\n## ")
                    .append(sheet.name())
                    .append("\n\n")
                    .append(sheet.meaning())
                    .append("\n\n");
            text.append("| column | holds | meaning |\n|---|---|---|\n");
            sheet.columns().forEach(each -> row(text, each));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Column column) {
        String name = column.required() ? "**" + column.name() + "**" : column.name();
        text.append("| ").append(name).append(" | ").append(holds(column)).append(" | ");
        text.append(column.meaning()).append(" |\n");
    }

    private static String holds(Column column) {
        String kind = switch (column.kind()) {
            case TEXT -> column.choices().isEmpty() ? "text" : String.join(", ", column.choices());
            case PASSAGE -> "text of any length";
            case FILE -> "file name";
            case NUMBER -> "number";
            case AMOUNT -> "number, 0 or more";
            case COUNT -> "whole number, 0 or more";
            case NUMBERS -> "number, or several with semicolons";
            case DATE -> "date";
            case ANY -> "anything";
            case RESULT -> "(result)";
        };
        String ranged = column.ranged() ? kind + "; low/high" : kind;
        return column.rare() ? ranged + "; seldom" : ranged;
    }
}
