package io.ratebook.rules;

import io.ratebook.grid.Grid;
import java.util.List;

/** One file of the rules folder, read but not yet understood. */
public sealed interface RuleFile {
    /** Relative to where the user stands, with forward slashes: {@code rules/30-adjust/batch.drl}. Its folder names the stage. */
    String path();

    record Drl(String path, String text) implements RuleFile {}

    /** A workbook of decision tables. */
    record Tables(String path, List<Grid> sheets) implements RuleFile {
        public Tables {
            sheets = List.copyOf(sheets);
        }
    }

    /** A file that holds no rules; reported unless its name says what it is. */
    record Other(String path) implements RuleFile {}
}
