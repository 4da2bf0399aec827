package io.ratebook.workbook.read.hostile;

import java.util.ArrayList;
import java.util.List;

/** The whole catalogue, in three sections: files as such, their parts as XML, their cells. */
public final class BadInputs {
    private BadInputs() {}

    /** Every file, by name: section, row of the section, and what is particular. */
    public static List<BadInput> all() {
        List<BadInput> all = new ArrayList<>();
        all.addAll(Containers.all());
        all.addAll(Parts.all());
        all.addAll(Cells.all());
        return all;
    }

    /** What the others that are sound must come to. */
    public static BadInput control() {
        return BadInput.asControl("control", new Plan());
    }
}
