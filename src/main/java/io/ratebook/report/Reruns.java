package io.ratebook.report;

import io.ratebook.finding.Checked;
import io.ratebook.rating.CaseCharges;
import io.ratebook.rating.Rated;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The request rated anew with some assumptions set, by name, beside those that the command line set. */
public interface Reruns {
    /** In all three cases. Errors stop the whole run. */
    Rated everyCase(Map<String, BigDecimal> settings);

    /** In the base case; empty, with the errors, where it can't be rated. Warnings would repeat the run's own and are left out. */
    Checked<Optional<CaseCharges>> baseCase(Map<String, BigDecimal> settings);
}
