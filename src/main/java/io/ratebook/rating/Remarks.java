package io.ratebook.rating;

import io.ratebook.domain.Budget;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Contrast;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Metered;
import io.ratebook.domain.Priced;
import io.ratebook.domain.Scenario;
import io.ratebook.domain.Total;
import io.ratebook.domain.Usage;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Location;

/** What rules say in words, to findings at the place of their subject. The code is the rule's id. */
public final class Remarks {
    private Remarks() {}

    public static Finding finding(Decision.Advice advice) {
        return new Finding(advice.severity(), advice.by().id(), place(advice.subject(), advice), advice.text(), null);
    }

    private static Location place(Object subject, Decision.Advice advice) {
        if (subject instanceof Usage usage) {
            return usage.where();
        }
        if (subject instanceof Metered metered) {
            return metered.usage().where();
        }
        if (subject instanceof Priced priced) {
            return priced.usage().where();
        }
        if (subject instanceof Total total) {
            return total.scenario().where();
        }
        if (subject instanceof Scenario scenario) {
            return scenario.where();
        }
        if (subject instanceof Contrast contrast) {
            return contrast.where();
        }
        if (subject instanceof Contract contract) {
            return contract.where();
        }
        return subject instanceof Budget budget ? budget.where() : advice.by().at();
    }
}
