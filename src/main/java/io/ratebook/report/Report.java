package io.ratebook.report;

import io.ratebook.domain.Budget;
import io.ratebook.domain.Decision;
import io.ratebook.domain.Request;
import io.ratebook.domain.RuleReads;
import io.ratebook.finding.Finding;
import io.ratebook.report.sensitivity.Sensitivities;
import java.util.List;

/**
 * The whole answer: exact and unrounded.
 *
 * @param request the base case's
 * @param reasons the conditions behind the decisions of the lines; none where nobody asked for them
 * @param months what each phase of each scenario costs month by month; those of a scenario add up to its total
 * @param returns what comparisons are worth over their months
 * @param standings how far the numbers of the request may move before its rows would be priced otherwise
 * @param reads what the rules look at
 * @param fits which scenario fits which budget, as the rules of stage advise said, for the base case
 * @param findings warnings and remarks, worst first
 */
public record Report(
        Request request,
        List<Line> lines,
        Reasons reasons,
        List<ScenarioTotal> totals,
        List<MonthCost> months,
        List<CreditUse> credits,
        List<Compared> comparisons,
        List<Returns> returns,
        List<MetricPair> metrics,
        Sensitivities sensitivities,
        List<Standing> standings,
        RuleReads reads,
        List<Decision.Fit> fits,
        List<Verdict> verdicts,
        List<Finding> findings) {
    public Report {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
        months = List.copyOf(months);
        credits = List.copyOf(credits);
        comparisons = List.copyOf(comparisons);
        returns = List.copyOf(returns);
        metrics = List.copyOf(metrics);
        standings = List.copyOf(standings);
        fits = List.copyOf(fits);
        verdicts = List.copyOf(verdicts);
        findings = List.copyOf(findings);
    }

    /** True where a rule of stage advise said so. */
    public boolean fits(ScenarioTotal total, Budget budget) {
        return fits.stream()
                .anyMatch(each -> each.budget().equals(budget)
                        && each.total()
                                .scenario()
                                .name()
                                .equals(total.scenario().name()));
    }

    /** The same report with the conditions behind its decisions. */
    public Report withReasons(Reasons known) {
        return with(known, findings);
    }

    /** The same report with these findings, worst first, in place of its own. */
    public Report withFindings(List<Finding> all) {
        return with(reasons, all);
    }

    private Report with(Reasons known, List<Finding> all) {
        return new Report(
                request,
                lines,
                known,
                totals,
                months,
                credits,
                comparisons,
                returns,
                metrics,
                sensitivities,
                standings,
                reads,
                fits,
                verdicts,
                all);
    }
}
