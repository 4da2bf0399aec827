package io.ratebook.rules;

import io.ratebook.finding.Finding;

/** A rule that failed while it was asked: what happened and where the rule stands. */
public final class RuleFailure extends RuntimeException {
    private final transient Finding finding;

    RuleFailure(Finding finding, Throwable cause) {
        super(finding.message(), cause);
        this.finding = finding;
    }

    RuleFailure(Finding finding) {
        super(finding.message());
        this.finding = finding;
    }

    public Finding finding() {
        return finding;
    }
}
