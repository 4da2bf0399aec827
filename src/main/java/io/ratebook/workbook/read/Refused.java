package io.ratebook.workbook.read;

import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;
import org.jspecify.annotations.Nullable;

/** Ends the reading of a file of which nothing can be used, and carries the reason to where reading began. */
public final class Refused extends Exception {
    private final transient Finding finding;

    private Refused(Finding finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }

    public static Refused of(String code, String file, String message, @Nullable String maybe) {
        return new Refused(Finding.error(code, Location.ofFile(file), message, maybe));
    }

    /** A file that was a workbook once and is damaged. */
    public static Refused corrupt(String file, String message) {
        return of("RB-IN-CORRUPT", file, message, "open it in Excel, let Excel repair it, and save it");
    }

    public Finding finding() {
        return finding;
    }
}
