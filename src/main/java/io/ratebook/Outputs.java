package io.ratebook;

import io.ratebook.amount.Case;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run writes beside the result workbook; each empty where it isn't asked for.
 *
 * @param json the whole result for programs
 * @param csv a folder: a file a sheet
 * @param focus the lines in the columns of FOCUS
 * @param focusCase whose costs those are
 * @param html a page to read
 * @param pdf the same page to print
 */
public record Outputs(
        Optional<Path> json,
        Optional<Path> csv,
        Optional<Path> focus,
        Case focusCase,
        Optional<Path> html,
        Optional<Path> pdf) {
    public static final Outputs NONE = new Outputs(
            Optional.empty(), Optional.empty(), Optional.empty(), Case.BASE, Optional.empty(), Optional.empty());
}
