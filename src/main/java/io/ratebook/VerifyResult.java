package io.ratebook;

import io.ratebook.finding.Finding;
import io.ratebook.report.Provenance;
import io.ratebook.report.Verification;
import io.ratebook.report.effects.Effect;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param verification empty where the file can't be read
 * @param provenance empty where no seal could be read
 * @param effects one a scenario; empty where nothing was rated anew
 * @param findings of reading the files and of rating anew, worst first
 */
public record VerifyResult(
        Optional<Verification> verification,
        Optional<Provenance> provenance,
        List<Effect> effects,
        List<Finding> findings) {
    public VerifyResult {
        effects = List.copyOf(effects);
        findings = List.copyOf(findings);
    }

    /** True where everything that was checked is as it was, and everything that was asked for could be done. */
    public boolean holds() {
        return verification.isPresent()
                && verification.get().holds()
                && findings.stream().noneMatch(Finding::isError);
    }
}
