package io.ratebook.report;

import io.ratebook.amount.Case;
import io.ratebook.amount.Exact;
import io.ratebook.domain.Contract;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Fx;
import io.ratebook.domain.Rate;
import io.ratebook.finding.Finding;
import io.ratebook.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a careful reader would ask about an answer that is complete. */
final class Doubts {
    private Doubts() {}

    static List<Finding> about(Answers answers) {
        List<Finding> findings = new ArrayList<>();
        for (Compared each : answers.comparisons()) {
            boolean nothing = each.baselineCost().base().signum() == 0
                    && each.alternativeCost().base().signum() == 0;
            if (nothing) {
                findings.add(Finding.warning(
                        "RB-COMPARE-NONE",
                        each.question().where(),
                        "\"" + each.question().name() + "\" compares nothing: neither scenario has a row that recurs",
                        "write \"monthly\" in the column Period of the rows that the volume scales"));
            }
        }
        for (ScenarioTotal total : answers.totals()) {
            boolean ordered = total.cost().at(Case.LOW).compareTo(total.cost().base()) <= 0
                    && total.cost().base().compareTo(total.cost().at(Case.HIGH)) <= 0;
            if (!ordered) {
                findings.add(Finding.warning(
                        "RB-CASE-ORDER",
                        total.scenario().where(),
                        "\"" + total.scenario().name() + "\" costs "
                                + Exact.text(total.cost().low()) + " in the low case, "
                                + Exact.text(total.cost().base()) + " in the base case and "
                                + Exact.text(total.cost().high()) + " in the high case",
                        "check the low and high numbers of its rows and assumptions"));
            }
        }
        unusedTerms(answers, findings);
        unusedRates(answers, findings);
        return findings;
    }

    private static void unusedRates(Answers answers, List<Finding> findings) {
        Set<Fx> used = new HashSet<>();
        for (Line line : answers.lines()) {
            for (Decision each : line.decisions()) {
                if (each instanceof Decision.Factor factor && factor.basis() instanceof Fx fx) {
                    used.add(fx);
                }
            }
        }
        for (Fx rate : answers.request(Case.BASE).header().rates()) {
            if (!used.contains(rate)) {
                findings.add(new Finding(
                        Severity.INFO,
                        "RB-FX-UNUSED",
                        rate.where(),
                        "nothing of the request is priced in " + rate.from(),
                        null));
            }
        }
    }

    private static void unusedTerms(Answers answers, List<Finding> findings) {
        Set<Contract> used = new HashSet<>();
        for (Line line : answers.lines()) {
            if (line.contract() != null) {
                used.add(line.contract());
            }
            line.free().forEach(each -> used.add(each.contract()));
            line.rates().stream().map(Rate::contract).filter(Objects::nonNull).forEach(used::add);
            for (Decision each : line.decisions()) {
                if (each instanceof Decision.Factor factor && factor.basis() instanceof Contract contract) {
                    used.add(contract);
                }
            }
        }
        for (Contract term : answers.request(Case.BASE).contracts()) {
            if (!used.contains(term)) {
                findings.add(Finding.warning(
                        "RB-CONTRACT-UNUSED",
                        term.where(),
                        "the " + term.kind() + " " + term.id() + " covers nothing of the request",
                        "check its provider, model, meter and days against the sheet Usage"));
            }
        }
    }
}
